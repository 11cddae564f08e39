using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Finds snapshots: of databases, of a whole account and region, or single ones by identifier or ARN.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupSnapshot", DefaultParameterSetName = OfDatabases)]
[OutputType(typeof(SnapshotInfo))]
public sealed class GetRdsBackupSnapshotCommand : RdsCommand
{
    private const string OfDatabases = "Database";
    private const string ByName = "Snapshot";

    /// <summary>Databases: identifiers, ARNs, records of this module, or objects of AWS.Tools; without, all of the region.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = OfDatabases)]
    [Alias("DatabaseIdentifier", "DBInstanceIdentifier", "DBClusterIdentifier", "DBInstanceArn", "DBClusterArn")]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [SupportsWildcards]
    [DatabaseTransformation(MayBeOther = true)]
    [ValidateNotNullOrEmpty]
    public DatabaseInput[] Database { get; set; } = [];

    /// <summary>Single snapshots: identifiers, ARNs, records of this module (asked for again), or objects of AWS.Tools.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByName)]
    [Alias("SnapshotIdentifier", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "SnapshotArn", "DBSnapshotArn", "DBClusterSnapshotArn")]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [SnapshotTransformation(MayBeOther = true)]
    [ValidateNotNullOrEmpty]
    public SnapshotInput[] Snapshot { get; set; } = [];

    /// <summary>The newest available snapshot by the time of its data, automated or manual, never one of ours.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    public SwitchParameter Latest
    {
        get => OnlyLatest;
        set => OnlyLatest = value;
    }

    /// <summary>Only copies that this product made; the databases need not be in this account.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    public SwitchParameter Copy
    {
        get => OnlyCopies;
        set => OnlyCopies = value;
    }

    /// <summary>Only copies that this product made of another account's databases.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    public SwitchParameter Vault
    {
        get => OnlyVault;
        set => OnlyVault = value;
    }

    /// <summary>AWS's type; without, automated and manual ones.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    [ValidateSet("automated", "manual", "awsbackup", "shared", "public")]
    public string? Type { get; set; }

    /// <summary>The oldest data that is meant.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    public DateTimeOffset? Since { get; set; }

    /// <summary><see cref="Latest"/>.</summary>
    internal bool OnlyLatest { get; set; }

    /// <summary><see cref="Copy"/>.</summary>
    internal bool OnlyCopies { get; set; }

    /// <summary><see cref="Vault"/>.</summary>
    internal bool OnlyVault { get; set; }

    private protected override string? LooksFor => "snapshots";

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (OnlyLatest && Type is not null)
            throw new CommandException("InvalidArguments", ErrorCategory.InvalidArgument, "-Latest chooses among all types.", "Pass -Latest or -Type.");
        if ((OnlyCopies || OnlyVault) && Type is not null)
            throw new CommandException("InvalidArguments", ErrorCategory.InvalidArgument, "Copies of this product are manual snapshots.", "Pass -Copy, -Vault or -Type.");
        if (OnlyCopies || OnlyVault)
        {
            await WriteCopiesAsync(console, cancellation).ConfigureAwait(false);
            return;
        }

        foreach (var snapshot in Snapshot)
            await GuardAsync(console, snapshot.ToString(), () => WriteOneAsync(snapshot, console, cancellation)).ConfigureAwait(false);
        foreach (var database in Database)
            await GuardAsync(console, database.ToString(), () => WriteOfAsync(database, console, cancellation)).ConfigureAwait(false);
        if (Snapshot.Length == 0 && Database.Length == 0)
            await WriteAllAsync(console, cancellation).ConfigureAwait(false);
    }

    private protected override bool TakesRegionFromInput => true;

    private SnapshotFilter Filter => new() { Type = Type, Since = Since };

    private async Task WriteOneAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        if (snapshot.Arn is not { } arn)
        {
            var own = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
            await WriteAsync(await Finder.SnapshotAsync(own, snapshot.Text, cancellation).ConfigureAwait(false), own).ConfigureAwait(false);
            return;
        }

        // Another account's snapshot is found when it is shared.
        var target = snapshot.Record?.Owner is { } owner && !NamesCredentials ? owner : await ConnectAsync(console, arn.Place.Region, cancellation).ConfigureAwait(false);
        target = target.In(arn.Place.Region);
        await WriteAsync(await SeeAsync(target, arn, cancellation).ConfigureAwait(false), target).ConfigureAwait(false);

        Task WriteAsync(Snapshot found, Target seenBy) => console.WriteAsync(new SnapshotInfo(found, seenBy));
    }

    private async Task WriteOfAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        if (input.Place is null && WildcardPattern.ContainsWildcardCharacters(input.Identifier))
        {
            await WriteMatchingAsync(input.Identifier, console, cancellation).ConfigureAwait(false);
            return;
        }

        var (database, target) = await DatabaseAsync(input, console, cancellation).ConfigureAwait(false);
        await WriteOfAsync(database, target, console, cancellation).ConfigureAwait(false);
    }

    private async Task WriteMatchingAsync(string pattern, IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        await foreach (var database in Finder.DatabasesAsync(target, new DatabaseFilter { Name = pattern }, cancellation).ConfigureAwait(false))
            await GuardAsync(console, database.Id, () => WriteOfAsync(database, target, console, cancellation)).ConfigureAwait(false);
    }

    // A vault has none of the databases, so its copies are found by what AWS says that they are of. Of each database of each account the newest by its data's time.
    private async Task WriteCopiesAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        var names = Database.Select(one => new DatabaseFilter { Name = one.Identifier }).ToList();
        var found = new List<(Snapshot Snapshot, Lineage Lineage)>();
        await foreach (var snapshot in Finder.SnapshotsAsync(target, new SnapshotFilter { Type = "manual" }, cancellation).ConfigureAwait(false))
        {
            if (Lineage.OfOurs(snapshot) is { } lineage && lineage.Database == snapshot.Database && (Since is null || lineage.SourceTime >= Since)
                && (!OnlyVault || lineage.Source.Place.AccountId != target.AccountId)
                && (names.Count == 0 || names.Exists(name => name.MatchesName(snapshot.Database))))
            {
                found.Add((snapshot, lineage));
            }
        }

        var written = OnlyLatest
            ? found.Where(one => one.Snapshot.IsAvailable && SnapshotProver.LineageOf(one.Snapshot) is not null).GroupBy(one => (one.Lineage.Source.Place, one.Snapshot.Arn.Kind, one.Lineage.Database))
                .Select(of => of.MaxBy(one => one.Lineage.SourceTime))
            : found;
        foreach (var (snapshot, _) in written)
            await console.WriteAsync(new SnapshotInfo(snapshot, target)).ConfigureAwait(false);
    }

    private async Task WriteOfAsync(Database database, Target target, IRdsConsole console, CancellationToken cancellation)
    {
        if (OnlyLatest)
        {
            var latest = await Finder.LatestAsync(target, database, cancellation).ConfigureAwait(false);
            console.WriteVerbose($"{latest.Arn.Id} is the latest snapshot of {database.Id} in {target}{(Filter.Matches(latest) ? "" : ", and too old")}.");
            if (Filter.Matches(latest))
                await console.WriteAsync(new SnapshotInfo(latest, target, database.Settings)).ConfigureAwait(false);
            return;
        }

        var filter = Filter with { Database = database.Id, Kind = database.Kind };
        await foreach (var snapshot in Finder.SnapshotsAsync(target, filter, cancellation).ConfigureAwait(false))
            await console.WriteAsync(new SnapshotInfo(snapshot, target, database.Settings)).ConfigureAwait(false);
    }

    // Whoever names a snapshot here most likely means it.
    private async Task<(Database Database, Target Owner)> DatabaseAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(input, console, cancellation).ConfigureAwait(false);
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.DatabaseNotFound && input.Place is null)
        {
            var there = ErrorRecords.Options(missing.Failure.AccountId is { } account ? ProfileOf(account) : null, missing.Failure.Region);
            throw new CommandException(
                nameof(FailureKind.DatabaseNotFound),
                ErrorCategory.ObjectNotFound,
                missing.Message,
                $"See what is there: Get-RdsBackupDatabase{there}; copies of another account's database: Get-RdsBackupSnapshot {input.Identifier} -Vault{there}; if it is the name of a snapshot: Get-RdsBackupSnapshot -Snapshot {input.Identifier}{there}.",
                input.Identifier);
        }
    }

    private async Task WriteAllAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        if (OnlyLatest)
        {
            await foreach (var database in Finder.DatabasesAsync(target, new DatabaseFilter(), cancellation).ConfigureAwait(false))
                await GuardAsync(console, database.Id, () => WriteOfAsync(database, target, console, cancellation)).ConfigureAwait(false);
            return;
        }

        await foreach (var snapshot in Finder.SnapshotsAsync(target, Filter, cancellation).ConfigureAwait(false))
            await console.WriteAsync(new SnapshotInfo(snapshot, target)).ConfigureAwait(false);
    }
}
