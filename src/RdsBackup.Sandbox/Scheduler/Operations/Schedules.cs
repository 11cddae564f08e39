using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Finds groups and schedules, and lists them.</summary>
internal static class Schedules
{
    private const int Largest = 100;

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

    /// <summary>One page: <c>MaxResults</c>, <c>NextToken</c>, which are text in a query string.</summary>
    /// <exception cref="AwsFault"><c>ValidationException</c>.</exception>
    public static JsonObject Page(JsonObject input, string list, IEnumerable<JsonObject> items)
    {
        var size = Number(input, "MaxResults", Largest);
        var start = Number(input, "NextToken", 0);
        if (size is 0 or > Largest)
            throw JsonInput.Broken("MaxResults", Invariant($"{size}"), $"Member must be between 1 and {Largest}");

        var rest = items.Skip(start).Take(size + 1).ToArray();
        var page = new JsonObject { [list] = new JsonArray([.. rest.Take(size)]) };
        if (rest.Length > size)
            page["NextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    private static int Number(JsonObject input, string name, int otherwise) => input.Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw SchedulerFault.Invalid($"Invalid {name}");
}
