using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Finds groups, and reads names.</summary>
internal static class Schedules
{
    /// <summary>The group that a parameter names, the default one when it is not given.</summary>
    /// <exception cref="AwsFault"><c>ResourceNotFoundException</c>.</exception>
    public static ScheduleGroup Group(this PerRegion<SortedDictionary<string, ScheduleGroup>> store, Call call, string? name)
    {
        name ??= ScheduleGroup.DefaultName;
        return store.In(call).GetValueOrDefault(name) ?? throw SchedulerFault.NotFound("Schedule group", name);
    }

    /// <summary>A name that AWS would take.</summary>
    /// <exception cref="AwsFault"><c>ValidationException</c>.</exception>
    public static string Name(JsonObject input)
    {
        var name = input.Required("Name");
        return name.Length is > 0 and <= 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? name
            : throw JsonInput.Broken("Name", name, "Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$");
    }
}
