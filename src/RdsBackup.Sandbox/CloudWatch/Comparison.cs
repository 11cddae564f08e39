namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>How a datapoint is held against the threshold.</summary>
/// <param name="Name">E.g. <c>GreaterThanThreshold</c>.</param>
/// <param name="Words">As a state's reason says it.</param>
/// <param name="Holds">Whether the alarm's condition holds.</param>
internal sealed record Comparison(string Name, string Words, Func<double, double, bool> Holds)
{
    private static readonly Comparison[] All =
    [
        new("GreaterThanThreshold", "greater than", (value, threshold) => value > threshold),
        new("GreaterThanOrEqualToThreshold", "greater than or equal to", (value, threshold) => value >= threshold),
        new("LessThanThreshold", "less than", (value, threshold) => value < threshold),
        new("LessThanOrEqualToThreshold", "less than or equal to", (value, threshold) => value <= threshold),
    ];

    public static Comparison? Find(string name) => Array.Find(All, one => one.Name == name);
}
