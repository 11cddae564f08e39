using System.Collections;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Says of a list what to do with it where one value is taken; PowerShell would say "Specified method is not supported".</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneValueAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not IList list ? inputData
        : list.Count == 1 ? list[0]!
        : throw new ArgumentTransformationMetadataException(
            Invariant($"One value is taken, and {list.Count} were passed. Run the command for each: 'us-east-1', 'us-west-2' | ForEach-Object {{ … -Region $_ }}."));
}
