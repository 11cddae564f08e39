using System.Globalization;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>What an alarm's samples mean at a moment (user guide, "Evaluating an alarm", "Configuring how alarms treat missing data"); pure.</summary>
internal static class Evaluation
{
    /// <summary>The state an alarm should have, and why; null when it stays as it is.</summary>
    public static (AlarmState State, string Reason)? Of(AlarmSetting setting, IReadOnlyList<(DateTimeOffset Time, double Value)> samples, DateTimeOffset now)
    {
        var points = Enumerable.Range(0, setting.EvaluationPeriods).Select(index => Point(setting, samples, now - (index * setting.Period))).ToList();
        var known = points.OfType<(DateTimeOffset Time, double Value)>().ToList();
        if (known.Count == 0)
        {
            var count = setting.EvaluationPeriods;
            string Treated(string how) =>
                Invariant($"Threshold Crossed: no datapoints were received for {count} {(count == 1 ? "period" : "periods")} and {count} missing {Datapoints(count)} ")
                + $"{Were(count)} treated as [{how}].";
            return setting.TreatMissingData switch
            {
                "ignore" => null,
                "breaching" => (AlarmState.Alarm, Treated("Breaching")),
                "notBreaching" => (AlarmState.Ok, Treated("NonBreaching")),
                _ => (AlarmState.InsufficientData, Invariant($"Insufficient Data: {count} {Datapoints(count)} {Were(count)} unknown.")),
            };
        }

        var gaps = setting.TreatMissingData == "breaching" ? points.Count - known.Count : 0;
        var breaching = known.Where(point => setting.Breaches(point.Value)).ToList();
        var isAlarm = breaching.Count + gaps >= setting.DatapointsToAlarm;
        var telling = isAlarm && breaching.Count > 0 ? breaching : known;
        return (
            isAlarm ? AlarmState.Alarm : AlarmState.Ok,
            $"Threshold Crossed: {telling.Count} {Datapoints(telling.Count)} [{string.Join(", ", telling.Select(Show))}] "
            + $"{Were(telling.Count)} {(isAlarm ? "" : "not ")}{setting.Comparison.Words} the threshold ({Number(setting.Threshold)}).");
    }

    private static (DateTimeOffset Time, double Value)? Point(AlarmSetting setting, IEnumerable<(DateTimeOffset Time, double Value)> samples, DateTimeOffset end)
    {
        var start = end - setting.Period;
        var values = samples.Where(sample => sample.Time > start && sample.Time <= end).Select(sample => sample.Value).ToList();
        return values.Count == 0 ? null : (start, setting.Statistic.Of(values));
    }

    private static string Show((DateTimeOffset Time, double Value) point) =>
        $"{Number(point.Value)} ({point.Time.UtcDateTime.ToString("dd/MM/yy HH:mm:ss", CultureInfo.InvariantCulture)})";

    private static string Number(double value) => value.ToString("0.0##############", CultureInfo.InvariantCulture);

    private static string Datapoints(int count) => count == 1 ? "datapoint" : "datapoints";

    private static string Were(int count) => count == 1 ? "was" : "were";
}
