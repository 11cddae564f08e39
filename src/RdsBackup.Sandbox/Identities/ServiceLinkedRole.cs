namespace RdsBackup.Sandbox.Identities;

/// <summary>The role through which RDS acts in an account.</summary>
internal static class ServiceLinkedRole
{
    public const string Rds = "rds.amazonaws.com";
    public const string Name = "AWSServiceRoleForRDS";

    private const int Hour = 3600;

    /// <summary>RDS's role, which an account has since its first database.</summary>
    public static IamRole Make(IamDirectory directory, string accountId, DateTimeOffset now) => new()
    {
        Name = Name,
        Path = $"/aws-service-role/{Rds}/",
        Id = directory.Ids.Unique("AROA"),
        Arn = ArnOf(accountId),
        Created = now,
        Description = "Allows Amazon RDS to manage AWS resources on your behalf",
        MaxSessionDuration = Hour,
        TrustPolicy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{Rds}}"},"Action":"sts:AssumeRole"}]}""",
    };

    public static string ArnOf(string accountId) => $"arn:aws:iam::{accountId}:role/aws-service-role/{Rds}/{Name}";
}
