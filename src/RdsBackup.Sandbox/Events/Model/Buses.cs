using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>Finds buses and rules.</summary>
internal static class Buses
{
    /// <summary>The bus with an ARN, in whatever account; null when there is none.</summary>
    public static EventBus? Find(this PerRegion<EventsRegion> store, Arn arn) =>
        NameOf(arn) is { } name ? store.In(arn.AccountId, arn.Region).Buses.GetValueOrDefault(name) : null;

    /// <summary>The bus's name; null when the ARN is of something else.</summary>
    public static string? NameOf(Arn arn) =>
        arn.Service == "events" && arn.Resource.StartsWith("event-bus/", StringComparison.Ordinal) ? arn.Resource["event-bus/".Length..] : null;

    /// <summary>The bus that a parameter names by name or ARN, the default one when it is not given; not another account's.</summary>
    /// <exception cref="AwsFault"><c>ValidationException</c>.</exception>
    public static (string Name, string Arn) Naming(Call call, string? nameOrArn)
    {
        if (nameOrArn is null)
            return (EventBus.DefaultName, EventBus.ArnOf(call.Region, call.AccountId, EventBus.DefaultName));
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal))
            return (nameOrArn, EventBus.ArnOf(call.Region, call.AccountId, nameOrArn));
        return Arn.TryParse(nameOrArn) is { } arn && NameOf(arn) is { } name && arn.AccountId == call.AccountId && arn.Region == call.Region
            ? (name, nameOrArn)
            : throw EventsFault.Invalid($"Parameter EventBusName is not valid. Reason: {nameOrArn} is no event bus of this account and region.");
    }

    /// <summary>The rule that a call names.</summary>
    /// <param name="parameter">The parameter that holds its name.</param>
    /// <param name="operation">What is asked permission for.</param>
    /// <exception cref="AwsFault"><c>ResourceNotFoundException</c>; <c>AccessDenied</c>.</exception>
    public static Rule FindRule(this PerRegion<EventsRegion> store, Call call, JsonObject input, string parameter, string operation)
    {
        var bus = store.BusOfRules(call, input);
        var name = input.Required(parameter);
        call.Demand($"events:{operation}", bus.ArnOfRule(name));
        return bus.Rules.GetValueOrDefault(name) ?? throw EventsFault.NoRule(name, bus);
    }

    /// <summary>The bus that <c>EventBusName</c> means.</summary>
    /// <exception cref="AwsFault"><c>ResourceNotFoundException</c>.</exception>
    public static EventBus BusOfRules(this PerRegion<EventsRegion> store, Call call, JsonObject input)
    {
        var (name, _) = Naming(call, input.Text("EventBusName"));
        return store.In(call).Buses.GetValueOrDefault(name) ?? throw EventsFault.NoBus(name);
    }
}
