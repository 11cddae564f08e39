using System.Management.Automation;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Removes the stacks of a policy in the opposite order, or stacks of one account and region. Snapshots and keys stay: what stays is in the output.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "RdsBackupStack", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PolicySet)]
[OutputType(typeof(StackRemovalInfo))]
public sealed class RemoveRdsBackupStackCommand : StackCommand
{
    private const string PlaceSet = "Place";

    /// <summary>Names of stacks, removed in the order given.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlaceSet)]
    [ArgumentCompleter(typeof(StackCompleter))]
    [StackName(MayBeFound = true)]
    [ValidateNotNullOrEmpty]
    public string[] StackName { get; set; } = [];

    /// <summary>Lets nothing new begin, and waits until the state machines are done.</summary>
    [Parameter]
    public SwitchParameter Drain
    {
        get => Drains;
        set => Drains = value;
    }

    /// <summary><see cref="Drain"/>.</summary>
    internal bool Drains { get; set; }

    /// <summary>How long to wait for one stack, and for the state machines: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = StackDefaults.RemovalTimeout;

    private protected override IEnumerable<(string Name, TimeSpan Time)> Times => [(nameof(Timeout), Timeout)];

    private StackWait Wait => new() { Timeout = Timeout };

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (await FindAsync(console, cancellation).ConfigureAwait(false) is not { } teardown)
            return;

        foreach (var absent in teardown.Absent)
            console.WriteVerbose($"{absent} is not there.");
        foreach (var kept in teardown.Kept)
            console.WriteWarning($"{kept} stays: stacks of another policy tell through it.");
        if (await AnyAsync(teardown.Problems, console).ConfigureAwait(false)
            || (!Drains && await AnyAsync(await teardown.BusyAsync(cancellation).ConfigureAwait(false), console).ConfigureAwait(false)))
        {
            return;
        }

        var agreed = await AskAsync(teardown, console).ConfigureAwait(false);
        if (Drains && await AnyAsync(await teardown.DrainAsync(agreed.Contains, Tell, cancellation).ConfigureAwait(false), console).ConfigureAwait(false))
            return;

        var batch = Batch.For(Caller, "Removing stacks");
        await foreach (var result in teardown.RemoveAsync(agreed.Contains, RemoveAsync).ConfigureAwait(false))
        {
            if (result.Failure is { } failure)
                await console.WriteErrorAsync(failure, null).ConfigureAwait(false);
            else if (!result.WasBegun)
                console.WriteWarning($"{result.Removal.Title} was not removed, because one before it failed.");
        }

        void Tell(IReadOnlyList<string> running) => console.WriteVerbose(running.Count == 0 ? "Nothing is at work." : $"At work: {string.Join(", ", running)}.");

        async Task RemoveAsync(StackRemoval removal)
        {
            var remains = await batch.ShowAsync<StackProgress, StackRemains>(
                removal.Title, console, look => removal.RemoveAsync(look, cancellation), seen => new BatchLook(seen.Percent, null, elapsed => new BackupEvent("StackStatus", $"{seen.Stack}: {seen.Happening}.", duration: elapsed)))
                .ConfigureAwait(false);
            await console.WriteAsync(new StackRemovalInfo(remains)).ConfigureAwait(false);
        }
    }

    // Null when an account of the policy cannot be opened.
    private async Task<StackTeardown?> FindAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (PolicyPath is null)
            return await StackTeardown.PrepareAsync(await ConnectAsync(console, null, cancellation).ConfigureAwait(false), StackName, Wait, cancellation).ConfigureAwait(false);

        var policy = ReadPolicy();
        var plan = StackPlan.For(policy);
        return await OpenAsync(plan, console, cancellation).ConfigureAwait(false) is { } targets
            ? await StackTeardown.PrepareAsync(policy, plan, stack => targets[stack], Wait, cancellation).ConfigureAwait(false)
            : null;
    }

    private async Task<HashSet<StackRemoval>> AskAsync(StackTeardown teardown, IRdsConsole console)
    {
        var agreed = new HashSet<StackRemoval>();
        foreach (var removal in teardown.Removals)
        {
            if (await console.ShouldProcessAsync(removal.Title, Drains ? $"Let nothing new begin and wait; then: {removal.Effect}" : removal.Effect).ConfigureAwait(false))
                agreed.Add(removal);
        }

        return agreed;
    }

    // Each becomes an error.
    private static async Task<bool> AnyAsync(IReadOnlyList<BackupException> failures, IRdsConsole console)
    {
        foreach (var failure in failures)
            await console.WriteErrorAsync(failure, null).ConfigureAwait(false);
        return failures.Count > 0;
    }
}
