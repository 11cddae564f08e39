using System.Runtime.CompilerServices;
using Amazon.RDS;
using Amazon.RDS.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>The only place that calls RDS: one account and region, both kinds of snapshot behind one face, faults as failures.</summary>
internal sealed class RdsGateway(Target target) : IGateway<RdsGateway>
{
    /// <summary>The most snapshots one page can name or carry.</summary>
    public const int PageSize = 100;

    private readonly Lazy<AmazonRDSClient> client = new(() =>
        target.Access.Watched(new AmazonRDSClient(target.Credentials, target.Access.Configure(new AmazonRDSConfig(), target.Region))));

    private Place Place => target.Place;

    public static RdsGateway To(Target target) => new(target);

    /// <summary>All databases of a kind, page by page; the members of a cluster are not databases of their own.</summary>
    /// <param name="kind">Instance or cluster.</param>
    /// <param name="id">One identifier, or null for all.</param>
    /// <param name="cancellation">Stops the listing.</param>
    /// <exception cref="BackupException">The identifier is a member's of a cluster, or nobody's.</exception>
    public IAsyncEnumerable<Database> DatabasesAsync(SnapshotKind kind, string? id, CancellationToken cancellation) =>
        kind == SnapshotKind.Cluster
            ? PagesAsync(id, async marker =>
            {
                var page = await client.Value.DescribeDBClustersAsync(
                    new DescribeDBClustersRequest { DBClusterIdentifier = id, Marker = marker, MaxRecords = PageSize }, cancellation).ConfigureAwait(false);
                return ((page.DBClusters ?? []).Select(cluster => Reading.Database(Place, cluster)), page.Marker);
            }, cancellation)
            : PagesAsync(id, async marker =>
            {
                var page = await client.Value.DescribeDBInstancesAsync(
                    new DescribeDBInstancesRequest { DBInstanceIdentifier = id, Marker = marker, MaxRecords = PageSize }, cancellation).ConfigureAwait(false);
                if (id is not null && page.DBInstances is [{ DBClusterIdentifier: { } cluster }, ..])
                    throw AwsFailures.ClusterMember(id, cluster, Place);
                return ((page.DBInstances ?? []).Where(instance => instance.DBClusterIdentifier is null).Select(instance => Reading.Database(Place, instance)),
                    page.Marker);
            }, cancellation);

    /// <summary>Snapshots of one database, page by page.</summary>
    /// <param name="kind">Instance or cluster.</param>
    /// <param name="database">The database's identifier; null for all databases.</param>
    /// <param name="type">AWS's type, e.g. <c>awsbackup</c>, or <c>shared</c> for what others share with this account; null for automated and manual ones.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public IAsyncEnumerable<Snapshot> SnapshotsAsync(SnapshotKind kind, string? database, string? type, CancellationToken cancellation) =>
        kind == SnapshotKind.Cluster
            ? PagesAsync(database, async marker =>
            {
                var page = await client.Value.DescribeDBClusterSnapshotsAsync(new DescribeDBClusterSnapshotsRequest
                {
                    Filters = Of("db-cluster-id", database),
                    SnapshotType = type == AwsBackup ? null : type,
                    IncludeShared = type == Shared ? true : null,
                    Marker = marker,
                    MaxRecords = PageSize,
                }, cancellation).ConfigureAwait(false);
                return ((page.DBClusterSnapshots ?? []).Select(Reading.Snapshot).Where(one => (one.Type == AwsBackup) == (type == AwsBackup)), page.Marker);
            }, cancellation)
            : PagesAsync(database, async marker =>
            {
                var page = await client.Value.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest
                {
                    Filters = Of("db-instance-id", database),
                    SnapshotType = type,
                    IncludeShared = type == Shared ? true : null,
                    Marker = marker,
                    MaxRecords = PageSize,
                }, cancellation).ConfigureAwait(false);
                return ((page.DBSnapshots ?? []).Select(Reading.Snapshot), page.Marker);
            }, cancellation);

    /// <summary>Our own snapshots by identifier, in one call; what is not there is not in the answer.</summary>
    /// <param name="kind">Instance or cluster.</param>
    /// <param name="ids">At most <see cref="PageSize"/> identifiers.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<IReadOnlyList<Snapshot>> ByIdAsync(SnapshotKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        kind == SnapshotKind.Cluster
            ? [.. ((await CallAsync(null, () => client.Value.DescribeDBClusterSnapshotsAsync(new DescribeDBClusterSnapshotsRequest
            {
                Filters = [new Filter { Name = "db-cluster-snapshot-id", Values = [.. ids] }],
                SnapshotType = TypeOf(kind, ids),
                MaxRecords = PageSize,
            }, cancellation), cancellation).ConfigureAwait(false)).DBClusterSnapshots ?? []).Select(Reading.Snapshot)]
            : [.. ((await CallAsync(null, () => client.Value.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest
            {
                Filters = [new Filter { Name = "db-snapshot-id", Values = [.. ids] }],
                SnapshotType = TypeOf(kind, ids),
                MaxRecords = PageSize,
            }, cancellation), cancellation).ConfigureAwait(false)).DBSnapshots ?? []).Select(Reading.Snapshot)];

    /// <summary>One snapshot by ARN, another account's included when it is shared; null when it is not there.</summary>
    public async Task<Snapshot?> FindAsync(SnapshotArn arn, CancellationToken cancellation)
    {
        // Of the own account the plain name; of another the ARN, which RDS takes for shared snapshots.
        var own = arn.Place == Place;
        var id = own ? arn.Id : arn.ToString();
        bool? shared = own ? null : true;
        var type = own ? TypeOf(arn.Kind, [arn.Id]) : null;
        try
        {
            return arn.Kind == SnapshotKind.Cluster
                ? (await CallAsync(arn.Id, () => client.Value.DescribeDBClusterSnapshotsAsync(
                    new DescribeDBClusterSnapshotsRequest { DBClusterSnapshotIdentifier = id, SnapshotType = type, IncludeShared = shared }, cancellation), cancellation)
                    .ConfigureAwait(false)).DBClusterSnapshots?.Select(Reading.Snapshot).FirstOrDefault()
                : (await CallAsync(arn.Id, () => client.Value.DescribeDBSnapshotsAsync(
                    new DescribeDBSnapshotsRequest { DBSnapshotIdentifier = id, SnapshotType = type, IncludeShared = shared }, cancellation), cancellation)
                    .ConfigureAwait(false)).DBSnapshots?.Select(Reading.Snapshot).FirstOrDefault();
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.SnapshotNotFound)
        {
            return null;
        }
    }

    /// <summary>Begins a manual snapshot of a database.</summary>
    public async Task<Snapshot> CreateSnapshotAsync(
        SnapshotKind kind, string database, string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation) => kind == SnapshotKind.Cluster
        ? Reading.Snapshot(Reading.Told((await CallAsync(database, () => client.Value.CreateDBClusterSnapshotAsync(
            new CreateDBClusterSnapshotRequest { DBClusterIdentifier = database, DBClusterSnapshotIdentifier = name, Tags = TagList(tags) }, cancellation), cancellation)
            .ConfigureAwait(false)).DBClusterSnapshot, "DBClusterSnapshot"))
        : Reading.Snapshot(Reading.Told((await CallAsync(database, () => client.Value.CreateDBSnapshotAsync(
            new CreateDBSnapshotRequest { DBInstanceIdentifier = database, DBSnapshotIdentifier = name, Tags = TagList(tags) }, cancellation), cancellation)
            .ConfigureAwait(false)).DBSnapshot, "DBSnapshot"));

    /// <summary>Starts a copy into this account and region.</summary>
    /// <param name="order">The copy. Its tags are all that it gets: AWS does not merge.</param>
    /// <param name="cancellation">Stops the call; a copy that AWS has begun goes on.</param>
    /// <exception cref="BackupException">AWS refuses; a source that is not there is told where it is not.</exception>
    public async Task<Snapshot> CopyAsync(CopyOrder order, CancellationToken cancellation)
    {
        try
        {
            return await BeginCopyAsync(order, cancellation).ConfigureAwait(false);
        }
        catch (BackupException gone) when (gone.Kind == FailureKind.SnapshotNotFound)
        {
            throw AwsFailures.SourceGone(order.Source, gone);
        }
    }

    private async Task<Snapshot> BeginCopyAsync(CopyOrder order, CancellationToken cancellation)
    {
        var source = order.Source;
        // By name within this account and region, else by ARN.
        var from = source.Place == Place ? source.Id : source.ToString();
        var tagList = TagList(order.Tags);
        // RDS API reference, CopyDBSnapshot, PreSignedUrl: between GovCloud's regions a request that is signed for the source's region has to come along.
        var signedFor = source.Place.Region != Place.Region && source.Partition == "aws-us-gov" ? source.Place.Region : null;
        return source.Kind == SnapshotKind.Cluster
            ? Reading.Snapshot(Reading.Told((await CallAsync(source.Id, () => client.Value.CopyDBClusterSnapshotAsync(new CopyDBClusterSnapshotRequest
            {
                SourceDBClusterSnapshotIdentifier = from,
                SourceRegion = signedFor,
                TargetDBClusterSnapshotIdentifier = order.Name,
                KmsKeyId = order.KeyArn,
                Tags = tagList,
            }, cancellation), cancellation).ConfigureAwait(false)).DBClusterSnapshot, "DBClusterSnapshot"))
            : Reading.Snapshot(Reading.Told((await CallAsync(source.Id, () => client.Value.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
            {
                SourceDBSnapshotIdentifier = from,
                SourceRegion = signedFor,
                TargetDBSnapshotIdentifier = order.Name,
                KmsKeyId = order.KeyArn,
                OptionGroupName = order.OptionGroup,
                CopyOptionGroup = order.CopiesOptionGroup ? true : null,
                Tags = tagList,
            }, cancellation), cancellation).ConfigureAwait(false)).DBSnapshot, "DBSnapshot"));
    }

    /// <summary>The accounts a snapshot is shared with; <c>all</c> means that it is public.</summary>
    public async Task<IReadOnlyList<string>> SharesAsync(SnapshotArn arn, CancellationToken cancellation) => arn.Kind == SnapshotKind.Cluster
        ? Shares((await CallAsync(arn.Id, () => client.Value.DescribeDBClusterSnapshotAttributesAsync(
            new DescribeDBClusterSnapshotAttributesRequest { DBClusterSnapshotIdentifier = arn.Id }, cancellation), cancellation).ConfigureAwait(false))
            .DBClusterSnapshotAttributesResult)
        : Shares((await CallAsync(arn.Id, () => client.Value.DescribeDBSnapshotAttributesAsync(
            new DescribeDBSnapshotAttributesRequest { DBSnapshotIdentifier = arn.Id }, cancellation), cancellation).ConfigureAwait(false))
            .DBSnapshotAttributesResult);

    /// <summary>Shares a snapshot with accounts, or withdraws shares; returns the accounts it is shared with afterwards.</summary>
    public async Task<IReadOnlyList<string>> ModifySharesAsync(
        SnapshotArn arn, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken cancellation)
    {
        List<string>? adding = add.Count > 0 ? [.. add] : null;
        List<string>? removing = remove.Count > 0 ? [.. remove] : null;
        return arn.Kind == SnapshotKind.Cluster
            ? Shares((await CallAsync(arn.Id, () => client.Value.ModifyDBClusterSnapshotAttributeAsync(new ModifyDBClusterSnapshotAttributeRequest
            {
                DBClusterSnapshotIdentifier = arn.Id,
                AttributeName = RestoreAttribute,
                ValuesToAdd = adding,
                ValuesToRemove = removing,
            }, cancellation), cancellation).ConfigureAwait(false)).DBClusterSnapshotAttributesResult)
            : Shares((await CallAsync(arn.Id, () => client.Value.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
            {
                DBSnapshotIdentifier = arn.Id,
                AttributeName = RestoreAttribute,
                ValuesToAdd = adding,
                ValuesToRemove = removing,
            }, cancellation), cancellation).ConfigureAwait(false)).DBSnapshotAttributesResult);
    }

    /// <summary>Writes a tag on a snapshot of ours.</summary>
    public Task TagAsync(SnapshotArn arn, string key, string value, CancellationToken cancellation) => CallAsync(arn.Id, () => client.Value.AddTagsToResourceAsync(
        new AddTagsToResourceRequest { ResourceName = arn.ToString(), Tags = [new Tag { Key = key, Value = value }] }, cancellation), cancellation);

    /// <summary>Deletes a snapshot of ours.</summary>
    public async Task DeleteAsync(SnapshotArn arn, CancellationToken cancellation)
    {
        if (arn.Kind == SnapshotKind.Cluster)
        {
            await CallAsync(arn.Id, () => client.Value.DeleteDBClusterSnapshotAsync(
                new DeleteDBClusterSnapshotRequest { DBClusterSnapshotIdentifier = arn.Id }, cancellation), cancellation).ConfigureAwait(false);
        }
        else
        {
            await CallAsync(arn.Id, () => client.Value.DeleteDBSnapshotAsync(
                new DeleteDBSnapshotRequest { DBSnapshotIdentifier = arn.Id }, cancellation), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>How many manual snapshots there are and may be, as far as AWS says.</summary>
    public async Task<IReadOnlyDictionary<SnapshotKind, Quota>> ManualSnapshotsAsync(CancellationToken cancellation)
    {
        var answer = await CallAsync(
            "ManualSnapshots", () => client.Value.DescribeAccountAttributesAsync(new DescribeAccountAttributesRequest(), cancellation), cancellation)
            .ConfigureAwait(false);
        var quotas = new Dictionary<SnapshotKind, Quota>();
        foreach (var quota in answer.AccountQuotas ?? [])
        {
            SnapshotKind? kind = quota.AccountQuotaName switch
            {
                "ManualSnapshots" => SnapshotKind.Instance,
                "ManualClusterSnapshots" => SnapshotKind.Cluster,
                _ => null,
            };
            if (kind is not null && quota is { Used: { } used, Max: { } most })
                quotas[kind.Value] = new Quota(used, most);
        }

        return quotas;
    }

    private const string RestoreAttribute = "restore";
    private const string AwsBackup = "awsbackup";
    private const string Shared = "shared";

    // An identifier of an automated snapshot is found only together with its type, and without one AWS Backup's are not in the answer (API reference,
    // DescribeDBSnapshots). DescribeDBClusterSnapshots documents no type for AWS Backup's.
    private static string? TypeOf(SnapshotKind kind, IReadOnlyCollection<string> ids) =>
        ids.All(id => id.StartsWith("rds:", StringComparison.OrdinalIgnoreCase)) ? "automated"
        : kind == SnapshotKind.Instance && ids.All(id => id.StartsWith("awsbackup:", StringComparison.OrdinalIgnoreCase)) ? AwsBackup
        : null;

    // The parameter DBInstanceIdentifier "must match the identifier of an existing DBInstance"; a filter may name a database that is gone, or is elsewhere.
    private static List<Filter>? Of(string filter, string? database) => database is null ? null : [new Filter { Name = filter, Values = [database] }];

    private static List<Tag> TagList(IReadOnlyDictionary<string, string> tags) => [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static List<string> Shares(DBSnapshotAttributesResult? result) =>
        result?.DBSnapshotAttributes?.FirstOrDefault(attribute => attribute.AttributeName == RestoreAttribute)?.AttributeValues ?? [];

    private static List<string> Shares(DBClusterSnapshotAttributesResult? result) =>
        result?.DBClusterSnapshotAttributes?.FirstOrDefault(attribute => attribute.AttributeName == RestoreAttribute)?.AttributeValues ?? [];

    private Task<T> CallAsync<T>(string? subject, Func<Task<T>> call, CancellationToken cancellation) =>
        target.Access.CallAsync(new FaultContext(Service.Rds, Place, subject), call, cancellation);

    // A page is asked for only when somebody reads on.
    private async IAsyncEnumerable<T> PagesAsync<T>(
        string? subject, Func<string?, Task<(IEnumerable<T> Items, string? Marker)>> page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? marker = null;
        do
        {
            var asked = marker;
            (var items, marker) = await CallAsync(subject, () => page(asked), cancellation).ConfigureAwait(false);
            foreach (var item in items)
                yield return item;
        }
        while (!string.IsNullOrEmpty(marker));
    }
}
