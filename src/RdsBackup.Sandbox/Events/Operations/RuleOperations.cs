using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>EventBridge's operations on rules. Rules on a schedule are not there: the Scheduler is.</summary>
internal sealed class RuleOperations(PerRegion<EventsRegion> store)
{
    private const int MostRules = 300;

    /// <summary>Makes a rule or changes all of it but its tags and targets.</summary>
    public JsonObject Put(Call call, JsonObject input)
    {
        var name = EventsInput.Name(input, "Name", 64);
        var bus = store.BusOfRules(call, input);
        call.Demand("events:PutRule", bus.ArnOfRule(name));
        var isEnabled = input.OneOf("State", "ENABLED", "ENABLED", "DISABLED") == "ENABLED";
        var text = input.Text("EventPattern") ?? throw EventsFault.Invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        var pattern = EventPattern.Parse(text);
        if (bus.Rules.TryGetValue(name, out var rule))
        {
            (rule.PatternText, rule.Pattern, rule.IsEnabled, rule.Description) = (text, pattern, isEnabled, input.Text("Description"));
        }
        else
        {
            if (bus.Rules.Count >= MostRules)
                throw EventsFault.LimitExceeded();
            bus.Rules[name] = rule = new Rule
            {
                Bus = bus,
                Name = name,
                PatternText = text,
                Pattern = pattern,
                IsEnabled = isEnabled,
                Description = input.Text("Description"),
                Tags = EventsInput.Tags(call, input),
            };
        }

        return new() { ["RuleArn"] = rule.Arn };
    }

    public JsonObject Describe(Call call, JsonObject input)
    {
        var rule = store.FindRule(call, input, "Name", "DescribeRule");
        var shown = Show(rule);
        shown["CreatedBy"] = rule.Bus.AccountId;
        return shown;
    }

    public JsonObject List(Call call, JsonObject input)
    {
        var bus = store.BusOfRules(call, input);
        call.Demand("events:ListRules", bus.ArnOfRule("*"));
        var prefix = input.Text("NamePrefix") ?? "";
        return call.Page(bus.Rules.Values.Where(rule => rule.Name.StartsWith(prefix, StringComparison.Ordinal)), Show);
    }

    public JsonObject Enable(Call call, JsonObject input)
    {
        store.FindRule(call, input, "Name", "EnableRule").IsEnabled = true;
        return [];
    }

    public JsonObject Disable(Call call, JsonObject input)
    {
        store.FindRule(call, input, "Name", "DisableRule").IsEnabled = false;
        return [];
    }

    // Deleting what is not there is no error.
    public JsonObject Delete(Call call, JsonObject input)
    {
        var bus = store.BusOfRules(call, input);
        var name = input.Required("Name");
        call.Demand("events:DeleteRule", bus.ArnOfRule(name));
        if (bus.Rules.TryGetValue(name, out var rule) && rule.Targets.Count > 0)
            throw EventsFault.Invalid("Rule can't be deleted since it has targets.");
        bus.Rules.Remove(name);
        return [];
    }

    private static JsonObject Show(Rule rule)
    {
        var shown = new JsonObject
        {
            ["Name"] = rule.Name,
            ["Arn"] = rule.Arn,
            ["EventPattern"] = rule.PatternText,
            ["State"] = rule.IsEnabled ? "ENABLED" : "DISABLED",
            ["EventBusName"] = rule.Bus.Name,
        };
        if (rule.Description is not null)
            shown["Description"] = rule.Description;
        return shown;
    }
}
