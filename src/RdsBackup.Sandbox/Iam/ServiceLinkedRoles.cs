using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>The roles through which services act in an account (IAM user guide, "Create a service-linked role"); RDS's only.</summary>
internal sealed class ServiceLinkedRoles(IamDirectory directory)
{
    public Dictionary<string, OperationRule> All => new(StringComparer.Ordinal)
    {
        ["CreateServiceLinkedRole"] = new("AWSServiceName", Create),
        ["DeleteServiceLinkedRole"] = new("RoleName", Delete),
    };

    private JsonObject Create(Call call, JsonObject input)
    {
        var service = input.Required("AWSServiceName");
        if (service != ServiceLinkedRole.Rds)
            throw AwsFault.Lacks($"service-linked role for {service}");

        call.Demand("iam:CreateServiceLinkedRole", ServiceLinkedRole.ArnOf(call.AccountId), new Dictionary<string, string> { ["iam:AWSServiceName"] = service });
        var role = ServiceLinkedRole.Make(directory, call.AccountId, call.Now);
        return directory.Account(call.AccountId).Roles.TryAdd(role.Name, role)
            ? new() { ["Role"] = IamOutput.Role(role) }
            : throw new AwsFault("InvalidInput", $"Service role name {ServiceLinkedRole.Name} has been taken in this account, please try a different suffix.");
    }

    private JsonObject Delete(Call call, JsonObject input)
    {
        var name = input.Required("RoleName");
        var account = directory.Account(call.AccountId);
        call.Demand("iam:DeleteServiceLinkedRole", account.Role(name).Arn);
        account.Roles.Remove(name);
        return new() { ["DeletionTaskId"] = $"task/aws-service-role/{ServiceLinkedRole.Rds}/{ServiceLinkedRole.Name}/{directory.Ids.Uuid()}" };
    }
}
