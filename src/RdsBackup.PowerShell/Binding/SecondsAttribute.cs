using System.Globalization;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Takes a plain number for seconds; PowerShell would take it for ticks of 100 nanoseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var inner = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return double.TryParse(Convert.ToString(inner, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds > 0 ? TimeSpan.FromSeconds(seconds) : throw new ArgumentTransformationMetadataException("Pass a time longer than nothing: seconds, or hours:minutes:seconds.")
            : inputData;
    }
}
