namespace RdsBackup.Sandbox.Kernel;

/// <summary>Where a namespace's metrics come from.</summary>
internal interface IMetricSource
{
    /// <summary>E.g. <c>AWS/SQS</c>.</summary>
    string Namespace { get; }

    /// <summary>The metrics there are.</summary>
    IReadOnlyList<string> Metrics { get; }

    /// <summary>The dimensions that a metric of it has, all of them.</summary>
    IReadOnlyList<string> Dimensions { get; }

    /// <summary>What a metric is now; null when nothing reports it.</summary>
    double? Read(string accountId, string region, string metric, IReadOnlyDictionary<string, string> dimensions, DateTimeOffset now);
}
