using System.Collections;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes databases of what a user passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DatabaseTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether another parameter takes the pipeline's objects that this one cannot read.</summary>
    public bool MayBeOther { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var inner = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return inner is IList list ? list.Cast<object?>().Select(DatabaseInput.Parse).ToArray() : new[] { DatabaseInput.Parse(inputData) };
        }
        catch (ArgumentTransformationMetadataException unreadable) when (MayBeOther)
        {
            // By this PowerShell knows to try the next parameter.
            throw new ArgumentTransformationMetadataException(unreadable.Message, new PSInvalidCastException(unreadable.Message));
        }
    }
}
