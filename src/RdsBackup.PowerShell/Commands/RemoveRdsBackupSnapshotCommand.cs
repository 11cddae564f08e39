using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Retention;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Removes the copies of a backup account that no rule of a policy, or of this call, keeps; tells of every copy what becomes of it and why.</summary>
[Cmdlet(VerbsCommon.Remove, "RdsBackupSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PolicySet)]
[OutputType(typeof(RetentionInfo))]
public sealed class RemoveRdsBackupSnapshotCommand : StackCommand
{
    private const string KeepSet = "Keep";

    /// <summary>For how many days the newest copy of each day stays.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    public int? KeepDaily { get; set; }

    /// <summary>For how many weeks the newest copy of each week stays.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    public int? KeepWeekly { get; set; }

    /// <summary>For how many months the newest copy of each month stays.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    public int? KeepMonthly { get; set; }

    /// <summary>For how many years the newest copy of each year stays.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    public int? KeepYearly { get; set; }

    /// <summary>How many of the newest copies of a database stay, however old they are.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    public int KeepMinimum { get; set; } = PolicyDefaults.Retention.Minimum;

    /// <summary>Before how many days no copy goes, whatever arrives after it.</summary>
    [Parameter(ParameterSetName = KeepSet)]
    public int MinimumAgeDays { get; set; } = PolicyDefaults.Retention.MinimumAgeDays;

    /// <summary>The databases whose copies are meant; without, all.</summary>
    [Parameter]
    [Alias("DBInstanceIdentifier", "DBClusterIdentifier")]
    [ArgumentCompleter(typeof(CopiedDatabaseCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] DatabaseIdentifier { get; set; } = [];

    private protected override string? LooksFor => "copies in a backup account";

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        Demand();
        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (await FindAsync(console, cancellation).ConfigureAwait(false) is not var (vault, retention))
            return;

        var found = await VaultRetention.LookAsync(vault, retention, DatabaseIdentifier, cancellation).ConfigureAwait(false);
        foreach (var copy in found.Copies)
        {
            var removed = false;
            await GuardAsync(console, copy.Snapshot.Arn.Id, async () => removed = await DoneAsync(found, copy, console, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
            await console.WriteAsync(new RetentionInfo(copy, vault, removed)).ConfigureAwait(false);
        }

        foreach (var database in DatabaseIdentifier.Where(name => !NamePattern.HasWildcard(name) && !found.Copies.Any(copy => NamePattern.Matches(name, copy.Snapshot.Database))))
        {
            await GuardAsync(console, database, async () => throw await CopyFinder.NoCopyAsync(
                vault, new CopyFilter { Database = database, OfOthers = true }, available: false, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    // Removes it if no rule keeps it and nobody uses it; whether it did.
    private static async Task<bool> DoneAsync(VaultRetention found, RetainedCopy copy, IRdsConsole console, CancellationToken cancellation)
    {
        if (copy.NotOurs is { } foreign)
            throw foreign;
        var (arn, database) = (copy.Snapshot.Arn, copy.Snapshot.Database);
        if (copy.Decision.IsKept)
        {
            console.WriteVerbose($"{arn.Id} in {arn.Place} stays: {copy.Decision.Rule}.");
            return false;
        }

        await found.DemandUnusedAsync(copy.Snapshot, cancellation).ConfigureAwait(false);
        if (!await console.ShouldProcessAsync($"{arn.Id} in {arn.Place}", $"Delete this copy of {database}, which arrived {CopyName.Format(copy.Decision.Copy.Arrived)} and is kept by no rule").ConfigureAwait(false))
            return false;
        await found.RemoveAsync(copy, cancellation).ConfigureAwait(false);
        console.Tell(new BackupEvent("SnapshotRemoved", $"{arn.Id} in {arn.Place}, a copy of {database}, is removed: no rule keeps it.", arn.ToString(), arn.Place));
        return true;
    }

    // The backup account and what is kept there; null when it cannot be opened, which became an error.
    private async Task<(Target Vault, Retention Retention)?> FindAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (PolicyPath is null)
        {
            var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
            return (target, new Retention(KeepDaily ?? 0, KeepWeekly ?? 0, KeepMonthly ?? 0, KeepYearly ?? 0, KeepMinimum, MinimumAgeDays));
        }

        var policy = ReadPolicy();
        var plan = StackPlan.For(policy).Where(stack => stack.Template == StackTemplate.BackupAccount).ToList();
        return await OpenAsync(plan, console, cancellation).ConfigureAwait(false) is { } targets ? (targets[plan[0]], policy.Retention) : null;
    }

    // Before anything is asked. What keeps nothing is left out, not said.
    private void Demand()
    {
        var most = Retention.Most;
        foreach (var (name, count, limit, isOptional) in new (string, int?, int, bool)[]
        {
            (nameof(KeepDaily), KeepDaily, most.Daily, true), (nameof(KeepWeekly), KeepWeekly, most.Weekly, true), (nameof(KeepMonthly), KeepMonthly, most.Monthly, true),
            (nameof(KeepYearly), KeepYearly, most.Yearly, true), (nameof(KeepMinimum), KeepMinimum, most.Minimum, false), (nameof(MinimumAgeDays), MinimumAgeDays, most.MinimumAgeDays, false),
        })
        {
            if (count < 1 || count > limit)
            {
                throw new CommandException(
                    nameof(FailureKind.InvalidRetention), ErrorCategory.InvalidArgument, Invariant($"-{name} is {count}, and has to be from 1 to {limit}."),
                    Invariant($"Nothing was removed. Pass such a number, or leave -{name} out: {(isOptional ? "then this rule keeps nothing" : Invariant($"then it is {(name == nameof(KeepMinimum) ? PolicyDefaults.Retention.Minimum : PolicyDefaults.Retention.MinimumAgeDays)}"))}."),
                    count);
            }
        }
    }
}
