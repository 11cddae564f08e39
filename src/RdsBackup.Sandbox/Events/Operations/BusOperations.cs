using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>EventBridge's operations on buses and their policies.</summary>
internal sealed class BusOperations(PerRegion<EventsRegion> store, Func<PolicyPrincipal, bool> exists)
{
    private const int LargestPolicy = 10_240;

    public JsonObject Create(Call call, JsonObject input)
    {
        var name = EventsInput.Name(input, "Name", 256, "/");
        call.Demand("events:CreateEventBus", EventBus.ArnOf(call.Region, call.AccountId, name));
        if (name.StartsWith("aws.", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
            throw AwsFault.Lacks($"partner event buses: '{name}'");
        var bus = new EventBus
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Name = name,
            Description = input.Text("Description"),
            Created = call.Now,
            Tags = EventsInput.Tags(call, input),
        };
        if (!store.In(call).Buses.TryAdd(name, bus))
            throw EventsFault.AlreadyExists($"Event bus {name} already exists.");
        return new() { ["EventBusArn"] = bus.Arn, ["Description"] = bus.Description };
    }

    public JsonObject Update(Call call, JsonObject input)
    {
        var bus = Find(call, input.Text("Name"), "UpdateEventBus");
        bus.Description = input.Text("Description") ?? bus.Description;
        return new() { ["Arn"] = bus.Arn, ["Name"] = bus.Name, ["Description"] = bus.Description };
    }

    public JsonObject Describe(Call call, JsonObject input) => Show(Find(call, input.Text("Name"), "DescribeEventBus"));

    public JsonObject List(Call call, JsonObject input)
    {
        call.Demand("events:ListEventBuses", "*");
        var prefix = input.Text("NamePrefix") ?? "";
        return call.Page(store.In(call).Buses.Values.Where(bus => bus.Name.StartsWith(prefix, StringComparison.Ordinal)), Show);
    }

    // Deleting what is not there is no error.
    public JsonObject Delete(Call call, JsonObject input)
    {
        var name = input.Required("Name");
        call.Demand("events:DeleteEventBus", EventBus.ArnOf(call.Region, call.AccountId, name));
        if (name == EventBus.DefaultName)
            throw EventsFault.Invalid("Cannot delete event bus default.");
        var buses = store.In(call).Buses;
        if (buses.TryGetValue(name, out var bus) && bus.Rules.Count > 0)
            throw EventsFault.Invalid($"Event bus {name} cannot be deleted since it has rules.");
        buses.Remove(name);
        return [];
    }

    public JsonObject PutPermission(Call call, JsonObject input)
    {
        var bus = Find(call, input.Text("EventBusName"), "PutPermission");
        var text = input.Text("Policy") ?? With(bus, input);
        if (Encoding.UTF8.GetByteCount(text) > LargestPolicy)
            throw new AwsFault("PolicyLengthExceededException", $"The policy is longer than {LargestPolicy} bytes.");
        bus.Policy = ResourcePolicy.Read(text, exists, reason => EventsFault.Invalid($"Policy is malformed: {reason}"));
        return [];
    }

    public JsonObject RemovePermission(Call call, JsonObject input)
    {
        var bus = Find(call, input.Text("EventBusName"), "RemovePermission");
        if (input.Flag("RemoveAllPermissions") == true)
        {
            bus.Policy = null;
            return [];
        }

        var id = input.Required("StatementId");
        if (bus.Policy?.Document.Statements.Any(statement => statement.Sid == id) != true)
            throw EventsFault.NotFound("Statement with the provided id does not exist.");
        var rest = bus.Policy.Document with { Statements = [.. bus.Policy.Document.Statements.Where(statement => statement.Sid != id)] };
        bus.Policy = rest.Statements.Count == 0 ? null : new ResourcePolicy(rest.ToJson(), rest);
        return [];
    }

    // One account, or everybody, may put events: the older form of the call, which makes a statement or replaces the one of its id.
    private static string With(EventBus bus, JsonObject input)
    {
        var (id, principal, action) = (input.Required("StatementId"), input.Required("Principal"), input.Required("Action"));
        if (action != "events:PutEvents")
            throw EventsFault.Invalid("Provided value in parameter 'action' is not supported.");
        var kept = bus.Policy?.Document.Statements.Where(statement => statement.Sid != id) ?? [];
        return new PolicyDocument
        {
            Kind = PolicyKind.Resource,
            Statements =
            [
                .. kept,
                new Statement
                {
                    Sid = id,
                    Effect = Effect.Allow,
                    Principals = [principal == "*" ? PolicyPrincipal.Everyone : PolicyPrincipal.Account(principal)],
                    Actions = [action],
                    Resources = [bus.Arn],
                },
            ],
        }.ToJson();
    }

    private EventBus Find(Call call, string? nameOrArn, string operation)
    {
        var (name, arn) = Buses.Naming(call, nameOrArn);
        call.Demand($"events:{operation}", arn);
        return store.In(call).Buses.GetValueOrDefault(name) ?? throw EventsFault.NoBus(name);
    }

    private static JsonObject Show(EventBus bus)
    {
        var shown = new JsonObject { ["Name"] = bus.Name, ["Arn"] = bus.Arn };
        if (bus.Description is not null)
            shown["Description"] = bus.Description;
        if (bus.Policy is { } policy)
            shown["Policy"] = policy.Text;
        if (bus.Created is { } created)
            shown["CreationTime"] = created.ToEpoch();
        return shown;
    }
}
