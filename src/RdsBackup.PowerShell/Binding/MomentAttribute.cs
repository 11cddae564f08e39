using System.Globalization;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Says of a text that is no time which ones are; PowerShell would say it in .NET's words.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MomentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? throw new ArgumentTransformationMetadataException($"'{text}' is no time: pass a date like 2026-11-20, with 03:12 and a zone if you like, or (Get-Date).AddDays(-2).")
            : inputData;
}
