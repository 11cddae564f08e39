using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>How a target's input is made of an event.</summary>
public class InputTransformer
{
    [AWSProperty(Required = true)]
    public string? InputTemplate { get; set; }

    public Dictionary<string, string>? InputPathsMap { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>How an event is sent to a Kinesis stream.</summary>
public class KinesisParameters
{
    [AWSProperty(Required = true)]
    public string? PartitionKeyPath { get; set; }
}

/// <summary>Where Run Command runs.</summary>
public class RunCommandParameters
{
    [AWSProperty(Required = true)]
    public List<RunCommandTarget>? RunCommandTargets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>The instances on which Run Command runs.</summary>
public class RunCommandTarget
{
    [AWSProperty(Required = true)]
    public string? Key { get; set; }

    [AWSProperty(Required = true)]
    public List<string>? Values { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>How an ECS task is run.</summary>
public class EcsParameters
{
    [AWSProperty(Required = true)]
    public string? TaskDefinitionArn { get; set; }

    public int? TaskCount { get; set; }
    public LaunchType? LaunchType { get; set; }
    public NetworkConfiguration? NetworkConfiguration { get; set; }
    public string? PlatformVersion { get; set; }
    public string? Group { get; set; }
    public List<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? EnableECSManagedTags { get; set; }
    public bool? EnableExecuteCommand { get; set; }
    public List<PlacementConstraint>? PlacementConstraints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<PlacementStrategy>? PlacementStrategy { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public PropagateTags? PropagateTags { get; set; }
    public string? ReferenceId { get; set; }
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>The network of an ECS task.</summary>
[CamelCase]
public class NetworkConfiguration
{
    public AwsVpcConfiguration? AwsvpcConfiguration { get; set; }
}

/// <summary>Subnets and security groups of an ECS task.</summary>
public class AwsVpcConfiguration
{
    [AWSProperty(Required = true)]
    public List<string>? Subnets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<string>? SecurityGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public AssignPublicIp? AssignPublicIp { get; set; }
}

/// <summary>A share of a capacity provider in ECS tasks.</summary>
[CamelCase]
public class CapacityProviderStrategyItem
{
    [AWSProperty(Required = true)]
    public string? CapacityProvider { get; set; }

    public int? Weight { get; set; }
    public int? Base { get; set; }
}

/// <summary>Where an ECS task may be placed.</summary>
[CamelCase]
public class PlacementConstraint
{
    public PlacementConstraintType? Type { get; set; }
    public string? Expression { get; set; }
}

/// <summary>Where an ECS task is placed first.</summary>
[CamelCase]
public class PlacementStrategy
{
    public PlacementStrategyType? Type { get; set; }
    public string? Field { get; set; }
}

/// <summary>A name and a value attached to a resource.</summary>
public class Tag
{
    [AWSProperty(Required = true)]
    public string? Key { get; set; }

    [AWSProperty(Required = true)]
    public string? Value { get; set; }
}

/// <summary>How a Batch job is submitted.</summary>
public class BatchParameters
{
    [AWSProperty(Required = true)]
    public string? JobDefinition { get; set; }

    [AWSProperty(Required = true)]
    public string? JobName { get; set; }

    public BatchArrayProperties? ArrayProperties { get; set; }
    public BatchRetryStrategy? RetryStrategy { get; set; }
}

/// <summary>The size of an array job.</summary>
public class BatchArrayProperties
{
    public int? Size { get; set; }
}

/// <summary>How often a Batch job is tried.</summary>
public class BatchRetryStrategy
{
    public int? Attempts { get; set; }
}

/// <summary>How an event is sent to a FIFO queue.</summary>
public class SqsParameters
{
    public string? MessageGroupId { get; set; }
}

/// <summary>What is added to a call of an API destination or an API.</summary>
public class HttpParameters
{
    public List<string>? PathParameterValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public Dictionary<string, string>? HeaderParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public Dictionary<string, string>? QueryStringParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>The statements that Redshift runs.</summary>
public class RedshiftDataParameters
{
    [AWSProperty(Required = true)]
    public string? Database { get; set; }

    public string? SecretManagerArn { get; set; }
    public string? DbUser { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Sql { get; set; }

    public string? StatementName { get; set; }
    public bool? WithEvent { get; set; }
    public List<string>? Sqls { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>The parameters of a SageMaker pipeline.</summary>
public class SageMakerPipelineParameters
{
    public List<SageMakerPipelineParameter>? PipelineParameterList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>A parameter of a SageMaker pipeline.</summary>
public class SageMakerPipelineParameter
{
    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    [AWSProperty(Required = true)]
    public string? Value { get; set; }
}

/// <summary>The GraphQL operation that AppSync runs.</summary>
public class AppSyncParameters
{
    [AWSProperty(Sensitive = true)]
    public string? GraphQLOperation { get; set; }
}
