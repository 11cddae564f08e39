using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>Managed policies: those that customers make, in one version each, and of AWS's own the one the sandbox knows.</summary>
internal sealed class ManagedPolicies(IamDirectory directory)
{
    public Dictionary<string, OperationRule> All => new(StringComparer.Ordinal)
    {
        ["CreatePolicy"] = new("PolicyName Path PolicyDocument Description", Create),
        ["GetPolicy"] = new("PolicyArn", (call, input) => new() { ["Policy"] = IamOutput.Policy(Demanded(call, input, "GetPolicy"), Users(call, input)) }),
        ["DeletePolicy"] = new("PolicyArn", Delete),
    };

    private JsonObject Create(Call call, JsonObject input)
    {
        var (name, path) = (input.Required("PolicyName"), input.Text("Path") ?? "/");
        var arn = $"arn:aws:iam::{call.AccountId}:policy{path}{name}";
        call.Demand("iam:CreatePolicy", arn);
        var document = input.Required("PolicyDocument");
        PolicyText.Read(document, PolicyKind.Identity);
        var policy = new ManagedPolicy(name, path, arn, directory.Ids.Unique("ANPA"), call.Now, document) { Description = input.Text("Description") };
        return directory.Account(call.AccountId).Policies.TryAdd(arn, policy)
            ? new() { ["Policy"] = IamOutput.Policy(policy, []) }
            : throw new AwsFault("EntityAlreadyExists", $"A policy called {name} already exists. Duplicate names are not allowed.", 409);
    }

    private JsonObject Delete(Call call, JsonObject input)
    {
        var policy = Demanded(call, input, "DeletePolicy");
        if (Users(call, input).Count > 0)
            throw new AwsFault("DeleteConflict", "Cannot delete a policy attached to entities.", 409);
        directory.Account(call.AccountId).Policies.Remove(policy.Arn);
        return [];
    }

    private ManagedPolicy Demanded(Call call, JsonObject input, string operation)
    {
        var arn = input.Required("PolicyArn");
        call.Demand($"iam:{operation}", arn);
        return directory.Account(call.AccountId).Policies.GetValueOrDefault(arn) ?? (operation == "GetPolicy" ? ManagedPolicy.Aws.GetValueOrDefault(arn) : null)
            ?? throw new AwsFault("NoSuchEntity", $"Policy {arn} was not found.", 404);
    }

    // Whom it is attached to, and whose boundary it is.
    private List<PolicyHolder> Users(Call call, JsonObject input)
    {
        var (account, arn) = (directory.Account(call.AccountId), input.Required("PolicyArn"));
        return [.. account.Users.Values.Concat<PolicyHolder>(account.Roles.Values).Where(holder => holder.Attached.ContainsKey(arn) || holder.Boundary?.Arn == arn)];
    }
}
