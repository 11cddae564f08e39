using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>Amazon CloudWatch: alarms on metrics, which tell SNS topics under the topics' policies.</summary>
public sealed class CloudWatchService : IService, ITagged
{
    /// <summary>Who CloudWatch is to resource policies.</summary>
    internal const string Principal = "cloudwatch.amazonaws.com";


    private const string Setting =
        "AlarmName AlarmDescription ActionsEnabled OKActions AlarmActions InsufficientDataActions MetricName Namespace Statistic Dimensions Period EvaluationPeriods "
        + "DatapointsToAlarm Threshold ComparisonOperator TreatMissingData Tags";

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly PerRegion<SortedDictionary<string, Alarm>> store = new((_, _) => new(StringComparer.Ordinal));
    private readonly AlarmWatch watch;

    /// <param name="calls">How topics are told.</param>
    /// <param name="timeline">Where alarms are looked at.</param>
    /// <param name="sources">What is measured.</param>
    internal CloudWatchService(InnerCalls calls, Timeline timeline, params IReadOnlyList<IMetricSource> sources)
    {
        Sources = sources;
        watch = new AlarmWatch(calls, timeline, store);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["PutMetricAlarm"] = new(Setting, Put),
            ["DescribeAlarms"] = new("AlarmNames AlarmNamePrefix StateValue MaxRecords NextToken", Describe),
            ["SetAlarmState"] = new("AlarmName StateValue StateReason StateReasonData", SetState),
            ["DeleteAlarms"] = new("AlarmNames", Delete),
            ["TagResource"] = new("ResourceARN Tags", Tag),
            ["UntagResource"] = new("ResourceARN TagKeys", Untag),
            ["ListTagsForResource"] = new("ResourceARN", ListTags),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("cloudwatch");

    Refusals IService.Refusals => Refusals.MissingParameter("ValidationError");

    bool IService.HasMilliseconds => true;

    AwsFault IService.InvalidPage(string member, string value) => new AwsFault("InvalidNextToken", "The next token is invalid.");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    internal IReadOnlyList<IMetricSource> Sources { get; }

    /// <summary>An alarm; null when there is none.</summary>
    public Alarm? Find(string accountId, string region, string name) => store.In(accountId, region).GetValueOrDefault(name);

    /// <summary>Makes an alarm, or changes all of it but its state and its tags.</summary>
    private JsonObject Put(Call call, JsonObject input)
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

    private JsonObject Describe(Call call, JsonObject input)
    {
        call.Demand("cloudwatch:DescribeAlarms", Alarm.ArnOf(call.AccountId, call.Region, "*"));
        var (names, prefix, state) = (input.Values("AlarmNames"), input.Text("AlarmNamePrefix") ?? "", input.Text("StateValue"));
        var found = store.In(call).Values
            .Where(alarm => (names.Count == 0 || names.Contains(alarm.Name)) && alarm.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(alarm => state is null || alarm.State.Text() == state).ToList();
        var page = call.Page(found, AlarmOutput.Of, new PageSize(50, Most: 100));
        page["CompositeAlarms"] = new JsonArray();
        return page;
    }

    private JsonObject SetState(Call call, JsonObject input)
    {
        var name = input.Required("AlarmName");
        call.Demand("cloudwatch:SetAlarmState", Alarm.ArnOf(call.AccountId, call.Region, name));
        var alarm = store.In(call).GetValueOrDefault(name) ?? throw CloudWatchFault.NotFound($"Alarm {name}");
        var state = AlarmStates.TryParse(input.Required("StateValue")) ?? throw CloudWatchFault.Invalid($"The value {input.Text("StateValue")} is not a state.");
        watch.Turn(alarm, state, input.Required("StateReason"), call.Now);
        return [];
    }

    private JsonObject Delete(Call call, JsonObject input)
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

    private JsonObject Tag(Call call, JsonObject input)
    {
        AddTags(call, ByArn(call, input, "TagResource"), input);
        return [];
    }

    private JsonObject Untag(Call call, JsonObject input)
    {
        var alarm = ByArn(call, input, "UntagResource");
        foreach (var key in input.Values("TagKeys"))
            alarm.Tags.Remove(key);
        return [];
    }

    private JsonObject ListTags(Call call, JsonObject input) => new()
    {
        ["Tags"] = new JsonArray([.. ByArn(call, input, "ListTagsForResource").Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    private static void AddTags(Call call, Alarm alarm, JsonObject input)
    {
        foreach (var tag in input.Structures("Tags"))
        {
            var key = tag.Required("Key");
            if (ReservedTags.Refuses(call, key))
                throw CloudWatchFault.Invalid("Tag keys that begin with aws: are reserved.");
            alarm.Tags[key] = tag.Text("Value") ?? "";
        }
    }

    private Alarm ByArn(Call call, JsonObject input, string operation)
    {
        var arn = input.Required("ResourceARN");
        call.Demand($"cloudwatch:{operation}", arn);
        return store.In(call).Values.FirstOrDefault(alarm => alarm.Arn == arn)
            ?? throw new AwsFault("ResourceNotFoundException", $"{arn} does not exist", 404);
    }
}
