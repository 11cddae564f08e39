namespace Amazon.RDS.Model;

/// <summary>The server certificate of a DB instance or cluster.</summary>
public class CertificateDetails
{
    public string? CAIdentifier { get; set; }
    public DateTime? ValidTill { get; set; }
}
