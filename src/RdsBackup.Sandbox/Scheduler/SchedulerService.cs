using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Amazon EventBridge Scheduler: state machines that are started by the clock.</summary>
public sealed class SchedulerService : IService, ITagged
{
    /// <summary>Who the Scheduler is to roles.</summary>
    internal const string Principal = "scheduler.amazonaws.com";

    private readonly PerRegion<SortedDictionary<string, ScheduleGroup>> store = new((accountId, region) => new(StringComparer.Ordinal)
    {
        [ScheduleGroup.DefaultName] = new ScheduleGroup(accountId, region, ScheduleGroup.DefaultName, DateTimeOffset.UnixEpoch),
    });

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly Invoker invoker;

    /// <param name="calls">How targets are started.</param>
    /// <param name="timeline">Where times are planned.</param>
    /// <param name="ids">Names of executions.</param>
    /// <param name="seed">When within its window a flexible schedule comes.</param>
    internal SchedulerService(InnerCalls calls, Timeline timeline, IdSource ids, int seed)
    {
        invoker = new Invoker(calls, timeline, ids);
        var schedules = new ScheduleOperations(store, new SettingReader(calls), new SchedulePlanner(timeline, new Random(seed), invoker));
        var groups = new GroupOperations(store);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateSchedule"] = new(ScheduleOperations.Parameters, schedules.Create),
            ["UpdateSchedule"] = new(ScheduleOperations.Parameters, schedules.Update),
            ["GetSchedule"] = new("Name GroupName", schedules.Get),
            ["DeleteSchedule"] = new("Name GroupName ClientToken", schedules.Delete),
            ["ListSchedules"] = new("GroupName NamePrefix State MaxResults NextToken", schedules.List),
            ["CreateScheduleGroup"] = new("Name Tags ClientToken", groups.Create),
            ["GetScheduleGroup"] = new("Name", groups.Get),
            ["DeleteScheduleGroup"] = new("Name ClientToken", groups.Delete),
            ["ListScheduleGroups"] = new("NamePrefix MaxResults NextToken", groups.List),
            ["TagResource"] = new("ResourceArn Tags", groups.Tag),
            ["UntagResource"] = new("ResourceArn TagKeys", groups.Untag),
            ["ListTagsForResource"] = new("ResourceArn", groups.ListTags),
        };
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("scheduler");

    Refusals IService.Refusals => Refusals.Json;

    AwsFault IService.InvalidPage(string member, string value) => SchedulerFault.Invalid($"Invalid {member}");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    /// <summary>Times that came to nothing and that no dead-letter queue keeps.</summary>
    public IReadOnlyList<DroppedInvocation> DroppedInvocations => invoker.Dropped;

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.In(accountId, region).Values.Select(group => new TaggedResource(group.Arn, group.Tags));
}
