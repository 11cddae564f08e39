namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>The resource types that the sandbox can deploy.</summary>
internal sealed class ResourceTypes
{
    private readonly Dictionary<string, ResourceType> byName;

    public ResourceTypes() => byName = All.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>In the order in which the documentation shows them.</summary>
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        new CloudWatchAlarmType(),
        new Ec2SecurityGroupType(),
        new Ec2SubnetType(),
        new Ec2VpcType(),
        new EventsApiDestinationType(),
        new EventsConnectionType(),
        new EventsEventBusType(),
        new EventsEventBusPolicyType(),
        new EventsRuleType(),
        new IamPolicyType(),
        new IamRoleType(),
        new KmsAliasType(),
        new KmsKeyType(),
        new RdsDBInstanceType(),
        new RdsDBSubnetGroupType(),
        new SnsSubscriptionType(),
        new SnsTopicType(),
        new SnsTopicPolicyType(),
        new SqsQueueType(),
        new SqsQueuePolicyType(),
        new SchedulerScheduleType(),
        new SchedulerScheduleGroupType(),
        new StatesStateMachineType(),
    ];

    public ResourceType? Find(string name) => byName.GetValueOrDefault(name);
}
