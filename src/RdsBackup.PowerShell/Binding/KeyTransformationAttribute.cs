using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes names of keys of what a user passes: text as it is, and of any object the key that it names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyTransformationAttribute : ItemsTransformationAttribute<string>
{
    // The most exact one first: an ARN tells account and region.
    private static readonly string[] Properties = ["AliasArn", "KeyArn", "KmsKeyId", "AliasName", "KeyId"];

    /// <inheritdoc/>
    protected override string Parse(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        null => throw new ArgumentTransformationMetadataException("$null names no key."),
        _ => OfObject(PSObject.AsPSObject(value)),
    };

    private static string OfObject(PSObject value) =>
        Properties.Select(name => value.Properties[name]?.Value?.ToString()).FirstOrDefault(text => !string.IsNullOrEmpty(text))
        ?? throw new ArgumentTransformationMetadataException(value.Properties["KmsKeyId"] is null
            ? $"A {value.BaseObject.GetType().Name} names no key: pass an alias, an id or an ARN, or an object with one of {string.Join(", ", Properties)}."
            : Invariant($"{value} is not encrypted, so there is no key to find."));
}
