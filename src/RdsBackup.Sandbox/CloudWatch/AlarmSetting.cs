using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>What a caller says of an alarm.</summary>
internal sealed record AlarmSetting
{
    public string? Description { get; init; }

    public required IMetricSource Source { get; init; }

    public required string Metric { get; init; }

    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }

    public required Statistic Statistic { get; init; }

    /// <summary>What a datapoint is made of.</summary>
    public required TimeSpan Period { get; init; }

    public required int EvaluationPeriods { get; init; }

    public required int DatapointsToAlarm { get; init; }

    public required Comparison Comparison { get; init; }

    public required double Threshold { get; init; }

    /// <summary><c>missing</c>, <c>notBreaching</c>, <c>breaching</c> or <c>ignore</c>.</summary>
    public required string TreatMissingData { get; init; }

    public required bool ActionsEnabled { get; init; }

    /// <summary>Topics to tell, by the state that the alarm comes to.</summary>
    public required IReadOnlyDictionary<AlarmState, IReadOnlyList<string>> Actions { get; init; }

    public bool Breaches(double value) => Comparison.Holds(value, Threshold);
}
