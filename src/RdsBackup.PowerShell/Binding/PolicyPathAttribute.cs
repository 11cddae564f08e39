using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes a path of a policy file as it comes through a pipeline: a path, or what <c>Get-Item</c> and <c>New-RdsBackupPolicy</c> give.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolicyPathAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null or string => inputData!,
            FileSystemInfo file => file.FullName,
            // A file of a job is no FileInfo any more.
            var other => new InputObject(inputData).First("FullName") ?? throw None(other),
        };

    private static ArgumentTransformationMetadataException None(object other)
    {
        var message = $"Pass the path of a policy file, or a file as Get-Item gives it; a {other.GetType().Name} is none.";
        // By the inner exception PowerShell knows to try the next parameter, which may take databases.
        return NamesDatabase(other) ? new(message, new PSInvalidCastException(message)) : new(message);
    }

    private static bool NamesDatabase(object other)
    {
        try
        {
            return DatabaseInput.Parse(other) is not null;
        }
        catch (ArgumentTransformationMetadataException)
        {
            return false;
        }
    }
}
