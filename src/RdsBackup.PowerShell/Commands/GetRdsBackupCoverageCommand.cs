using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Coverage;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Tells of every database of a policy, or of those that are named, whether it has a proven copy in the backup account that is young enough.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupCoverage", DefaultParameterSetName = PolicySet)]
[OutputType(typeof(CoverageInfo))]
public sealed class GetRdsBackupCoverageCommand : StackCommand
{
    private const string DatabaseSet = "Database";

    private readonly Dictionary<Place, VaultContents> vaults = [];

    /// <summary>Databases: identifiers, ARNs, records of this module, or objects of AWS.Tools. Their copies are looked for where this call says.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DatabaseSet)]
    [Alias("DatabaseIdentifier", "DBInstanceIdentifier", "DBClusterIdentifier", "DBInstanceArn", "DBClusterArn")]
    [ArgumentCompleter(typeof(CopiedDatabaseCompleter))]
    [DatabaseTransformation]
    [ValidateNotNullOrEmpty]
    public DatabaseInput[] Database { get; set; } = [];

    /// <summary>How long ago the newest proven copy may have arrived; without, what the policy says, else 30 hours.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan? MaximumAge { get; set; }

    /// <summary>An error for every database that is not covered.</summary>
    [Parameter]
    public SwitchParameter Strict
    {
        get => IsStrict;
        set => IsStrict = value;
    }

    /// <summary><see cref="Strict"/>.</summary>
    internal bool IsStrict { get; set; }

    private protected override string? LooksFor => "databases";

    private protected override IEnumerable<(string Name, TimeSpan Time)> Times => MaximumAge is { } age ? [(nameof(MaximumAge), age)] : [];

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (PolicyPath is not null)
        {
            await WritePolicyAsync(console, cancellation).ConfigureAwait(false);
            return;
        }

        foreach (var database in Database)
            await GuardAsync(console, database.Identifier, () => WriteAsync(database, console, cancellation)).ConfigureAwait(false);
    }

    private async Task WritePolicyAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var policy = ReadPolicy();
        var plan = StackPlan.For(policy).Where(stack => stack.Template is StackTemplate.SourceRegion or StackTemplate.BackupAccount).ToList();
        if (await OpenAsync(plan, console, cancellation).ConfigureAwait(false) is not { } targets)
            return;

        var maximumAge = MaximumAge ?? TimeSpan.FromHours(policy.Notify.MaximumAgeHours);
        var vault = targets[plan.Single(stack => stack.Template == StackTemplate.BackupAccount)];
        var contents = await LookAsync(vault, cancellation).ConfigureAwait(false);
        var (seen, selected, unseen) = (0, 0, 0);
        foreach (var source in plan.Where(stack => stack.Template == StackTemplate.SourceRegion).Select(stack => targets[stack]))
        {
            unseen++;
            await GuardAsync(console, source.Place.ToString(), async () =>
            {
                await foreach (var database in Finder.DatabasesAsync(source, new DatabaseFilter(), cancellation).ConfigureAwait(false))
                {
                    seen++;
                    var leftOut = policy.Select.WhyNot(database);
                    selected += leftOut is null ? 1 : 0;
                    await WriteAsync(database.Id, database.Place, database.Kind, leftOut,
                        leftOut is null ? CoverageRule.For(contents.Of(database.Place, database.Kind, database.Id), maximumAge, vault.Now) : null, contents, vault, console).ConfigureAwait(false);
                }

                unseen--;
            }).ConfigureAwait(false);
        }

        if (selected == 0 && unseen == 0)
            throw CoverageFailures.NothingSelected(seen);
    }

    private async Task WriteAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        input.DemandOne();
        // The copies lie where this call says; a record or ARN of a database only says whose they are.
        var vault = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        var contents = await LookAsync(vault, cancellation).ConfigureAwait(false);
        var maximumAge = MaximumAge ?? TimeSpan.FromHours(PolicyDefaults.Notify.MaximumAgeHours);
        if (input.Record is { } record)
        {
            var database = record.Database;
            await WriteAsync(database.Id, database.Place, database.Kind, null,
                CoverageRule.For(contents.Of(database.Place, database.Kind, database.Id), maximumAge, vault.Now), contents, vault, console).ConfigureAwait(false);
            return;
        }

        // Several accounts may have a database of a name.
        foreach (var copies in contents.Named(input.Identifier, input.Place).DefaultIfEmpty([]))
        {
            var source = copies.Count == 0 ? null : contents.SourceOf(copies[0]);
            await WriteAsync(input.Identifier, source?.Place ?? input.Place, source?.Kind, null, CoverageRule.For(copies, maximumAge, vault.Now), contents, vault, console).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(
        string database, Place? place, SnapshotKind? kind, string? leftOut, CoverageVerdict? verdict, VaultContents contents, Target vault, IRdsConsole console)
    {
        await console.WriteAsync(new CoverageInfo(database, place, kind, leftOut, verdict, verdict?.Newest is { } newest ? contents[newest] : null, vault.Now)).ConfigureAwait(false);
        if (IsStrict && verdict?.Why is { } why)
            await console.WriteErrorAsync(CoverageFailures.NotCovered(database, place, why), database).ConfigureAwait(false);
    }

    // One listing for all databases.
    private async Task<VaultContents> LookAsync(Target vault, CancellationToken cancellation) =>
        vaults.TryGetValue(vault.Place, out var known) ? known : vaults[vault.Place] = await VaultContents.LookAsync(vault, cancellation).ConfigureAwait(false);
}
