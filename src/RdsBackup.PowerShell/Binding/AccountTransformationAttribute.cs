using System.Collections;
using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes account ids of 12 digits of what a user passes: one, or a list.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccountTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        null => inputData!,
        IList list => list.Cast<object?>().Select(Plain).ToArray(),
        // As typed: a number has lost the zero at its beginning.
        _ => Plain(inputData),
    };

    private static string Plain(object? account) => Accounts.Plain(account?.ToString() ?? "");
}
