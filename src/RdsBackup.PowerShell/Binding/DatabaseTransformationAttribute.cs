namespace RdsBackup.PowerShell.Binding;

/// <summary>Makes databases of what a user passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DatabaseTransformationAttribute : ItemsTransformationAttribute<DatabaseInput>
{
    /// <inheritdoc/>
    protected override DatabaseInput Parse(object? value) => DatabaseInput.Parse(value);
}
