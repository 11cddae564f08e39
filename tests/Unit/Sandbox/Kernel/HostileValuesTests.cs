using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Kernel;

/// <summary>Whatever a signed call says, the sandbox refuses it or does it, and it is no defect: odd values for every member of every operation.</summary>
public sealed class HostileValuesTests
{
    // In JSON as they stand; in a form as their text.
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e400", "99999999999999999999", "1e15", "-62135596801", "253402300800", "0.5", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"a:b:c\"",
        "\"arn:aws:\"", "\"arn:aws:rds:us-east-1:111111111111:db:orders\"", "\"arn:::::x\"", "\"alias/\"", "\"../..\"", "\"{\"", "\"{}\"", "\"[]\"", "\"{\\\"a\\\":1,\\\"a\\\":2}\"",
        "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "\"rate(99999999999 days)\"", "\"cron(0 0 31 2 ? *)\"", "[]", "[null]", "[[]]", "[1]", "[\"a\",\"a\"]", "[{}]", "[{},{}]", "{}",
        "{\"a\":null}", "{\"\":\"\"}", "{\"Key\":\"a\",\"Value\":null}",
    ];

    private static readonly string[] Ends = ["", ".member.1", ".member.01", ".member.1.Key", ".member.0", ".member.-1", ".member.99999999999", ".member", ".", ".entry.1.key", ".member.1.member.1"];

    private readonly VirtualClock clock = new();
    private readonly AwsSandbox sandbox;

    public HostileValuesTests()
    {
        sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });
        Estate.Seed(sandbox, new EstateOptions());
    }

    public static TheoryData<string> Services => ModelledInputTests.Services;

    [Theory]
    [MemberData(nameof(Services))]
    public void No_value_is_a_defect(string service)
    {
        var endpoint = sandbox.Endpoints.Single(one => one.Name == service);
        var defects = from action in endpoint.Operations
                      let operation = endpoint.Find(action)!
                      from body in endpoint.Model.Protocols.Contains("query") ? Forms(endpoint.Model, operation) : Bodies(operation)
                      from defect in Defects(endpoint.Model, operation, body)
                      select defect;

        var all = defects.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }

    private IEnumerable<string> Defects(ServiceModel service, Operation operation, string body)
    {
        var headers = new Dictionary<string, string>();
        if (service.TargetPrefix is { } prefix && !service.Protocols.Contains("query"))
            headers["x-amz-target"] = $"{prefix}.{operation.Name}";
        var isRest = operation.Path != "/";
        var path = isRest ? string.Join('/', operation.Path.Split('/').Select(part => part.StartsWith('{') ? "default" : part)) : "/";
        var response = sandbox.Handle(RequestSigner.Sign(sandbox.Primary().AccessKey, "us-east-1", service.SigningName, operation.Method, path, body, headers));
        clock.Advance(TimeSpan.FromSeconds(1));
        sandbox.Advance();
        if (response.Status >= 500)
            yield return $"{operation.Name} {body[..Math.Min(body.Length, 200)]}: {Encoding.UTF8.GetString(response.Body)[..Math.Min(response.Body.Length, 700)]}";
    }

    // Each member alone, and each beside what else has to be there.
    private static IEnumerable<string> Bodies(Operation operation)
    {
        var members = operation.Input!.InOrder;
        var rest = members.Where(member => member.IsRequired).Select(member => (member.Name, Text: $"\"{member.Name}\":{Plain(member.Shape.Type)}")).ToList();
        return ((string[])["", "[]", "null", "{", "{}", "{\"a\":1,\"a\":2}"]).Concat(members.SelectMany(member => Values.SelectMany(value => (string[])
        [
            $"{{\"{member.Name}\":{value}}}",
            $"{{{string.Join(',', rest.Where(one => one.Name != member.Name).Select(one => one.Text).Append($"\"{member.Name}\":{value}"))}}}",
        ])));
    }

    private static IEnumerable<string> Forms(ServiceModel service, Operation operation)
    {
        var members = operation.Input!.InOrder;
        var rest = string.Concat(members.Where(member => member.IsRequired).Select(member => $"&{member.Name}{(member.Shape.Type == "list" ? ".member.1" : "")}=a"));
        return members.SelectMany(member => Ends.SelectMany(end => (string[])[$"&{member.Name}{end}=a", $"{rest}&{member.Name}{end}=a"]).Concat(Values.Select(value => $"{rest}&{member.Name}={Text(value)}")))
            .Select(form => $"Action={operation.Name}&Version={service.ApiVersion}{form}");
    }

    private static string Text(string value)
    {
        try
        {
            return Uri.EscapeDataString(JsonNode.Parse(value)?.ToString() ?? "");
        }
        catch (Exception half) when (half is InvalidOperationException or System.Text.Json.JsonException)
        {
            return "%ED%A0%80";
        }
    }

    private static string Plain(string type) => type switch
    {
        "list" => "[\"a\"]",
        "map" => "{\"a\":\"b\"}",
        "structure" => "{}",
        "boolean" => "true",
        "integer" or "long" or "timestamp" => "1",
        _ => "\"a\"",
    };
}
