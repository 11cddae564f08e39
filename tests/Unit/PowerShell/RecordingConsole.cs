using System.Collections.Concurrent;
using System.Management.Automation;
using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell;

/// <summary>Keeps what a cmdlet's body says, in order, and answers what it asks.</summary>
internal sealed class RecordingConsole : IRdsConsole
{
    private readonly ConcurrentQueue<object> output = new();
    private readonly ConcurrentQueue<Exception> errors = new();
    private readonly ConcurrentQueue<string> told = new();
    private readonly ConcurrentQueue<string> debug = new();
    private readonly ConcurrentQueue<string> warnings = new();
    private readonly ConcurrentQueue<(string Target, string Action)> questions = new();

    /// <summary>What ShouldProcess answers: false is <c>-WhatIf</c>, or a No.</summary>
    public bool Answer { get; init; } = true;

    /// <summary>What ShouldContinue answers.</summary>
    public bool Agreement { get; init; } = true;

    /// <summary>What is typed when a text is asked for; null where nobody is there.</summary>
    public string? Typed { get; init; }

    public IReadOnlyList<object> Output => [.. output];

    public IReadOnlyList<Exception> Errors => [.. errors];

    /// <summary>The ids that the error records would have.</summary>
    public IEnumerable<string> ErrorIds => errors.Select(error => error is BackupException failed ? failed.Kind.ToString() : ((CommandException)error).Id);

    public IReadOnlyList<string> Told => [.. told];

    public IReadOnlyList<string> Debug => [.. debug];

    public IReadOnlyList<string> Warnings => [.. warnings];

    public IReadOnlyList<(string Target, string Action)> Questions => [.. questions];

    public Task WriteAsync(object written)
    {
        output.Enqueue(written);
        return Task.CompletedTask;
    }

    public Task WriteErrorAsync(Exception failed, object? item)
    {
        errors.Enqueue(failed);
        return Task.CompletedTask;
    }

    public void Tell(BackupEvent news) => told.Enqueue(news.ToString());

    public void WriteVerbose(string text) => told.Enqueue(text);

    public void WriteDebug(string text) => debug.Enqueue(text);

    public void WriteWarning(string text) => warnings.Enqueue(text);

    public void WriteProgress(ProgressRecord progress)
    {
    }

    public Task<bool> ShouldProcessAsync(string target, string action)
    {
        questions.Enqueue((target, action));
        return Task.FromResult(Answer);
    }

    public Task<bool> ShouldContinueAsync(string query, string caption) => Task.FromResult(Agreement);

    public Task<string?> AskAsync(string question)
    {
        told.Enqueue(question);
        return Task.FromResult(Typed);
    }
}
