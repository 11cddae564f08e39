using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>EventBridge's operations on API destinations.</summary>
internal sealed class ApiDestinationOperations(PerRegion<EventsRegion> store, IdSource ids)
{
    private const int UsualRate = 300;

    internal const string Parameters = "Name Description ConnectionArn InvocationEndpoint HttpMethod InvocationRateLimitPerSecond";

    public JsonObject Create(Call call, JsonObject input)
    {
        var name = EventsInput.Name(input, "Name", 64);
        call.Demand("events:CreateApiDestination", ArnOf(call, name));
        var destination = new ApiDestination
        {
            Name = name,
            Arn = $"{ArnOf(call, name)}/{ids.Uuid()}",
            Description = input.Text("Description"),
            Connection = ConnectionOf(call, input.Required("ConnectionArn")),
            Endpoint = Https(input.Required("InvocationEndpoint")),
            Method = Method(input, input.Required("HttpMethod")),
            RateLimit = Rate(input, UsualRate),
            Created = call.Now,
            Modified = call.Now,
        };
        return store.In(call).ApiDestinations.TryAdd(name, destination)
            ? State(destination)
            : throw EventsFault.AlreadyExists($"An api-destination '{name}' already exists.");
    }

    public JsonObject Update(Call call, JsonObject input)
    {
        var destination = Find(call, input, "UpdateApiDestination");
        destination.Description = input.Text("Description") ?? destination.Description;
        destination.Connection = input.Text("ConnectionArn") is { } connection ? ConnectionOf(call, connection) : destination.Connection;
        destination.Endpoint = input.Text("InvocationEndpoint") is { } endpoint ? Https(endpoint) : destination.Endpoint;
        destination.Method = Method(input, destination.Method);
        destination.RateLimit = Rate(input, destination.RateLimit);
        destination.Modified = call.Now;
        return State(destination);
    }

    public JsonObject Describe(Call call, JsonObject input)
    {
        var destination = Find(call, input, "DescribeApiDestination");
        var shown = Show(destination);
        shown["Description"] = destination.Description;
        return shown;
    }

    public JsonObject List(Call call, JsonObject input)
    {
        call.Demand("events:ListApiDestinations", "*");
        var prefix = input.Text("NamePrefix") ?? "";
        return call.Page(store.In(call).ApiDestinations.Values.Where(one => one.Name.StartsWith(prefix, StringComparison.Ordinal)), Show);
    }

    public JsonObject Delete(Call call, JsonObject input)
    {
        store.In(call).ApiDestinations.Remove(Find(call, input, "DeleteApiDestination").Name);
        return [];
    }

    private static string Https(string endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
        ? endpoint
        : throw EventsFault.Invalid("Parameter InvocationEndpoint is not valid. Reason: The endpoint has to use HTTPS.");

    private static string Method(JsonObject input, string otherwise) =>
        input.OneOf("HttpMethod", otherwise, "POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE");

    private static int Rate(JsonObject input, int otherwise) => input.Number("InvocationRateLimitPerSecond", otherwise, 1, int.MaxValue);

    private Connection ConnectionOf(Call call, string arn) =>
        store.In(call).Connections.Values.FirstOrDefault(connection => connection.Arn == arn)
            ?? throw EventsFault.NotFound($"Connection '{arn}' does not exist.");

    private ApiDestination Find(Call call, JsonObject input, string operation)
    {
        var name = input.Required("Name");
        call.Demand($"events:{operation}", ArnOf(call, name));
        return store.In(call).ApiDestinations.GetValueOrDefault(name)
            ?? throw EventsFault.NotFound($"Failed to describe the api-destination(s). An api-destination '{name}' does not exist.");
    }

    private static string ArnOf(Call call, string name) => Arn.Of("events", call.Region, call.AccountId, $"api-destination/{name}").ToString();

    private static JsonObject State(ApiDestination destination) => new()
    {
        ["ApiDestinationArn"] = destination.Arn,
        ["ApiDestinationState"] = "ACTIVE",
        ["CreationTime"] = destination.Created.ToEpoch(),
        ["LastModifiedTime"] = destination.Modified.ToEpoch(),
    };

    private static JsonObject Show(ApiDestination destination)
    {
        var shown = State(destination);
        shown["Name"] = destination.Name;
        shown["ConnectionArn"] = destination.Connection.Arn;
        shown["InvocationEndpoint"] = destination.Endpoint;
        shown["HttpMethod"] = destination.Method;
        shown["InvocationRateLimitPerSecond"] = destination.RateLimit;
        return shown;
    }
}
