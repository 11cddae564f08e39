using Amazon.Runtime.Internal;

namespace Amazon.EventBridge.Model;

/// <summary>Where a rule sends what it matches.</summary>
public class Target
{
    [AWSProperty(Required = true)]
    public string? Id { get; set; }

    [AWSProperty(Required = true)]
    public string? Arn { get; set; }

    public string? RoleArn { get; set; }
    public string? Input { get; set; }
    public string? InputPath { get; set; }
    public InputTransformer? InputTransformer { get; set; }
    public KinesisParameters? KinesisParameters { get; set; }
    public RunCommandParameters? RunCommandParameters { get; set; }
    public EcsParameters? EcsParameters { get; set; }
    public BatchParameters? BatchParameters { get; set; }
    public SqsParameters? SqsParameters { get; set; }
    public HttpParameters? HttpParameters { get; set; }
    public RedshiftDataParameters? RedshiftDataParameters { get; set; }
    public SageMakerPipelineParameters? SageMakerPipelineParameters { get; set; }
    public DeadLetterConfig? DeadLetterConfig { get; set; }
    public RetryPolicy? RetryPolicy { get; set; }
    public AppSyncParameters? AppSyncParameters { get; set; }
}
