namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>A service as state machines call it: its names, and the operations they may call in the sandbox with the members these take.</summary>
/// <param name="Resource">Its name in a Task's resource.</param>
/// <param name="Signing">Its name in signatures, by which the sandbox knows it.</param>
/// <param name="Errors">Its name before the names of its exceptions, and in causes.</param>
/// <param name="IsJson">Whether it speaks JSON; otherwise the query protocol.</param>
internal sealed record SdkService(string Resource, string Signing, string Errors, bool IsJson)
{
    private const string SnapshotFilters = "SnapshotType Filters[Name Values[]] MaxRecords Marker IncludeShared IncludePublic DbiResourceId DbClusterResourceId";
    private const string Attribute = "AttributeName ValuesToAdd[] ValuesToRemove[]";
    private const string Tags = "Tags[Key Value]";

    public static readonly SdkService[] All =
    [
        new("rds", "rds", "Rds", IsJson: false)
        {
            Operations = Shapes(new()
            {
                ["DescribeDBSnapshots"] = $"DBInstanceIdentifier DBSnapshotIdentifier {SnapshotFilters}",
                ["DescribeDBClusterSnapshots"] = $"DBClusterIdentifier DBClusterSnapshotIdentifier {SnapshotFilters}",
                ["DescribeDBInstances"] = "DBInstanceIdentifier Filters[Name Values[]] MaxRecords Marker",
                ["DescribeDBClusters"] = "DBClusterIdentifier Filters[Name Values[]] MaxRecords Marker IncludeShared",
                ["DescribeDBSnapshotAttributes"] = "DBSnapshotIdentifier",
                ["DescribeDBClusterSnapshotAttributes"] = "DBClusterSnapshotIdentifier",
                ["DescribeAccountAttributes"] = "",
                ["CreateDBSnapshot"] = $"DBSnapshotIdentifier DBInstanceIdentifier {Tags}",
                ["CreateDBClusterSnapshot"] = $"DBClusterSnapshotIdentifier DBClusterIdentifier {Tags}",
                ["CopyDBSnapshot"] = "SourceDBSnapshotIdentifier TargetDBSnapshotIdentifier KmsKeyId CopyTags PreSignedUrl OptionGroupName "
                    + $"TargetCustomAvailabilityZone CopyOptionGroup {Tags}",
                ["CopyDBClusterSnapshot"] = $"SourceDBClusterSnapshotIdentifier TargetDBClusterSnapshotIdentifier KmsKeyId CopyTags PreSignedUrl {Tags}",
                ["DeleteDBSnapshot"] = "DBSnapshotIdentifier",
                ["DeleteDBClusterSnapshot"] = "DBClusterSnapshotIdentifier",
                ["ModifyDBSnapshotAttribute"] = $"DBSnapshotIdentifier {Attribute}",
                ["ModifyDBClusterSnapshotAttribute"] = $"DBClusterSnapshotIdentifier {Attribute}",
                ["AddTagsToResource"] = $"ResourceName {Tags}",
                ["RemoveTagsFromResource"] = "ResourceName TagKeys[]",
                ["ListTagsForResource"] = "ResourceName Filters[Name Values[]]",
            }),
        },
        new("kms", "kms", "Kms", IsJson: true)
        {
            Operations = Shapes(new()
            {
                ["DescribeKey"] = "KeyId GrantTokens[]",
                ["GetKeyPolicy"] = "KeyId PolicyName",
                ["ListAliases"] = "KeyId Limit Marker",
            }),
        },
        new("sfn", "states", "Sfn", IsJson: true) { Operations = Executions() },
        new("eventbridge", "events", "EventBridge", IsJson: true) { Operations = PutEvents() },
        new("sns", "sns", "Sns", IsJson: false) { Operations = Publish() },
    ];

    /// <summary>The services' own integrations.</summary>
    public static readonly SdkService[] Optimized =
    [
        new("states", "states", "StepFunctions", IsJson: true) { Operations = Executions() },
        new("events", "events", "EventBridge", IsJson: true) { Operations = PutEvents() },
        new("sns", "sns", "SNS", IsJson: false) { Operations = Publish() },
    ];

    /// <summary>By the operations' names on the wire.</summary>
    public required IReadOnlyDictionary<string, InputShape> Operations { get; init; }

    private static Dictionary<string, InputShape> Executions() => Shapes(new()
    {
        ["StartExecution"] = "stateMachineArn name input traceHeader",
        ["DescribeExecution"] = "executionArn includedData",
        ["ListExecutions"] = "stateMachineArn statusFilter maxResults nextToken mapRunArn redriveFilter",
        ["StopExecution"] = "executionArn error cause",
    });

    private static Dictionary<string, InputShape> PutEvents() => Shapes(new() { ["PutEvents"] = "Entries[Time Source Resources[] DetailType Detail EventBusName TraceHeader] EndpointId" });

    private static Dictionary<string, InputShape> Publish() => Shapes(new()
    {
        ["Publish"] = "TopicArn TargetArn PhoneNumber Message Subject MessageStructure MessageDeduplicationId MessageGroupId",
    });

    private static Dictionary<string, InputShape> Shapes(Dictionary<string, string> words) =>
        words.ToDictionary(operation => operation.Key, operation => InputShape.Parse(operation.Value), StringComparer.Ordinal);
}
