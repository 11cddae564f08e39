using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>The roles through which services act in an account (IAM user guide, "Create a service-linked role"); RDS's only.</summary>
internal sealed class ServiceLinkedRoles(IamDirectory directory)
{
    private const string Rds = "rds.amazonaws.com";
    private const string RdsRole = "AWSServiceRoleForRDS";
    private const int Hour = 3600;

    public Dictionary<string, OperationRule> All => new(StringComparer.Ordinal)
    {
        ["CreateServiceLinkedRole"] = new("AWSServiceName", Create),
        ["DeleteServiceLinkedRole"] = new("RoleName", Delete),
    };

    private JsonObject Create(Call call, JsonObject input)
    {
        var service = input.Required("AWSServiceName");
        if (service != Rds)
            throw AwsFault.Lacks($"service-linked role for {service}");

        call.Demand("iam:CreateServiceLinkedRole", ArnOf(call.AccountId), new Dictionary<string, string> { ["iam:AWSServiceName"] = service });
        var role = Make(directory, call.AccountId, call.Now);
        return directory.Account(call.AccountId).Roles.TryAdd(role.Name, role)
            ? new() { ["Role"] = IamOutput.Role(role) }
            : throw new AwsFault("InvalidInput", $"Service role name {RdsRole} has been taken in this account, please try a different suffix.");
    }

    private JsonObject Delete(Call call, JsonObject input)
    {
        var name = input.Required("RoleName");
        var account = directory.Account(call.AccountId);
        call.Demand("iam:DeleteServiceLinkedRole", account.Role(name).Arn);
        account.Roles.Remove(name);
        return new() { ["DeletionTaskId"] = $"task/aws-service-role/{Rds}/{RdsRole}/{directory.Ids.Uuid()}" };
    }

    /// <summary>RDS's role, which an account has since its first database.</summary>
    public static IamRole Make(IamDirectory directory, string accountId, DateTimeOffset now) => new()
    {
        Name = RdsRole,
        Path = $"/aws-service-role/{Rds}/",
        Id = directory.Ids.Unique("AROA"),
        Arn = ArnOf(accountId),
        Created = now,
        Description = "Allows Amazon RDS to manage AWS resources on your behalf",
        MaxSessionDuration = Hour,
        TrustPolicy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{Rds}}"},"Action":"sts:AssumeRole"}]}""",
    };

    private static string ArnOf(string accountId) => $"arn:aws:iam::{accountId}:role/aws-service-role/{Rds}/{RdsRole}";
}
