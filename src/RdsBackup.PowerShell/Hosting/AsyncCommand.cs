using System.Management.Automation;
using RdsBackup.Core.Aws;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>A cmdlet whose body is asynchronous.</summary>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    private readonly Pump pump = new();
    private CmdletConsole? console;

    /// <summary>What the session of the caller holds; read when the cmdlet begins.</summary>
    internal CallerSession Caller { get; set; } = CallerSession.Empty;

    private CmdletConsole Console => console ??= new CmdletConsole(this, pump);

    /// <inheritdoc/>
    public void Dispose()
    {
        pump.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What is told when nothing was found and nothing failed; null for cmdlets that look for nothing.</summary>
    private protected virtual string? NothingFound => null;

    /// <summary>Whether what it writes has a view that is no part of the script's one table, so that whatever comes after it has its own.</summary>
    internal virtual bool IsShownApart => false;

    /// <summary>The profile by which this call reached an account, for advice; null for none.</summary>
    internal virtual string? ProfileOf(string account) => null;

    /// <summary>Runs before any input: a failure here means that the call makes no sense, and ends it.</summary>
    internal virtual Task BeginAsync(IRdsConsole console, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Runs for the parameters as they are now.</summary>
    internal abstract Task ProcessAsync(IRdsConsole console, CancellationToken cancellation);

    /// <summary>Runs when all input is done with.</summary>
    internal virtual Task EndAsync(IRdsConsole console, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        Caller = CallerSession.Of(this);
        try
        {
            RunToEnd(async (console, cancellation) =>
            {
                try
                {
                    await BeginAsync(console, cancellation).ConfigureAwait(false);
                }
                catch (Exception unforeseen) when (!ErrorRecords.Knows(unforeseen) && unforeseen is not OperationCanceledException)
                {
                    throw ErrorRecords.Known(unforeseen);
                }
            });
        }
        catch (Exception senseless) when (ErrorRecords.Knows(senseless))
        {
            ThrowTerminatingError(ErrorRecords.Of(senseless, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        try
        {
            Process();
        }
        catch
        {
            Console.EndProgress();
            throw;
        }
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        try
        {
            RunToEnd((_, _) => Task.CompletedTask);
            RunToEnd((console, cancellation) => GuardAsync(console, null, () => EndAsync(console, cancellation)));
            // Silence would look as if nobody had looked.
            if (!Console.HasAnswered && NothingFound is { } nothing)
                Console.TellPerson(nothing);
        }
        finally
        {
            Console.EndProgress();
        }
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => pump.Cancel();

    private protected virtual void Process() => RunToEnd((console, cancellation) => GuardAsync(console, null, () => ProcessAsync(console, cancellation)));

    /// <summary>Starts work and does not wait: it goes on while other commands of the pipeline have their turn.</summary>
    private protected void StartOnly(Func<IRdsConsole, CancellationToken, Task> work)
    {
        var speaker = Console;
        pump.Start(cancellation => Heard(speaker, work, cancellation));
        pump.RunReady();
    }

    /// <summary>Runs work, and all that was started before, to its end.</summary>
    private protected void RunToEnd(Func<IRdsConsole, CancellationToken, Task> work)
    {
        var speaker = Console;
        pump.Start(cancellation => Heard(speaker, work, cancellation));
        pump.Drain();
    }

    private static Task Heard(CmdletConsole speaker, Func<IRdsConsole, CancellationToken, Task> work, CancellationToken cancellation)
    {
        AwsCall.TellTo(call => speaker.WriteDebug(call.ToString()));
        return work(speaker, cancellation);
    }

    /// <summary>What one item meets becomes its error, and the others go on.</summary>
    internal static async Task GuardAsync(IRdsConsole console, object? item, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            await console.WriteErrorAsync(ErrorRecords.Known(failed), item).ConfigureAwait(false);
        }
    }
}
