namespace Amazon.RDS.Model;

/// <summary>The Secrets Manager secret that holds the master user's password.</summary>
public class MasterUserSecret
{
    public string? SecretArn { get; set; }
    public string? SecretStatus { get; set; }
    public string? KmsKeyId { get; set; }
}
