using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>IAM's operations on users and their access keys.</summary>
internal sealed class UserOperations(IamDirectory directory)
{
    private const int AccessKeysPerUser = 2;

    public Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> All => new(StringComparer.Ordinal)
    {
        ["CreateUser"] = Create,
        ["GetUser"] = (call, input) => [IamXml.User(Find(call, input, "iam:GetUser"))],
        ["PutUserPolicy"] = (call, input) => InlinePolicies.Put(Find(call, input, "iam:PutUserPolicy"), input),
        ["CreateAccessKey"] = CreateAccessKey,
        ["DeleteAccessKey"] = DeleteAccessKey,
    };

    private IEnumerable<XElement> Create(Call call, QueryInput input)
    {
        var name = input.Required("UserName");
        var path = input["Path"] ?? "/";
        Constraint.Text(name, "UserName", 1, 64, @"[\w+=,.@-]+");
        Constraint.Text(path, "Path", 1, 512, @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)");
        var arn = $"arn:aws:iam::{call.AccountId}:user{path}{name}";
        call.Demand("iam:CreateUser", arn);
        var user = new IamUser { Name = name, Path = path, Id = directory.Ids.Unique("AIDA"), Arn = arn, Created = call.Now };
        return directory.Account(call.AccountId).Users.TryAdd(name, user)
            ? [IamXml.User(user)]
            : throw new AwsFault("EntityAlreadyExists", $"User with name {name} already exists.", 409);
    }

    private IEnumerable<XElement> CreateAccessKey(Call call, QueryInput input)
    {
        var user = Find(call, input, "iam:CreateAccessKey");
        if (user.AccessKeys.Count == AccessKeysPerUser)
            throw new AwsFault("LimitExceeded", $"Cannot exceed quota for AccessKeysPerUser: {AccessKeysPerUser}", 409);

        var key = directory.AddAccessKey(user, call.AccountId);
        return
        [
            new(
                "AccessKey",
                new XElement("UserName", user.Name),
                new XElement("AccessKeyId", key.Id),
                new XElement("Status", "Active"),
                new XElement("SecretAccessKey", key.Secret),
                new XElement("CreateDate", IamXml.Time(call.Now))),
        ];
    }

    private IEnumerable<XElement> DeleteAccessKey(Call call, QueryInput input)
    {
        var user = Find(call, input, "iam:DeleteAccessKey");
        var id = input.Required("AccessKeyId");
        if (!user.AccessKeys.Remove(id))
            throw new AwsFault("NoSuchEntity", $"The Access Key with id {id} cannot be found.", 404);

        directory.Credentials.Remove(id);
        return [];
    }

    // Without a name the caller means himself.
    private IamUser Find(Call call, QueryInput input, string action)
    {
        var users = directory.Account(call.AccountId);
        var name = input["UserName"] ?? (call.Caller.Arn.Contains(":user/", StringComparison.Ordinal)
            ? call.Caller.Arn[(call.Caller.Arn.LastIndexOf('/') + 1)..]
            : throw new AwsFault("ValidationError", "Must specify userName when calling with non-User credentials"));
        call.Demand(action, users.Users.GetValueOrDefault(name)?.Arn ?? $"arn:aws:iam::{call.AccountId}:user/{name}");
        return users.User(name);
    }
}
