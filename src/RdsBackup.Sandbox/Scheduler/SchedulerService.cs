using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Amazon EventBridge Scheduler: state machines that are started by the clock.</summary>
public sealed class SchedulerService : IRestService, ITagged
{
    /// <summary>Who the Scheduler is to roles.</summary>
    internal const string Principal = "scheduler.amazonaws.com";

    private readonly PerRegion<SortedDictionary<string, ScheduleGroup>> store = new((accountId, region) => new(StringComparer.Ordinal)
    {
        [ScheduleGroup.DefaultName] = new ScheduleGroup(accountId, region, ScheduleGroup.DefaultName, DateTimeOffset.UnixEpoch),
    });

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
        Operations =
        [
            new("CreateSchedule", "POST", "/schedules/{Name}", JsonInput.Takes(schedules.Create, ScheduleOperations.Parameters)),
            new("UpdateSchedule", "PUT", "/schedules/{Name}", JsonInput.Takes(schedules.Update, ScheduleOperations.Parameters)),
            new("GetSchedule", "GET", "/schedules/{Name}", JsonInput.Takes(schedules.Get, "Name", "GroupName")),
            new("DeleteSchedule", "DELETE", "/schedules/{Name}", JsonInput.Takes(schedules.Delete, "Name", "GroupName", "ClientToken")),
            new("ListSchedules", "GET", "/schedules", JsonInput.Takes(
                schedules.List, "ScheduleGroup", "NamePrefix", "State", "MaxResults", "NextToken")),
            new("CreateScheduleGroup", "POST", "/schedule-groups/{Name}", JsonInput.Takes(groups.Create, "Name", "Tags", "ClientToken")),
            new("GetScheduleGroup", "GET", "/schedule-groups/{Name}", JsonInput.Takes(groups.Get, "Name")),
            new("DeleteScheduleGroup", "DELETE", "/schedule-groups/{Name}", JsonInput.Takes(groups.Delete, "Name", "ClientToken")),
            new("ListScheduleGroups", "GET", "/schedule-groups", JsonInput.Takes(groups.List, "NamePrefix", "MaxResults", "NextToken")),
            new("TagResource", "POST", "/tags/{ResourceArn}", JsonInput.Takes(groups.Tag, "ResourceArn", "Tags")),
            new("UntagResource", "DELETE", "/tags/{ResourceArn}", JsonInput.Takes(groups.Untag, "ResourceArn", "TagKeys")),
            new("ListTagsForResource", "GET", "/tags/{ResourceArn}", JsonInput.Takes(groups.ListTags, "ResourceArn")),
        ];
    }

    /// <inheritdoc/>
    public string Name => "scheduler";

    /// <inheritdoc/>
    public IReadOnlyList<RestOperation> Operations { get; }

    /// <summary>Times that came to nothing and that no dead-letter queue keeps.</summary>
    public IReadOnlyList<DroppedInvocation> DroppedInvocations => invoker.Dropped;

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.In(accountId, region).Values.Select(group => new TaggedResource(group.Arn, group.Tags));
}
