using System.Collections;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes a hashtable of names of tags, and of objects with <c>Key</c> and <c>Value</c>, as AWS.Tools writes tags. What is a hashtable already passes as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var inner = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (inner is null or IDictionary)
            return inputData!;
        var tags = new Hashtable(StringComparer.Ordinal);
        foreach (var item in inner is IList list ? list : new[] { inputData })
        {
            var tag = new InputObject(item ?? "");
            if ((item is PSObject one ? one.BaseObject : item) is string { Length: > 0 } name)
                tags[name] = null;
            else if (tag.First("Key") is { } key)
                tags[key] = tag["Value"];
            else
                throw new ArgumentTransformationMetadataException("Pass names of tags, or names with values: @{ Failsafe = 'True' }.");
        }

        return tags;
    }
}
