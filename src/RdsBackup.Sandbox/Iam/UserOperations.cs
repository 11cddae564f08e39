using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>IAM's operations on users and their access keys.</summary>
internal sealed class UserOperations(IamDirectory directory)
{
    private const int AccessKeysPerUser = 2;

    public Dictionary<string, OperationRule> All => new(StringComparer.Ordinal)
    {
        ["CreateUser"] = new("UserName Path PermissionsBoundary", Create),
        ["GetUser"] = new("UserName", (call, input) => new() { ["User"] = IamOutput.User(Find(call, input, "iam:GetUser")) }),
        ["PutUserPolicy"] = new("UserName PolicyName PolicyDocument", (call, input) => InlinePolicies.Put(Find(call, input, "iam:PutUserPolicy"), input)),
        ["PutUserPermissionsBoundary"] = new("UserName PermissionsBoundary", PutBoundary),
        ["DeleteUserPermissionsBoundary"] = new("UserName", (call, input) => InlinePolicies.DeleteBoundary(Find(call, input, "iam:DeleteUserPermissionsBoundary"))),
        ["CreateAccessKey"] = new("UserName", CreateAccessKey),
        ["DeleteAccessKey"] = new("UserName AccessKeyId", DeleteAccessKey),
    };

    private JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("UserName");
        var path = input.Text("Path") ?? "/";
        var arn = $"arn:aws:iam::{call.AccountId}:user{path}{name}";
        call.Demand("iam:CreateUser", arn);
        var user = new IamUser { Name = name, Path = path, Id = directory.Ids.Unique("AIDA"), Arn = arn, Created = call.Now };
        user.Boundary = input.Text("PermissionsBoundary") is { } boundary ? directory.Account(call.AccountId).Policy(boundary) : null;
        return directory.Account(call.AccountId).Users.TryAdd(name, user)
            ? new() { ["User"] = IamOutput.User(user) }
            : throw new AwsFault("EntityAlreadyExists", $"User with name {name} already exists.", 409);
    }

    private JsonObject PutBoundary(Call call, JsonObject input)
    {
        var user = Find(call, input, "iam:PutUserPermissionsBoundary");
        user.Boundary = directory.Account(call.AccountId).Policy(input.Required("PermissionsBoundary"));
        return [];
    }

    private JsonObject CreateAccessKey(Call call, JsonObject input)
    {
        var user = Find(call, input, "iam:CreateAccessKey");
        if (user.AccessKeys.Count == AccessKeysPerUser)
            throw new AwsFault("LimitExceeded", $"Cannot exceed quota for AccessKeysPerUser: {AccessKeysPerUser}", 409);

        var key = directory.AddAccessKey(user, call.AccountId);
        return new()
        {
            ["AccessKey"] = new JsonObject
            {
                ["UserName"] = user.Name,
                ["AccessKeyId"] = key.Id,
                ["Status"] = "Active",
                ["SecretAccessKey"] = key.Secret,
                ["CreateDate"] = call.Now,
            },
        };
    }

    private JsonObject DeleteAccessKey(Call call, JsonObject input)
    {
        var user = Find(call, input, "iam:DeleteAccessKey");
        var id = input.Required("AccessKeyId");
        if (!user.AccessKeys.Remove(id))
            throw new AwsFault("NoSuchEntity", $"The Access Key with id {id} cannot be found.", 404);

        directory.Credentials.Remove(id);
        return [];
    }

    // Without a name the caller means himself.
    private IamUser Find(Call call, JsonObject input, string action)
    {
        var users = directory.Account(call.AccountId);
        var name = input.Text("UserName") ?? (call.Caller.Arn.Contains(":user/", StringComparison.Ordinal)
            ? call.Caller.Arn[(call.Caller.Arn.LastIndexOf('/') + 1)..]
            : throw new AwsFault("ValidationError", "Must specify userName when calling with non-User credentials"));
        call.Demand(action, users.Users.GetValueOrDefault(name)?.Arn ?? $"arn:aws:iam::{call.AccountId}:user/{name}");
        return users.User(name);
    }
}
