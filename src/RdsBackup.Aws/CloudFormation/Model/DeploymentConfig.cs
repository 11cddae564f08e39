namespace Amazon.CloudFormation.Model;

/// <summary>How a stack operation is carried out.</summary>
public class DeploymentConfig
{
    public DeploymentConfigMode? Mode { get; set; }
    public bool? DisableRollback { get; set; }
}
