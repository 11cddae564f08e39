namespace RdsBackup.Sandbox.Kms;

/// <summary>Condition keys of a request; what is null or empty is not there.</summary>
internal sealed class ConditionKeys : Dictionary<string, IReadOnlyList<string>>
{
    public ConditionKeys() : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    public void Add(string key, string? value)
    {
        if (value is not null)
            this[key] = [value];
    }

    public void Add(string key, bool value) => Add(key, value ? "true" : "false");

    public void Add(string prefix, IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values)
            Add(prefix + name, value);
    }

    public void Add(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> others)
    {
        foreach (var (key, values) in others)
            this[key] = values;
    }

    /// <summary>The keys of an encryption context.</summary>
    public static ConditionKeys OfEncryptionContext(IReadOnlyDictionary<string, string>? context) => context is null ? [] : new()
    {
        { "kms:EncryptionContext:", context },
        { "kms:EncryptionContextKeys", [.. context.Keys] },
    };
}
