using System.Collections;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes databases of what a user passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DatabaseTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var inner = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return inner is IList list ? list.Cast<object?>().Select(DatabaseInput.Parse).ToArray() : new[] { DatabaseInput.Parse(inputData) };
    }
}
