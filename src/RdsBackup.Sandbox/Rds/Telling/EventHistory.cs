using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>DescribeEvents</c>: what RDS told in the last 14 days. AWS's texts of refusals are not documented.</summary>
internal sealed class EventHistory
{
    private const int Days = 14;
    private const int Otherwise = 60;

    /// <summary>AWS's source types, and how EventBridge's events name those that the sandbox tells of.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["db-instance"] = "DB_INSTANCE",
        ["db-cluster"] = "CLUSTER",
        ["db-snapshot"] = "SNAPSHOT",
        ["db-cluster-snapshot"] = "CLUSTER_SNAPSHOT",
        ["db-parameter-group"] = "",
        ["db-security-group"] = "",
        ["custom-engine-version"] = "",
        ["db-proxy"] = "",
        ["blue-green-deployment"] = "",
        ["db-shard-group"] = "",
        ["zero-etl"] = "",
    };

    private readonly PerRegion<Queue<(long Number, ServiceEvent Event)>> told = new((_, _) => new());
    private long number;

    internal EventHistory(ServiceEvents events) => events.Subscribe(Keep);

    internal JsonObject Describe(Call call, JsonObject input)
    {
        call.Demand("rds:DescribeEvents", "*");
        var (source, type) = (input.Text("SourceIdentifier"), input.Text("SourceType"));
        if (source is not null && type is null)
            throw Faults.InvalidParameterCombination("SourceType must be provided when SourceIdentifier is supplied.");
        if (type is not null && !Types.ContainsKey(type))
            throw Faults.InvalidParameterValue($"Invalid source type: {type}");
        var (from, to) = Span(call, input);
        from = from < call.Now.AddDays(-Days) ? call.Now.AddDays(-Days) : from;
        var categories = input.Values("EventCategories");
        var found = told.In(call).Where(one => one.Event.Time >= from && one.Event.Time <= to
            && (type is null || Text(one.Event, "SourceType") == Types[type])
            && (source is null || string.Equals(Text(one.Event, "SourceIdentifier"), source, StringComparison.OrdinalIgnoreCase))
            && (categories.Count == 0 || Categories(one.Event).Any(categories.Contains)));
        return call.Listed(found, one => one.Number.ToString("D19", CultureInfo.InvariantCulture), one => Render(one.Event));
    }

    // The last hour, unless the call says which minutes.
    private static (DateTimeOffset From, DateTimeOffset To) Span(Call call, JsonObject input)
    {
        var (start, end, duration) = (Time(input, "StartTime"), Time(input, "EndTime"), input.Number("Duration"));
        if (duration is < 1 or > Days * 24 * 60)
            throw Faults.InvalidParameterValue(Invariant($"Invalid value {duration} for Duration. Must be between 1 and {Days * 24 * 60} minutes."));
        if (start < call.Now.AddDays(-Days))
            throw Faults.InvalidParameterValue(Invariant($"StartTime must be within the last {Days} days."));
        if (start > end)
            throw Faults.InvalidParameterCombination("StartTime must be before EndTime.");
        if (start is not null && end is not null && duration is not null)
            throw Faults.InvalidParameterCombination("StartTime, EndTime and Duration cannot be specified together.");
        var until = end ?? (start is { } since && duration is { } minutes && since < call.Now ? since.AddMinutes(minutes) : call.Now);
        return (start ?? Earlier(until, duration ?? Otherwise), until);
    }

    private static DateTimeOffset Earlier(DateTimeOffset than, int minutes) =>
        than - DateTimeOffset.MinValue > TimeSpan.FromMinutes(minutes) ? than.AddMinutes(-minutes) : DateTimeOffset.MinValue;

    private static DateTimeOffset? Time(JsonObject input, string name) => input[name] is { } time ? new DateTimeOffset(Moment.Of(time)) : null;

    private static JsonObject Render(ServiceEvent told) => new()
    {
        ["SourceIdentifier"] = Text(told, "SourceIdentifier"),
        ["SourceType"] = Types.FirstOrDefault(type => type.Value == Text(told, "SourceType")).Key,
        ["Message"] = Text(told, "Message"),
        ["EventCategories"] = Categories(told).ToJson(),
        ["Date"] = told.Time,
        ["SourceArn"] = Text(told, "SourceArn"),
    };

    private static IEnumerable<string> Categories(ServiceEvent told) => told.Detail["EventCategories"]!.AsArray().Select(category => (string)category!);

    private static string? Text(ServiceEvent told, string member) => (string?)told.Detail[member];

    private void Keep(ServiceEvent happened)
    {
        // What others tell in RDS's name need not be in RDS's form.
        if (happened.Source != "aws.rds" || happened.Detail["EventCategories"] is null)
            return;
        var here = told.In(happened.AccountId, happened.Region);
        while (here.TryPeek(out var first) && first.Event.Time < happened.Time.AddDays(-Days))
            here.Dequeue();
        here.Enqueue((number++, happened));
    }
}
