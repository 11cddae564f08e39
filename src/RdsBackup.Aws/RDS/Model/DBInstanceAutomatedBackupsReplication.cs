namespace Amazon.RDS.Model;

/// <summary>Automated backups of a DB instance replicated to another region.</summary>
public class DBInstanceAutomatedBackupsReplication
{
    public string? DBInstanceAutomatedBackupsArn { get; set; }
}
