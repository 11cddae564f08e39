using System.Management.Automation;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.PowerShell.Binding;

/// <summary>An object that is no record of this module: of AWS.Tools, or a line of a CSV file.</summary>
internal sealed class InputObject(object value)
{
    private readonly PSObject properties = PSObject.AsPSObject(value);

    /// <summary>The first of these properties that says something; null for none.</summary>
    public string? First(params string[] names) => names.Select(name => properties.Properties[name]?.Value?.ToString()).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>Where it says that it is, when it says both.</summary>
    public Place? Place => First("AccountId") is { } account && First("Region") is { } region ? new Place(account, region) : null;

    /// <summary>A property's value, as it is.</summary>
    public object? this[string name] => properties.Properties[name]?.Value;
}
