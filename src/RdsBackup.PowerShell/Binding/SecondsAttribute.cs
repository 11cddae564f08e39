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
        if (inner is string text)
        {
            if (WithUnit(text) is { } time)
                return time;
            if (!double.TryParse(text, CultureInfo.InvariantCulture, out _) && !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
                throw new ArgumentTransformationMetadataException($"'{text}' is no time: pass seconds (7200), a number with s, m, h or d (2h), or hours:minutes:seconds (2:00:00).");
        }

        return double.TryParse(Convert.ToString(inner, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds > 0 && seconds <= Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds)
                : throw new ArgumentTransformationMetadataException("Pass a time longer than nothing and of at most 365 days: seconds, or hours:minutes:seconds.")
            : inputData;
    }

    // As timeouts are written elsewhere: 90s, 30m, 2h, 1d.
    private static TimeSpan? WithUnit(string text)
    {
        int? seconds = text.Length < 2 ? null : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => null };
        return seconds is not null && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number * seconds.Value <= TimeSpan.FromDays(365).TotalSeconds
            ? TimeSpan.FromSeconds(number * seconds.Value)
            : null;
    }
}
