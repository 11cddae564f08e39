using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>Reads what PutMetricAlarm says of an alarm. AWS takes metrics that nobody reports; the sandbox refuses those it does not know.</summary>
internal static class SettingReader
{
    private static readonly string[] Treatments = ["missing", "notBreaching", "breaching", "ignore"];
    private const int MostActions = 5;

    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public static AlarmSetting Read(Call call, JsonObject input, IReadOnlyList<IMetricSource> sources)
    {
        var source = sources.FirstOrDefault(one => one.Namespace == input.Required("Namespace"))
            ?? throw AwsFault.Lacks($"metrics of namespace {input.Text("Namespace")}");
        var metric = input.Required("MetricName");
        if (!source.Metrics.Contains(metric))
            throw AwsFault.Lacks($"metric {metric} in {source.Namespace}");

        var dimensions = input.Structures("Dimensions").ToDictionary(one => one.Required("Name"), one => one.Required("Value"), StringComparer.Ordinal);
        if (!dimensions.Keys.Order(StringComparer.Ordinal).SequenceEqual(source.Dimensions))
            throw AwsFault.Lacks($"metrics of {source.Namespace} by other dimensions than {string.Join(", ", source.Dimensions)}");

        var period = input.Number("Period") ?? throw Missing("Period");
        if (period < 60 || period % 60 != 0)
            throw AwsFault.Lacks(Invariant($"metrics of a period of {period} seconds, only of multiples of 60"));

        var periods = AtLeastOne(input, "EvaluationPeriods") ?? throw Missing("EvaluationPeriods");
        var datapoints = AtLeastOne(input, "DatapointsToAlarm") ?? periods;
        if (datapoints > periods)
            throw CloudWatchFault.Invalid("DatapointsToAlarm must not be greater than EvaluationPeriods.");

        if (periods * (long)period > 86400)
            throw CloudWatchFault.Invalid("Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).");

        return new AlarmSetting
        {
            Description = input.Text("AlarmDescription"),
            Source = source,
            Metric = metric,
            Dimensions = dimensions,
            Statistic = Statistic.Find(input.Required("Statistic")) ?? throw NotOne("Statistic", input),
            Period = TimeSpan.FromSeconds(period),
            EvaluationPeriods = periods,
            DatapointsToAlarm = datapoints,
            Comparison = Comparison.Find(input.Required("ComparisonOperator")) ?? throw NotOne("ComparisonOperator", input),
            Threshold = input["Threshold"]?.GetValue<double>() ?? throw Missing("Threshold"),
            TreatMissingData = input.Text("TreatMissingData") is not { } treatment ? "missing"
                : Treatments.Contains(treatment) ? treatment
                : throw NotOne("TreatMissingData", input),
            ActionsEnabled = input.Flag("ActionsEnabled") ?? true,
            Actions = new Dictionary<AlarmState, IReadOnlyList<string>>
            {
                [AlarmState.Ok] = Topics(call, input, "OKActions"),
                [AlarmState.Alarm] = Topics(call, input, "AlarmActions"),
                [AlarmState.InsufficientData] = Topics(call, input, "InsufficientDataActions"),
            },
        };
    }

    private static IReadOnlyList<string> Topics(Call call, JsonObject input, string list)
    {
        var topics = input.Values(list);
        if (topics.Count > MostActions)
            throw CloudWatchFault.Invalid($"{list} has more than {MostActions} members.");

        return topics.FirstOrDefault(topic => Arn.TryParse(topic) is not { Service: "sns" } arn || arn.Region != call.Region) is { } odd
            ? throw AwsFault.Lacks($"alarm action {odd}, only SNS topics of the alarm's region")
            : topics;
    }

    private static int? AtLeastOne(JsonObject input, string name) => input.Number(name) is { } number && number < 1
        ? throw CloudWatchFault.Invalid($"{name} must be at least 1.")
        : input.Number(name);

    private static MissingMember Missing(string name) => new(name);

    private static AwsFault NotOne(string name, JsonObject input) => CloudWatchFault.Invalid($"The value {input.Text(name)} is not one of {name}'s.");
}
