using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.StepFunctions;

/// <summary>State machines of the primary account in us-east-1, over the wire and in virtual time.</summary>
internal sealed class StatesWorld(RdsSettings? settings = null)
{
    public const string Role = "arn:aws:iam::111111111111:role/machine";

    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public RdsWorld Rds { get; } = new(settings);

    public Account Account => Rds.Aws.Accounts.Single(account => account.Id == RdsWorld.Primary);

    /// <summary>Calls Step Functions as the account's admin.</summary>
    /// <exception cref="AwsFault">The answer is an error.</exception>
    public JsonObject Call(string action, JsonObject input)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"AWSStepFunctions.{action}" };
        var response = Rds.Aws.Handle(RequestSigner.Sign(Account.AccessKey, RdsWorld.East1, "states", "POST", "/", input.ToJsonString(), headers));
        var answer = (JsonObject)JsonNode.Parse(Encoding.UTF8.GetString(response.Body))!;
        return response.Status == 200 ? answer : throw new AwsFault((string)answer["__type"]!, (string)answer["message"]!, response.Status);
    }

    /// <summary>Makes the machines' role.</summary>
    /// <param name="allowed">What it may, on every resource.</param>
    public StatesWorld WithRole(params string[] allowed)
    {
        var iam = QueryClient.Iam(Rds.Aws, Account);
        iam.Call("CreateRole", ("RoleName", "machine"), ("AssumeRolePolicyDocument", Trust));
        if (allowed.Length > 0)
        {
            var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{{JsonSerializer.Serialize(allowed)}},"Resource":"*"}]}""";
            iam.Call("PutRolePolicy", ("RoleName", "machine"), ("PolicyName", "least"), ("PolicyDocument", policy));
        }

        return this;
    }

    /// <summary>Makes a state machine of states.</summary>
    /// <param name="states">The member <c>States</c>; the first one is where it starts.</param>
    /// <param name="timeout">Its time limit in seconds.</param>
    public string Machine(string states, int? timeout = null)
    {
        var definition = new JsonObject { ["QueryLanguage"] = "JSONata", ["States"] = JsonNode.Parse(states) };
        definition["StartAt"] = definition["States"]!.AsObject().First().Key;
        if (timeout is not null)
            definition["TimeoutSeconds"] = timeout;

        return (string)Call("CreateStateMachine", new JsonObject { ["name"] = "machine", ["definition"] = definition.ToJsonString(), ["roleArn"] = Role })["stateMachineArn"]!;
    }

    /// <summary>Starts an execution.</summary>
    public string Start(string machine, string input = "{}") =>
        (string)Call("StartExecution", new JsonObject { ["stateMachineArn"] = machine, ["input"] = input })["executionArn"]!;

    /// <summary>Runs states to their end, or for some time.</summary>
    public JsonObject Run(string states, string input = "{}", TimeSpan? time = null, int? timeout = null)
    {
        var execution = Start(Machine(states, timeout), input);
        Pass(time ?? TimeSpan.FromDays(1));
        return Describe(execution);
    }

    public JsonObject Describe(string execution) => Call("DescribeExecution", new JsonObject { ["executionArn"] = execution });

    /// <summary>Lets sandbox time pass.</summary>
    public void Pass(TimeSpan time)
    {
        Rds.Clock.Advance(time);
        Rds.Aws.Advance();
    }

    /// <summary>The types of an execution's events.</summary>
    public string[] Events(JsonObject execution) =>
    [
        .. Call("GetExecutionHistory", new JsonObject { ["executionArn"] = (string)execution["executionArn"]!, ["maxResults"] = 1000 })["events"]!.AsArray()
            .Select(happened => (string)happened!["type"]!),
    ];
}
