namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes snapshots of what a user passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SnapshotTransformationAttribute : ItemsTransformationAttribute<SnapshotInput>
{
    /// <inheritdoc/>
    protected override SnapshotInput Parse(object? value) => SnapshotInput.Parse(value);
}
