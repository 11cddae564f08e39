using System.Globalization;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Takes a plain number for seconds; PowerShell would take it for ticks of 100 nanoseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    /// <summary>The longest time that is taken: what ends later than that is not waited for, and far longer ones are beyond the calendar.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var inner = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return double.TryParse(Convert.ToString(inner, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds > 0 && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds)
                : throw new ArgumentTransformationMetadataException("Pass a time longer than nothing and of at most 365 days: seconds, or hours:minutes:seconds.")
            : inputData;
    }
}
