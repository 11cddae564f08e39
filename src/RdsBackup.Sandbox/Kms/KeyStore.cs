using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>All keys and aliases of all accounts and regions.</summary>
internal sealed class KeyStore(IdSource ids)
{
    /// <summary>The services whose default key is made here when it is first used.</summary>
    private static readonly string[] PredefinedAliases = ["rds"];

    private readonly Dictionary<string, Key> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Alias> aliases = new(StringComparer.Ordinal);

    public IEnumerable<Key> KeysOf(string accountId, string region) =>
        keys.Values.Where(key => key.AccountId == accountId && key.Region == region).OrderBy(key => key.Id, StringComparer.Ordinal);

    public IEnumerable<Alias> AliasesOf(string accountId, string region) =>
        aliases.Values
            .Where(alias => alias.Key.AccountId == accountId && alias.Key.Region == region)
            .OrderBy(alias => alias.Name, StringComparer.Ordinal);

    public IEnumerable<Alias> AliasesOf(Key key) => AliasesOf(key.AccountId, key.Region).Where(alias => alias.Key == key);

    public Key? FindKey(string arn) => keys.GetValueOrDefault(arn);

    public Alias? FindAlias(string arn) => aliases.GetValueOrDefault(arn);

    /// <summary>Every grant with its key.</summary>
    public IEnumerable<(Key Key, Grant Grant)> Grants() => keys.Values.SelectMany(key => key.Grants.Select(grant => (key, grant)));

    /// <summary>A new customer key under the default policy, which is not kept yet.</summary>
    public Key NewKey(string accountId, string region, DateTimeOffset now, bool multiRegion = false) => new()
    {
        AccountId = accountId,
        Region = region,
        Id = multiRegion ? $"mrk-{ids.Uuid().Replace("-", "", StringComparison.Ordinal)}" : ids.Uuid(),
        MaterialId = NewMaterialId(),
        Created = now,
        Policy = KeyPolicy.Default(accountId, region),
        Family = multiRegion ? new() { PrimaryRegion = region } : null,
    };

    public void Add(Key key)
    {
        keys.Add(key.Arn, key);
        key.Family?.Keys.Add(key);
    }

    public void Add(Alias alias) => aliases.Add(alias.Arn, alias);

    public void Remove(Alias alias) => aliases.Remove(alias.Arn);

    /// <summary>Deletes a key with its aliases.</summary>
    public void Remove(Key key)
    {
        foreach (var alias in AliasesOf(key).ToList())
            Remove(alias);
        keys.Remove(key.Arn);
        key.Family?.Keys.Remove(key);
    }

    /// <summary>Whether a name is the alias of a default key, and of which service.</summary>
    public static bool IsPredefined(string alias, out string service)
    {
        service = alias.StartsWith("alias/aws/", StringComparison.Ordinal) ? alias["alias/aws/".Length..] : "";
        return PredefinedAliases.Contains(service);
    }

    /// <summary>The default key of a service; made now if it has not been used yet.</summary>
    public Key AwsManaged(string service, string accountId, string region, DateTimeOffset now)
    {
        var name = $"alias/aws/{service}";
        if (FindAlias(Alias.ArnOf(accountId, region, name)) is { } known)
            return known.Key;
        var key = new Key
        {
            AccountId = accountId,
            Region = region,
            Id = ids.Uuid(),
            MaterialId = NewMaterialId(),
            Created = now,
            IsAwsManaged = true,
            Description = $"Default key that protects my {service.ToUpperInvariant()} database volumes when no other key is defined",
            RotationPeriodDays = 365,
            RotatingSince = now,
            Policy = KeyPolicy.OfAwsManaged(service, accountId, region),
        };
        Add(key);
        Add(new Alias { Name = name, Key = key, Created = now, Updated = now });
        return key;
    }

    private string NewMaterialId() => (ids.Uuid() + ids.Uuid()).Replace("-", "", StringComparison.Ordinal);
}
