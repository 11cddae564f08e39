using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
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

    /// <summary>Databases: identifiers, with <c>*</c> and <c>?</c>, ARNs, records of this module, or objects of AWS.Tools; without, all of the region.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = OfDatabases)]
    [Alias("DatabaseIdentifier", "DBInstanceIdentifier", "DBClusterIdentifier", "DBInstanceArn", "DBClusterArn")]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [DatabaseTransformation(MayBeOther = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public DatabaseInput[] Database { get; set; } = [];

    /// <summary>Single snapshots: identifiers, with <c>*</c> and <c>?</c>, ARNs, records of this module (asked for again), or objects of AWS.Tools.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByName)]
    [Alias("SnapshotIdentifier", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "SnapshotArn", "DBSnapshotArn", "DBClusterSnapshotArn")]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [SnapshotTransformation(MayBeOther = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public SnapshotInput[] Snapshot { get; set; } = [];

    /// <summary>The newest available snapshot of each database by the time of its data, automated or manual and never one of ours; or the newest of its copies.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    public SwitchParameter Latest
    {
        get => OnlyLatest;
        set => OnlyLatest = value;
    }

    /// <summary>AWS's type; without, automated and manual ones.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    [ValidateSet("automated", "manual", "awsbackup", "shared", "public")]
    public string? Type { get; set; }

    /// <summary>Copies in a backup account, by the name of the database, which need not be there.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    public SwitchParameter Vault
    {
        get => OnlyVault;
        set => OnlyVault = value;
    }

    /// <summary>Copies of this module's, recovery copies and vault copies, by the name of the database, which need not be there.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    public SwitchParameter Copy
    {
        get => OnlyCopies;
        set => OnlyCopies = value;
    }

    /// <summary>The oldest data that is meant.</summary>
    [Parameter(ParameterSetName = OfDatabases)]
    [Moment]
    public DateTimeOffset? Since { get; set; }

    /// <summary><see cref="Latest"/>.</summary>
    internal bool OnlyLatest { get; set; }

    /// <summary><see cref="Vault"/>.</summary>
    internal bool OnlyVault { get; set; }

    /// <summary><see cref="Copy"/>.</summary>
    internal bool OnlyCopies { get; set; }

    private protected override string? LooksFor => "snapshots";

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (WantsCopies && Type is not null)
            throw new CommandException("InvalidArguments", ErrorCategory.InvalidArgument, "Copies are manual snapshots, so -Type says nothing of them.", "Leave -Type out.");
        if (OnlyLatest && Type is "shared" or "public")
        {
            throw new CommandException(
                "InvalidArguments", ErrorCategory.InvalidArgument, $"-Latest is of a database of this account, and -Type {Type} of other accounts' snapshots.",
                "Pass -Latest alone, or with -Type automated, manual or awsbackup.");
        }

        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        foreach (var snapshot in Snapshot)
            await GuardAsync(console, snapshot.ToString(), () => WriteOneAsync(snapshot, console, cancellation)).ConfigureAwait(false);
        foreach (var database in Database)
        {
            await GuardAsync(console, database.ToString(), () => WantsCopies ? WriteCopiesAsync(database, console, cancellation)
                : database.HasWildcard ? WriteAllAsync(database.Identifier, console, cancellation)
                : WriteOfAsync(database, console, cancellation)).ConfigureAwait(false);
        }

        if (Snapshot.Length == 0 && Database.Length == 0)
            await (WantsCopies ? WriteCopiesAsync(null, console, cancellation) : WriteAllAsync(null, console, cancellation)).ConfigureAwait(false);
    }

    private protected override bool TakesRegionFromInput => true;

    private bool WantsCopies => OnlyVault || OnlyCopies;

    private SnapshotFilter Filter => new() { Type = Type, Since = Since };

    private async Task WriteOneAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        if (snapshot.HasWildcard)
        {
            await WriteMatchesAsync(snapshot.Text, console, cancellation).ConfigureAwait(false);
            return;
        }

        if (snapshot.Arn is not { } arn)
        {
            var own = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
            await WriteAsync(await Finder.SnapshotAsync(own, snapshot.Text, cancellation).ConfigureAwait(false), own).ConfigureAwait(false);
            return;
        }

        // Another account's snapshot is found when it is shared.
        var target = snapshot.Record?.Owner is { } owner && !NamesCredentials ? owner : await ConnectAsync(console, arn.Place.Region, cancellation).ConfigureAwait(false);
        target = target.In(arn.Place.Region);
        await WriteAsync(await SeeAsync(target, arn, cancellation).ConfigureAwait(false), target).ConfigureAwait(false);

        Task WriteAsync(Snapshot found, Target seenBy) => console.WriteAsync(new SnapshotInfo(found, seenBy));
    }

    private async Task WriteMatchesAsync(string pattern, IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        await foreach (var snapshot in Finder.SnapshotsAsync(target, new SnapshotFilter { Name = pattern }, cancellation).ConfigureAwait(false))
            await console.WriteAsync(new SnapshotInfo(snapshot, target)).ConfigureAwait(false);
    }

    private async Task WriteOfAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        var (database, target) = await DatabaseAsync(input, console, cancellation).ConfigureAwait(false);
        if (OnlyLatest)
        {
            await WriteLatestAsync(await Finder.LatestAsync(target, database, Type, cancellation).ConfigureAwait(false), database, target, console).ConfigureAwait(false);
            return;
        }

        var filter = Filter with { Database = database.Id, Kind = database.Kind };
        await foreach (var snapshot in Finder.SnapshotsAsync(target, filter, cancellation).ConfigureAwait(false))
            await console.WriteAsync(new SnapshotInfo(snapshot, target, database.Settings)).ConfigureAwait(false);
    }

    private async Task WriteLatestAsync(Snapshot latest, Database database, Target target, IRdsConsole console)
    {
        console.WriteVerbose($"{latest.Arn.Id} is the latest snapshot of {database.Id} in {target}{(Filter.Matches(latest) ? "" : ", and too old")}.");
        if (Filter.Matches(latest))
            await console.WriteAsync(new SnapshotInfo(latest, target, database.Settings)).ConfigureAwait(false);
    }

    // Whoever names a snapshot here most likely means it, and whoever names a database that is elsewhere means its copies.
    private async Task<(Database Database, Target Owner)> DatabaseAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(input, console, cancellation).ConfigureAwait(false);
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.DatabaseNotFound && input.Place is null)
        {
            var there = ErrorRecords.Options(missing.Failure.AccountId is { } account ? ProfileOf(account) : null, missing.Failure.Region);
            var name = Typed.Word(input.Identifier);
            throw new CommandException(
                nameof(FailureKind.DatabaseNotFound),
                ErrorCategory.ObjectNotFound,
                missing.Message,
                $"{ErrorRecords.Guess(missing.Failure)}See what is there: Get-RdsBackupDatabase{there}. If its copies are meant: Get-RdsBackupSnapshot {name} -Vault{there}, or -Copy for all copies. "
                    + $"If it is the name of a snapshot: Get-RdsBackupSnapshot -Snapshot {name}{there}.",
                input.Identifier);
        }
    }

    private async Task WriteAllAsync(string? pattern, IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        if (pattern is null && !OnlyLatest)
        {
            await foreach (var snapshot in Finder.SnapshotsAsync(target, Filter, cancellation).ConfigureAwait(false))
                await console.WriteAsync(new SnapshotInfo(snapshot, target)).ConfigureAwait(false);
            return;
        }

        var latest = OnlyLatest ? await Finder.LatestAsync(target, Type, cancellation).ConfigureAwait(false) : null;
        await foreach (var database in Finder.DatabasesAsync(target, new DatabaseFilter { Name = pattern }, cancellation).ConfigureAwait(false))
        {
            await GuardAsync(console, database.Id, () => latest is null
                ? WriteOfAsync(DatabaseInput.Parse(new DatabaseInfo(database, target)), console, cancellation)
                : WriteLatestAsync(latest.GetValueOrDefault((database.Kind, database.Id)) ?? throw Finder.NoSnapshot(database, Type), database, target, console)).ConfigureAwait(false);
        }
    }

    private async Task WriteCopiesAsync(DatabaseInput? input, IRdsConsole console, CancellationToken cancellation)
    {
        // The copies lie where this call says; a record or ARN of a database only says whose they are.
        var target = input?.Record is { } record && !NamesCredentials
            ? record.Owner.In(Region ?? record.Region)
            : await ConnectAsync(console, input?.Region ?? input?.Place?.Region, cancellation).ConfigureAwait(false);
        var filter = new CopyFilter { Database = input?.Identifier, Source = input?.Place, OfOthers = OnlyVault, Since = Since };
        var found = 0;
        var latest = new Dictionary<(Place, SnapshotKind, string), FoundCopy>();
        await foreach (var copy in CopyFinder.AllAsync(target, filter, cancellation).ConfigureAwait(false))
        {
            found++;
            if (!OnlyLatest)
                await console.WriteAsync(new SnapshotInfo(copy.Copy, target)).ConfigureAwait(false);
            else if (copy.Contradictions is [_, ..] contradictions)
                console.WriteWarning($"{copy.Copy.Arn.Id} in {target} is left out, for AWS contradicts its tags: {string.Join("; ", contradictions)}. Test-RdsBackupSnapshot tells more.");
            else if (copy.Copy.IsAvailable && (!latest.TryGetValue(copy.Origin, out var newest) || copy.Lineage.SourceTime > newest.Lineage.SourceTime))
                latest[copy.Origin] = copy;
        }

        foreach (var copy in latest.Values)
            await console.WriteAsync(new SnapshotInfo(copy.Copy, target)).ConfigureAwait(false);
        if (input is { HasWildcard: false } && (OnlyLatest ? latest.Count : found) == 0)
            throw await CopyFinder.NoCopyAsync(target, filter, OnlyLatest, cancellation).ConfigureAwait(false);
    }
}
