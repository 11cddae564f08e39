using System.Management.Automation;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>What a cmdlet's body says to its pipeline and asks its user. Everything may be called from any thread.</summary>
internal interface IRdsConsole
{
    /// <summary>Writes an object, and waits until the pipeline has taken it.</summary>
    /// <exception cref="OperationCanceledException">The pipeline wants no more.</exception>
    Task WriteAsync(object output);

    /// <summary>Writes an error that concerns one item; the others go on.</summary>
    /// <param name="failed">A <see cref="Core.Errors.BackupException"/> or <see cref="CommandException"/>.</param>
    /// <param name="item">The item; what the failure itself names when null.</param>
    /// <exception cref="OperationCanceledException">The user asked to stop at errors.</exception>
    Task WriteErrorAsync(Exception failed, object? item);

    /// <summary>Tells a state change: as verbose text and as information record, so that logs have it where there is no progress bar.</summary>
    void Tell(BackupEvent news);

    /// <summary>Tells a detail of the story.</summary>
    void WriteVerbose(string text);

    /// <summary>Tells where something came from. Never a secret.</summary>
    void WriteDebug(string text);

    /// <summary>Warns.</summary>
    void WriteWarning(string text);

    /// <summary>Shows progress; of what is shown faster than it can be drawn, the latest is.</summary>
    void WriteProgress(ProgressRecord progress);

    /// <summary>Asks whether to go on, as <c>-WhatIf</c> and <c>-Confirm</c> want it.</summary>
    /// <param name="target">Object and place, e.g. <c>orders in us-east-2 (account 111122223333)</c>.</param>
    /// <param name="action">The effect, e.g. <c>Share with 444455556666</c>.</param>
    Task<bool> ShouldProcessAsync(string target, string action);

    /// <summary>Asks whether to go on with something that <c>-Confirm:$false</c> alone does not cover.</summary>
    Task<bool> ShouldContinueAsync(string query, string caption);

    /// <summary>Asks for a text that is not shown while it is typed; null where nobody is there to answer.</summary>
    Task<string?> AskAsync(string question);
}
