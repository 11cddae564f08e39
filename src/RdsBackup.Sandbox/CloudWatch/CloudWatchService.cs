using System.Collections.Frozen;
using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Sqs;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>Amazon CloudWatch: alarms on metrics, which tell SNS topics under the topics' policies.</summary>
public sealed class CloudWatchService : IQueryService, ITagged
{
    /// <summary>Who CloudWatch is to resource policies.</summary>
    internal const string Principal = "cloudwatch.amazonaws.com";

    private static readonly string[] Setting =
    [
        "AlarmName", "AlarmDescription", "ActionsEnabled", "OKActions", "AlarmActions", "InsufficientDataActions", "MetricName", "Namespace", "Statistic",
        "Dimensions", "Period", "EvaluationPeriods", "DatapointsToAlarm", "Threshold", "ComparisonOperator", "TreatMissingData", "Tags",
    ];

    private readonly PerRegion<SortedDictionary<string, Alarm>> store = new((_, _) => new(StringComparer.Ordinal));
    private readonly AlarmWatch watch;

    /// <param name="calls">How topics are told.</param>
    /// <param name="timeline">Where alarms are looked at.</param>
    /// <param name="queues">What is measured.</param>
    internal CloudWatchService(InnerCalls calls, Timeline timeline, SqsService queues)
    {
        Sources = [new QueueMetrics(queues)];
        watch = new AlarmWatch(calls, timeline, store);
        Operations = new Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>>(StringComparer.Ordinal)
        {
            ["PutMetricAlarm"] = Takes(Put, Setting),
            ["DescribeAlarms"] = Takes(Describe, "AlarmNames", "AlarmNamePrefix", "StateValue"),
            ["SetAlarmState"] = Takes(SetState, "AlarmName", "StateValue", "StateReason", "StateReasonData"),
            ["DeleteAlarms"] = Takes(Delete, "AlarmNames"),
            ["TagResource"] = Takes(Tag, "ResourceARN", "Tags"),
            ["UntagResource"] = Takes(Untag, "ResourceARN", "TagKeys"),
            ["ListTagsForResource"] = Takes(ListTags, "ResourceARN"),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Name => "monitoring";

    /// <inheritdoc/>
    public XNamespace Namespace => "http://monitoring.amazonaws.com/doc/2010-08-01/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> Operations { get; }

    internal IReadOnlyList<IMetricSource> Sources { get; }

    /// <summary>An alarm; null when there is none.</summary>
    public Alarm? Find(string accountId, string region, string name) => store.In(accountId, region).GetValueOrDefault(name);

    private static Func<Call, QueryInput, IEnumerable<XElement>> Takes(Func<Call, QueryInput, IEnumerable<XElement>> operation, params string[] known) =>
        (call, input) => input.Names.FirstOrDefault(name => name is not ("Action" or "Version") && !known.Contains(name)) is { } unknown
            ? throw AwsFault.Lacks($"parameter '{unknown}' here")
            : operation(call, input);

    /// <summary>Makes an alarm, or changes all of it but its state and its tags.</summary>
    private IEnumerable<XElement> Put(Call call, QueryInput input)
    {
        var name = input.Required("AlarmName");
        call.Demand("cloudwatch:PutMetricAlarm", Alarm.ArnOf(call.AccountId, call.Region, name));
        var setting = SettingReader.Read(call, input, Sources);
        var alarms = store.In(call);
        if (alarms.TryGetValue(name, out var alarm))
        {
            (alarm.Setting, alarm.Configured) = (setting, call.Now);
            alarm.Samples.Clear();
        }
        else
        {
            alarm = new Alarm(call.AccountId, call.Region, name, setting, call.Now);
            AddTags(call, alarm, input);
            alarms.Add(name, alarm);
        }

        watch.Begin(call.Now);
        return [];
    }

    private IEnumerable<XElement> Describe(Call call, QueryInput input)
    {
        call.Demand("cloudwatch:DescribeAlarms", Alarm.ArnOf(call.AccountId, call.Region, "*"));
        var (names, prefix, state) = (input.Values("AlarmNames"), input["AlarmNamePrefix"] ?? "", input["StateValue"]);
        return
        [
            new("MetricAlarms", store.In(call).Values
                .Where(alarm => (names.Count == 0 || names.Contains(alarm.Name)) && alarm.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Where(alarm => state is null || alarm.State.Text() == state)
                .Select(AlarmXml.Of)),
            new("CompositeAlarms"),
        ];
    }

    private IEnumerable<XElement> SetState(Call call, QueryInput input)
    {
        var name = input.Required("AlarmName");
        call.Demand("cloudwatch:SetAlarmState", Alarm.ArnOf(call.AccountId, call.Region, name));
        var alarm = store.In(call).GetValueOrDefault(name) ?? throw CloudWatchFault.NotFound($"Alarm {name}");
        var state = AlarmStates.TryParse(input.Required("StateValue")) ?? throw CloudWatchFault.Invalid($"The value {input["StateValue"]} is not a state.");
        watch.Turn(alarm, state, input.Required("StateReason"), call.Now);
        return [];
    }

    private IEnumerable<XElement> Delete(Call call, QueryInput input)
    {
        var names = input.Values("AlarmNames");
        foreach (var name in names)
        {
            call.Demand("cloudwatch:DeleteAlarms", Alarm.ArnOf(call.AccountId, call.Region, name));
            if (!store.In(call).ContainsKey(name))
                throw CloudWatchFault.NotFound($"Alarm {name}");
        }

        foreach (var name in names)
            store.In(call).Remove(name);
        return [];
    }

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.In(accountId, region).Values.Select(alarm => new TaggedResource(alarm.Arn, alarm.Tags));

    private IEnumerable<XElement> Tag(Call call, QueryInput input)
    {
        AddTags(call, ByArn(call, input, "TagResource"), input);
        return [];
    }

    private IEnumerable<XElement> Untag(Call call, QueryInput input)
    {
        var alarm = ByArn(call, input, "UntagResource");
        foreach (var key in input.Values("TagKeys"))
            alarm.Tags.Remove(key);
        return [];
    }

    private IEnumerable<XElement> ListTags(Call call, QueryInput input) =>
    [
        new("Tags", ByArn(call, input, "ListTagsForResource").Tags
            .Select(tag => new XElement("member", new XElement("Key", tag.Key), new XElement("Value", tag.Value)))),
    ];

    private static void AddTags(Call call, Alarm alarm, QueryInput input)
    {
        foreach (var tag in input.Structures("Tags"))
        {
            var key = tag.Required("Key");
            if (ReservedTags.Refuses(call, key))
                throw CloudWatchFault.Invalid("Tag keys that begin with aws: are reserved.");
            alarm.Tags[key] = tag["Value"] ?? "";
        }
    }

    private Alarm ByArn(Call call, QueryInput input, string operation)
    {
        var arn = input.Required("ResourceARN");
        call.Demand($"cloudwatch:{operation}", arn);
        return store.In(call).Values.FirstOrDefault(alarm => alarm.Arn == arn)
            ?? throw new AwsFault("ResourceNotFoundException", $"{arn} does not exist", 404);
    }
}
