using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>EventBridge's operations on connections: API keys and basic authentication.</summary>
internal sealed class ConnectionOperations(PerRegion<EventsRegion> store, IdSource ids)
{
    public JsonObject Create(Call call, JsonObject input)
    {
        var name = EventsInput.Name(input, "Name", 64);
        call.Demand("events:CreateConnection", ArnOf(call, name));
        var (type, headers, shown) = Parameters(input.Required("AuthorizationType"), input.Structure("AuthParameters") ?? []);
        var connection = new Connection
        {
            Name = name,
            Arn = $"{ArnOf(call, name)}/{ids.Uuid()}",
            Description = input.Text("Description"),
            AuthorizationType = type,
            Headers = headers,
            Shown = shown,
            Created = call.Now,
            Modified = call.Now,
        };
        if (!store.In(call).Connections.TryAdd(name, connection))
            throw EventsFault.AlreadyExists($"Connection {name} already exists.");
        var made = State(connection);
        made.Remove("LastAuthorizedTime");
        return made;
    }

    public JsonObject Update(Call call, JsonObject input)
    {
        var connection = Find(call, input, "UpdateConnection");
        connection.Description = input.Text("Description") ?? connection.Description;
        if (input.Structure("AuthParameters") is { } parameters)
        {
            (connection.AuthorizationType, connection.Headers, connection.Shown) =
                Parameters(input.Text("AuthorizationType") ?? connection.AuthorizationType, parameters);
        }

        connection.Modified = call.Now;
        return State(connection);
    }

    public JsonObject Describe(Call call, JsonObject input)
    {
        var connection = Find(call, input, "DescribeConnection");
        var shown = State(connection);
        shown["Name"] = connection.Name;
        shown["Description"] = connection.Description;
        shown["AuthorizationType"] = connection.AuthorizationType;
        shown["AuthParameters"] = connection.Shown.DeepClone();
        return shown;
    }

    public JsonObject List(Call call, JsonObject input)
    {
        call.Demand("events:ListConnections", "*");
        var prefix = input.Text("NamePrefix") ?? "";
        return call.Page(store.In(call).Connections.Values.Where(one => one.Name.StartsWith(prefix, StringComparison.Ordinal)), connection =>
        {
            var shown = State(connection);
            shown["Name"] = connection.Name;
            shown["AuthorizationType"] = connection.AuthorizationType;
            return shown;
        });
    }

    public JsonObject Delete(Call call, JsonObject input)
    {
        var connection = Find(call, input, "DeleteConnection");
        store.In(call).Connections.Remove(connection.Name);
        var shown = State(connection);
        shown["ConnectionState"] = "DELETING";
        return shown;
    }

    private static (string Type, Dictionary<string, string> Headers, JsonObject Shown) Parameters(string type, JsonObject given)
    {
        switch (type)
        {
            case "API_KEY":
                var key = given.Structure("ApiKeyAuthParameters") ?? throw EventsFault.Invalid("ApiKeyAuthParameters are required for API_KEY.");
                return (type, new() { [key.Required("ApiKeyName")] = key.Required("ApiKeyValue") }, new()
                {
                    ["ApiKeyAuthParameters"] = new JsonObject { ["ApiKeyName"] = key.Required("ApiKeyName") },
                });
            case "BASIC":
                var basic = given.Structure("BasicAuthParameters") ?? throw EventsFault.Invalid("BasicAuthParameters are required for BASIC.");
                var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.Required("Username")}:{basic.Required("Password")}"));
                return (type, new() { ["Authorization"] = $"Basic {pair}" }, new()
                {
                    ["BasicAuthParameters"] = new JsonObject { ["Username"] = basic.Required("Username") },
                });
            default:
                throw AwsFault.Lacks($"connections of type '{type}'");
        }
    }

    private Connection Find(Call call, JsonObject input, string operation)
    {
        var name = input.Required("Name");
        call.Demand($"events:{operation}", ArnOf(call, name));
        return store.In(call).Connections.GetValueOrDefault(name)
            ?? throw EventsFault.NotFound($"Failed to describe the connection(s). Connection '{name}' does not exist.");
    }

    private static string ArnOf(Call call, string name) => Arn.Of("events", call.Region, call.AccountId, $"connection/{name}").ToString();

    private static JsonObject State(Connection connection) => new()
    {
        ["ConnectionArn"] = connection.Arn,
        ["ConnectionState"] = "AUTHORIZED",
        ["CreationTime"] = connection.Created.ToEpoch(),
        ["LastModifiedTime"] = connection.Modified.ToEpoch(),
        ["LastAuthorizedTime"] = connection.Modified.ToEpoch(),
    };
}
