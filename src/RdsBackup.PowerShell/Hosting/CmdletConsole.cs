using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using RdsBackup.Core.Errors;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>The console of a cmdlet in a pipeline.</summary>
internal sealed class CmdletConsole(AsyncCommand cmdlet, Pump pump) : IRdsConsole
{
    private const string Tag = "RdsBackup";
    private const string New = "#New";

    private readonly object gate = new();
    private readonly Dictionary<int, ProgressRecord> undrawn = [];
    private readonly HashSet<int> bars = [];

    /// <summary>Whether it has written an object or an error.</summary>
    public bool HasAnswered { get; private set; }

    public Task WriteAsync(object output) => DoAsync(() =>
    {
        HasAnswered = true;
        var dressed = Dressed(output);
        cmdlet.WriteObject(dressed);
        // Shown by now; whoever keeps it formats it as they like.
        if (dressed is PSObject { TypeNames: { } names } && names[0].EndsWith(New, StringComparison.Ordinal))
            names.RemoveAt(0);
    });

    /// <summary>Tells a person at the prompt, as Write-Host does, and not the pipeline. Called on the pipeline's thread.</summary>
    public void TellPerson(string text) => cmdlet.WriteInformation(new HostInformationMessage { Message = Secrets.Out(text) }, ["PSHOST", Tag]);

    public Task WriteErrorAsync(Exception failed, object? item) => DoAsync(() =>
    {
        HasAnswered = true;
        cmdlet.WriteError(ErrorRecords.Of(failed, item, cmdlet.ProfileOf));
    });

    // Whatever is said may quote others: no stream takes it as it comes.
    public void Tell(BackupEvent news) => Say(news.ToString(), clean =>
    {
        cmdlet.WriteVerbose(clean);
        cmdlet.WriteInformation(news, [Tag]);
    });

    public void WriteVerbose(string text) => Say(text, cmdlet.WriteVerbose);

    public void WriteDebug(string text) => Say(text, cmdlet.WriteDebug);

    public void WriteWarning(string text) => Say(text, cmdlet.WriteWarning);

    public void WriteProgress(ProgressRecord progress)
    {
        progress.Activity = Secrets.Out(progress.Activity);
        progress.StatusDescription = Secrets.Out(progress.StatusDescription);
        progress.CurrentOperation = Secrets.Out(progress.CurrentOperation);
        lock (gate)
        {
            var drawing = undrawn.ContainsKey(progress.ActivityId);
            undrawn[progress.ActivityId] = progress;
            if (drawing)
                return;
        }

        pump.Say(() => cmdlet.WriteProgress(Latest(progress.ActivityId)));
    }

    public Task<bool> ShouldProcessAsync(string target, string action) => pump.AskAsync(() => cmdlet.ShouldProcess(Secrets.Out(target), Secrets.Out(action)));

    public Task<bool> ShouldContinueAsync(string query, string caption) => pump.AskAsync(() =>
    {
        if (IsNobodyThere)
            return false;
        try
        {
            return cmdlet.ShouldContinue(Secrets.Out(query), caption);
        }
        catch (Exception unanswered) when (unanswered is PSInvalidOperationException or NullReferenceException)
        {
            // Nobody is there to be asked, so nobody agreed: with -NonInteractive, or where the input has ended, which the host's prompt does not expect.
            return false;
        }
    });

    public Task<string?> AskAsync(string question) => pump.AskAsync<string?>(() =>
    {
        if (IsNobodyThere)
            return null;
        try
        {
            cmdlet.Host.UI.Write(Secrets.Out(question) + ": ");
            using var typed = cmdlet.Host.UI.ReadLineAsSecureString();
            return new NetworkCredential("", typed).Password;
        }
        catch (Exception unanswered) when (unanswered is PSInvalidOperationException or HostException or NotImplementedException or NullReferenceException)
        {
            // With -NonInteractive, in a job, or where the input has ended.
            return null;
        }
    });

    // A console whose input is no terminal has nobody who could answer, and may wait for an answer for ever.
    private bool IsNobodyThere => cmdlet.Host?.Name == "ConsoleHost" && System.Console.IsInputRedirected;

    /// <summary>Takes every bar off the screen. Called on the pipeline's thread.</summary>
    public void EndProgress()
    {
        foreach (var bar in bars)
        {
            try
            {
                cmdlet.WriteProgress(new ProgressRecord(bar, "done", "done") { RecordType = ProgressRecordType.Completed });
            }
            catch (PipelineStoppedException)
            {
                // Then the host clears the screen itself.
            }
        }

        bars.Clear();
    }

    private ProgressRecord Latest(int activity)
    {
        lock (gate)
        {
            bars.Add(activity);
            undrawn.Remove(activity, out var latest);
            return latest!;
        }
    }

    private object Dressed(object output) => output switch
    {
        // As Get-Item gives it: the view of files shows what the provider adds.
        FileInfo file => cmdlet.InvokeProvider.Item.Get([file.FullName], force: false, literalPath: true)[0],
        // What goes on to another command is formatted as that one says.
        _ when cmdlet.IsShownApart && cmdlet.MyInvocation.PipelinePosition == cmdlet.MyInvocation.PipelineLength => Fresh(output),
        _ => output,
    };

    private static PSObject Fresh(object output)
    {
        var shown = PSObject.AsPSObject(output);
        shown.TypeNames.Insert(0, output.GetType().FullName + New);
        return shown;
    }

    private void Say(string text, Action<string> say)
    {
        var clean = Secrets.Out(text);
        pump.Say(() => say(clean));
    }

    private Task<bool> DoAsync(Action action) => pump.AskAsync(() =>
    {
        action();
        return true;
    });
}
