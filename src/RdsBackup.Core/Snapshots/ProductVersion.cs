namespace RdsBackup.Core.Snapshots;

/// <summary>This product's version, as stamped by the build.</summary>
public static class ProductVersion
{
    /// <summary>E.g. <c>0.1.0</c>.</summary>
    public static string Current { get; } = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);
}
