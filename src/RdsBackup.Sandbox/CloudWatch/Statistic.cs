namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>What is made of a period's values.</summary>
/// <param name="Name">E.g. <c>Maximum</c>.</param>
/// <param name="Of">Makes it; there is a value at least.</param>
internal sealed record Statistic(string Name, Func<IEnumerable<double>, double> Of)
{
    private static readonly Statistic[] All =
    [
        new("Average", values => values.Average()),
        new("Maximum", values => values.Max()),
        new("Minimum", values => values.Min()),
        new("SampleCount", values => values.Count()),
        new("Sum", values => values.Sum()),
    ];

    public static Statistic? Find(string name) => Array.Find(All, one => one.Name == name);
}
