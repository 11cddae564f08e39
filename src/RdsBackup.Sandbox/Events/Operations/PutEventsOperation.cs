using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>
/// <c>PutEvents</c>. What is wrong with one event fails that entry; what the caller's own policies deny fails the call. An event for a bus that is not
/// there is accepted and goes nowhere, as on AWS.
/// </summary>
internal sealed class PutEventsOperation(PerRegion<EventsRegion> store, EventRouter router, IdSource ids)
{
    private const int MostEntries = 10;
    private const int MostBytes = 256 * 1024;

    public JsonObject Put(Call call, JsonObject input)
    {
        var entries = input.Structures("Entries");
        if (entries.Count is 0 or > MostEntries)
        {
            throw JsonInput.Broken(
                "Entries",
                "[PutEventsRequestEntry]",
                entries.Count == 0 ? "Member must have length greater than or equal to 1" : $"Member must have length less than or equal to {MostEntries}");
        }

        if (entries.Sum(SizeOf) >= MostBytes)
            throw EventsFault.Invalid("Total size of the entries in the request is over the limit.");

        var results = entries.Select(entry => PutOne(call, entry)).ToArray();
        return new()
        {
            ["FailedEntryCount"] = results.Count(result => result.ContainsKey("ErrorCode")),
            ["Entries"] = new JsonArray([.. results]),
        };
    }

    private JsonObject PutOne(Call call, JsonObject entry)
    {
        foreach (var name in (string[])["Source", "DetailType", "Detail"])
        {
            if (entry.Text(name) is not { Length: > 0 })
                return Failed("InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");
        }

        var (source, detailType) = (entry.Required("Source"), entry.Required("DetailType"));
        if (BusOf(call, entry.Text("EventBusName")) is not { } arn)
            return Failed("InvalidArgument", "Parameter EventBusName is not valid. Reason: It is no event bus of this region.");

        var bus = store.Find(arn);
        var asked = bus ?? new EventBus { AccountId = arn.AccountId, Region = arn.Region, Name = Buses.NameOf(arn)! };
        var decision = BusAccess.Decide(call, asked, source, detailType);
        if (!decision.IsAllowed)
        {
            return decision.Reason == AccessReason.NoResourcePolicy || decision.Statement?.Role == PolicyRole.Resource
                ? Failed("AccessDeniedException", decision.Message)
                : throw new AwsFault("AccessDenied", decision.Message, 403);
        }

        if (source.StartsWith("aws.", StringComparison.Ordinal))
            return Failed("NotAuthorizedForSourceException", "Not authorized for the source.");
        if (Detail(entry.Required("Detail")) is not { } detail)
            return Failed("MalformedDetail", "Detail is malformed.");

        var happened = BusEvent.Make(
            ids.Uuid(), source, detailType, call.AccountId, call.Region, Time(entry) ?? call.Now, entry.Texts("Resources") ?? [], detail);
        if (bus is not null)
            router.Arrive(bus, happened, call.Now);
        return new() { ["EventId"] = happened.Id };
    }

    private static Arn? BusOf(Call call, string? nameOrArn)
    {
        if (nameOrArn?.StartsWith("arn:", StringComparison.Ordinal) == true)
            return Arn.TryParse(nameOrArn) is { } arn && Buses.NameOf(arn) is not null && arn.Region == call.Region ? arn : null;
        return Arn.TryParse(EventBus.ArnOf(call.Region, call.AccountId, nameOrArn ?? EventBus.DefaultName));
    }

    private static JsonObject? Detail(string text)
    {
        try
        {
            return StrictJson.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset? Time(JsonObject entry) => entry["Time"] switch
    {
        null => null,
        JsonValue seconds when seconds.TryGetValue<double>(out var number) => DateTimeOffset.FromUnixTimeMilliseconds((long)(number * 1000)),
        JsonValue text when text.TryGetValue<string>(out var written)
            && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw new AwsFault("SerializationException", "The value of Time is not of the expected type."),
    };

    // "Calculating PutEvents event entry size": time counts 14 bytes; source, type, detail and each resource their own.
    private static int SizeOf(JsonObject entry) =>
        (entry["Time"] is null ? 0 : 14)
        + new[] { entry.Text("Source"), entry.Text("DetailType"), entry.Text("Detail") }.Concat(entry.Texts("Resources") ?? [])
            .Sum(text => Encoding.UTF8.GetByteCount(text ?? ""));

    private static JsonObject Failed(string code, string message) => new() { ["ErrorCode"] = code, ["ErrorMessage"] = message };
}
