using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Aliases. What changes one needs permission on the alias and on its key.</summary>
internal sealed partial class AliasOperations(KeyStore store, KeyAccess access)
{
    private const int MostPerKey = 50;

    public JsonObject Create(Call call, JsonObject input)
    {
        var name = Name(input);
        var arn = Alias.ArnOf(call.AccountId, call.Region, name);
        KeyAccess.DemandOn(call, arn, "CreateAlias");
        var key = access.Demand(call, input.Required("TargetKeyId"), "CreateAlias", new() { { "kms:RequestAlias", name } });
        if (store.FindAlias(arn) is not null)
            throw KmsFault.AlreadyExists($"An alias with the name {arn} already exists");
        key.DemandNotPending();
        if (store.AliasesOf(key).Count() >= MostPerKey)
            throw KmsFault.LimitExceeded($"The maximum number of aliases for the key {key.Arn} is {MostPerKey}.");
        store.Add(new Alias { Name = name, Key = key, Created = call.Now, Updated = call.Now });
        return [];
    }

    public JsonObject Update(Call call, JsonObject input)
    {
        var alias = Existing(call, input, "UpdateAlias");
        var target = access.Demand(call, input.Required("TargetKeyId"), "UpdateAlias");
        target.DemandNotPending();
        alias.Key = target;
        alias.Updated = call.Now;
        return [];
    }

    public JsonObject Delete(Call call, JsonObject input)
    {
        store.Remove(Existing(call, input, "DeleteAlias"));
        return [];
    }

    public JsonObject List(Call call, JsonObject input)
    {
        KeyAccess.DemandOn(call, "*", "ListAliases");
        var only = input.Text("KeyId") is { } reference ? access.Demand(call, reference, "ListAliases") : null;
        var aliases = store.AliasesOf(call.AccountId, call.Region).Where(alias => only is null || alias.Key == only);
        return call.Page(aliases, Entry, new PageSize(50, Most: 100));
    }

    private static JsonObject Entry(Alias alias) => new()
    {
        ["AliasName"] = alias.Name,
        ["AliasArn"] = alias.Arn,
        ["TargetKeyId"] = alias.Key.Id,
        ["CreationDate"] = alias.Created.ToEpoch(),
        ["LastUpdatedDate"] = alias.Updated.ToEpoch(),
    };

    private Alias Existing(Call call, JsonObject input, string operation)
    {
        var arn = Alias.ArnOf(call.AccountId, call.Region, Name(input));
        KeyAccess.DemandOn(call, arn, operation);
        var alias = store.FindAlias(arn) ?? throw KmsFault.NoAlias(arn);
        access.Demand(call, alias.Key, operation);
        return alias;
    }

    private static string Name(JsonObject input)
    {
        var name = input.Required("AliasName");
        if (!name.StartsWith("alias/", StringComparison.Ordinal))
            throw KmsFault.Validation(
                "Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
            throw new AwsFault("NotAuthorizedException", "");
        if (name.Length > 256)
            throw KmsFault.Constraint("AliasName", name, "Member must have length less than or equal to 256");
        if (!AllowedName().IsMatch(name))
            throw KmsFault.Constraint("AliasName", name, "Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$");
        return name.Contains(':', StringComparison.Ordinal) || name.Length == "alias/".Length
            ? throw new AwsFault("InvalidAliasNameException", $"{name} contains invalid characters for an alias")
            : name;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9:/_-]+\z", RegexOptions.None, 1000)]
    private static partial Regex AllowedName();
}
