using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>The Scheduler's operations on groups and their tags.</summary>
internal sealed class GroupOperations(PerRegion<SortedDictionary<string, ScheduleGroup>> store)
{
    public JsonObject Create(Call call, JsonObject input)
    {
        var name = Schedules.Name(input);
        call.Demand("scheduler:CreateScheduleGroup", ScheduleGroup.ArnOf(call.AccountId, call.Region, name));
        var group = new ScheduleGroup(call.AccountId, call.Region, name, call.Now);
        AddTags(call, group, input);
        return store.In(call).TryAdd(name, group)
            ? new() { ["ScheduleGroupArn"] = group.Arn }
            : throw SchedulerFault.Conflict("Schedule group", name);
    }

    public JsonObject Get(Call call, JsonObject input) => Show(Find(call, input, "GetScheduleGroup"));

    /// <summary>Removes a group with all its schedules.</summary>
    public JsonObject Delete(Call call, JsonObject input)
    {
        var group = Find(call, input, "DeleteScheduleGroup");
        if (group.Name == ScheduleGroup.DefaultName)
            throw SchedulerFault.Invalid("Schedule group default cannot be deleted.");

        foreach (var schedule in group.Schedules.Values)
            SchedulePlanner.Stop(schedule);
        store.In(call).Remove(group.Name);
        return [];
    }

    public JsonObject List(Call call, JsonObject input)
    {
        call.Demand("scheduler:ListScheduleGroups", ScheduleGroup.ArnOf(call.AccountId, call.Region, "*"));
        var prefix = input.Text("NamePrefix") ?? "";
        return call.Page(store.In(call).Values.Where(group => group.Name.StartsWith(prefix, StringComparison.Ordinal)), Show);
    }

    public JsonObject Tag(Call call, JsonObject input)
    {
        AddTags(call, ByArn(call, input, "TagResource"), input);
        return [];
    }

    public JsonObject Untag(Call call, JsonObject input)
    {
        var group = ByArn(call, input, "UntagResource");
        foreach (var key in input.Texts("TagKeys") ?? [])
            group.Tags.Remove(key);
        return [];
    }

    public JsonObject ListTags(Call call, JsonObject input) => new()
    {
        ["Tags"] = new JsonArray([.. ByArn(call, input, "ListTagsForResource").Tags
            .Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    private static void AddTags(Call call, ScheduleGroup group, JsonObject input)
    {
        foreach (var tag in input.Structures("Tags"))
        {
            var key = tag.Required("Key");
            if (ReservedTags.Refuses(call, key))
                throw SchedulerFault.Invalid("Tag keys that begin with aws: are reserved for system use.");
            group.Tags[key] = tag.Required("Value");
        }
    }

    private static JsonObject Show(ScheduleGroup group) => new()
    {
        ["Arn"] = group.Arn,
        ["Name"] = group.Name,
        ["State"] = "ACTIVE",
        ["CreationDate"] = group.Created.ToEpoch(),
        ["LastModificationDate"] = group.Created.ToEpoch(),
    };

    private ScheduleGroup Find(Call call, JsonObject input, string operation)
    {
        var name = input.Required("Name");
        call.Demand($"scheduler:{operation}", ScheduleGroup.ArnOf(call.AccountId, call.Region, name));
        return store.Group(call, name);
    }

    private ScheduleGroup ByArn(Call call, JsonObject input, string operation)
    {
        var arn = input.Required("ResourceArn");
        call.Demand($"scheduler:{operation}", arn);
        return store.In(call).Values.FirstOrDefault(group => group.Arn == arn) ?? throw SchedulerFault.NotFound("Schedule group", arn);
    }
}
