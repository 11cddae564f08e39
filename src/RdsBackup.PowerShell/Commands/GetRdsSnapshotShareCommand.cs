using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Tells who can read what: for snapshots that are named, each with the accounts it is shared with; for databases or a whole account and region, the snapshots
/// that are shared at all. Only manual snapshots can be.
/// </summary>
[Cmdlet(VerbsCommon.Get, "RdsSnapshotShare", DefaultParameterSetName = OfSnapshots)]
[Alias("Get-RdsBackupSnapshotShare")]
[OutputType(typeof(SnapshotShare))]
public sealed class GetRdsSnapshotShareCommand : RdsCommand
{
    private const string OfSnapshots = "Snapshot";
    private const string OfDatabases = "Database";

    /// <summary>Snapshots: identifiers, ARNs, records of this module, or objects of AWS.Tools; without, all of the region.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = OfSnapshots)]
    [Alias("SnapshotIdentifier", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "SnapshotArn", "DBSnapshotArn", "DBClusterSnapshotArn")]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [SnapshotTransformation(MayBeOther = true)]
    [ValidateNotNullOrEmpty]
    public SnapshotInput[] Snapshot { get; set; } = [];

    /// <summary>Databases whose snapshots are meant: identifiers, ARNs, records of this module, or objects of AWS.Tools.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OfDatabases)]
    [Alias("DatabaseIdentifier", "DBInstanceIdentifier", "DBClusterIdentifier", "DBInstanceArn", "DBClusterArn")]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [DatabaseTransformation(MayBeOther = true)]
    [ValidateNotNullOrEmpty]
    public DatabaseInput[] Database { get; set; } = [];

    /// <summary>Only what one of these accounts can read, public snapshots included.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [AccountTransformation]
    [ValidateNotNullOrEmpty]
    public string[] AccountId { get; set; } = [];

    /// <summary>Only what every account can read.</summary>
    [Parameter]
    public SwitchParameter Public
    {
        get => OnlyPublic;
        set => OnlyPublic = value;
    }

    /// <summary><see cref="Public"/>.</summary>
    internal bool OnlyPublic { get; set; }

    private protected override bool TakesRegionFromInput => true;

    private protected override string? LooksFor => "shared snapshots";

    private protected override string OfDatabase(string name, string there) => $"If it is the name of a database: Get-RdsSnapshotShare -Database {name}{there}.";

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        Accounts.Demand(AccountId, Caller, ProfileLocation);
        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        foreach (var snapshot in Snapshot)
            await GuardAsync(console, snapshot.ToString(), () => TellOneAsync(snapshot, console, cancellation)).ConfigureAwait(false);
        foreach (var database in Database)
            await GuardAsync(console, database.ToString(), () => TellOfAsync(database, console, cancellation)).ConfigureAwait(false);
        if (Snapshot.Length == 0 && Database.Length == 0)
        {
            var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
            await ListAsync(target, new SnapshotFilter(), "", console, cancellation).ConfigureAwait(false);
        }
    }

    private async Task TellOneAsync(SnapshotInput input, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(input, console, cancellation).ConfigureAwait(false);
        var snapshot = await LookAsync(input, owner, cancellation).ConfigureAwait(false);
        IReadOnlyList<string> shares = [];
        if (snapshot.Type == "manual")
            shares = await SnapshotSharer.SharesAsync(owner, snapshot.Arn, cancellation).ConfigureAwait(false);
        else
            console.WriteVerbose($"{snapshot.Arn.Id} in {snapshot.Arn.Place} is of type '{snapshot.Type}': only manual snapshots can be shared.");
        if (IsMeant(shares))
            await WriteAsync(new SnapshotShare(snapshot, owner, input.Origin ?? OriginOf(snapshot), shares), console).ConfigureAwait(false);
    }

    private async Task TellOfAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        var (database, owner) = await FindAsync(input, console, cancellation).ConfigureAwait(false);
        await ListAsync(owner, new SnapshotFilter { Database = database.Id, Kind = database.Kind }, $" of {database.Id}", console, cancellation).ConfigureAwait(false);
    }

    private async Task ListAsync(Target target, SnapshotFilter filter, string of, IRdsConsole console, CancellationToken cancellation)
    {
        var (asked, shared) = (0, 0);
        await foreach (var (snapshot, shares) in ShareAudit.ListAsync(target, filter, cancellation).ConfigureAwait(false))
        {
            asked++;
            if (shares.Count == 0)
                continue;
            shared++;
            if (IsMeant(shares))
                await WriteAsync(new SnapshotShare(snapshot, target, OriginOf(snapshot), shares), console).ConfigureAwait(false);
        }

        console.WriteVerbose(Invariant($"{asked} manual snapshots{of} in {target} asked: {shared} of them shared."));
    }

    private bool IsMeant(IReadOnlyList<string> shares) =>
        (!OnlyPublic || shares.Contains(ShareAudit.Everybody, StringComparer.Ordinal))
        && (AccountId.Length == 0 || AccountId.Any(account => ShareAudit.Reads(account, shares)));

    private static async Task WriteAsync(SnapshotShare share, IRdsConsole console)
    {
        if (share.IsPublic)
        {
            console.WriteWarning(
                $"{share.SnapshotIdentifier} in {share.Region} (account {share.AccountId}) is public: every AWS account can read it. Revoke-RdsSnapshotShare -AccountId all ends that.");
        }

        await console.WriteAsync(share).ConfigureAwait(false);
    }

    private static CopyOrigin? OriginOf(Snapshot snapshot) => Lineage.Of(snapshot) is null ? null : CopyOrigin.Of(snapshot);
}
