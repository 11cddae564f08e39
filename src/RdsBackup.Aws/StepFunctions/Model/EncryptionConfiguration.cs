using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The key that encrypts definition and executions.</summary>
[CamelCase]
public class EncryptionConfiguration
{
    [AWSProperty(Required = true)]
    public EncryptionType? Type { get; set; }

    public string? KmsKeyId { get; set; }
    public int? KmsDataKeyReusePeriodSeconds { get; set; }
}
