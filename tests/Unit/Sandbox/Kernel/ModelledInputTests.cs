using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Models;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.Kernel;

/// <summary>Every operation of every service, sent what its model has and its rule does not honour, and what its model forbids.</summary>
public sealed partial class ModelledInputTests
{
    private static readonly AwsSandbox Aws = new(new SandboxOptions());

    /// <summary>How each service refuses what its model forbids: the code, the code of what is missing, and where that is from.</summary>
    private static readonly Dictionary<string, (string Code, string Missing, string Source)> Refusals = new(StringComparer.Ordinal)
    {
        ["cloudformation"] = ("ValidationError", "ValidationError", "CloudFormation API reference, common errors"),
        ["ec2"] = ("InvalidParameterValue", "MissingParameter", "EC2 API reference, error codes"),
        ["events"] = ("ValidationException", "ValidationException", "EventBridge API reference, common errors"),
        ["iam"] = ("ValidationError", "ValidationError", "IAM API reference, common errors"),
        ["kms"] = ("ValidationException", "ValidationException", "KMS API reference, common errors"),
        ["monitoring"] = ("ValidationError", "MissingParameter", "CloudWatch API reference, common errors"),
        ["rds"] = ("InvalidParameterValue", "MissingParameter", "RDS API reference, common errors"),
        ["scheduler"] = ("ValidationException", "ValidationException", "EventBridge Scheduler API reference, ValidationException"),
        ["sns"] = ("InvalidParameter", "MissingParameter", "SNS API reference, errors of CreateTopic, and common errors"),
        ["sqs"] = ("InvalidParameterValue", "MissingParameter", "SQS API reference, common errors"),
        ["states"] = ("ValidationException", "ValidationException", "Step Functions API reference, common errors"),
        ["sts"] = ("ValidationError", "ValidationError", "STS API reference, common errors"),
        ["tagging"] = ("ValidationException", "ValidationException", "Resource Groups Tagging API reference, common errors"),
    };

    /// <summary>What is honoured by changing nothing, and why.</summary>
    private static readonly Dictionary<string, string> Harmless = new(StringComparer.Ordinal)
    {
        ["monitoring StateReasonData"] = "it is for people",
        ["events Force"] = "it is about rules that AWS's services manage, and there are none",
        ["kms GrantTokens"] = "they stand for grants that do not count everywhere yet, and here they count at once",
        ["scheduler ClientToken"] = "a schedule that is made twice is refused by its name",
        ["sns AuthenticateOnUnsubscribe"] = "unsubscribing takes permission in any case",
        ["sns DataType"] = "all attributes are texts",
        ["states includedData"] = "nothing is left out: there are no keys of the caller's",
        ["states traceHeader"] = "there are no traces",
        ["cloudformation TemplateStage"] = "without transforms both stages are one",
    };

    public static TheoryData<string> Services => [.. Aws.Endpoints.Select(endpoint => endpoint.Name)];

    // A wider declaration is a number here that nobody counted; UPDATE_DOCS=1 dotnet test … counts anew.
    [Fact]
    public void What_is_not_honoured_and_what_is_constrained_is_counted()
    {
        var page = Repository.PathOf("tests", "Unit", "Sandbox", "Kernel", "members.tsv");
        var counted = string.Concat(Aws.Endpoints.SelectMany(endpoint => endpoint.Operations.Order(StringComparer.Ordinal).Select(action =>
            $"{endpoint.Name}\t{action}\t{NotHonoured(endpoint, action).Count()}\t{Violations(endpoint, action).Count()}\n")).Prepend("# service, operation, members that are refused, constraints that are kept\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(page, counted);

        Assert.Equal(counted, File.ReadAllText(page));
    }

    [Fact]
    public void Every_honoured_member_is_read_by_a_rule_or_changes_nothing_for_a_reason()
    {
        var unread = from endpoint in Aws.Endpoints
                     let source = SourceOf(endpoint)
                     from name in endpoint.Operations.SelectMany(action => endpoint.Honoured(action).Names).Distinct()
                     where !source.Contains($"\"{name}\"", StringComparison.Ordinal) && !source.Contains($"\"{Noun().Replace(name, "{kind.Noun}")}\"", StringComparison.Ordinal)
                     where !PageMembers(endpoint).Contains(name) || !source.Contains("call.Page(", StringComparison.Ordinal)
                     select $"{endpoint.Name} {name}";

        Assert.Equal(Harmless.Keys.Order(StringComparer.Ordinal), unread.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_modelled_member_that_is_not_honoured_is_refused_by_name(string service)
    {
        var endpoint = Aws.Endpoints.Single(one => one.Name == service);
        var client = new ModelClient(Aws, Aws.Accounts[0].AccessKey);

        var problems = from action in endpoint.Operations
                       from unknown in NotHonoured(endpoint, action)
                       let refusal = client.Refusal(endpoint.Model, endpoint.Find(action)!, unknown.Input)
                       where (refusal?.Code, refusal?.Message) != ("NotInSandbox", $"The sandbox has no parameter '{unknown.Name}' here.")
                       select $"{action} {unknown.Input.ToJsonString()}: {refusal?.Code} {refusal?.Message}";

        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_constraint_of_an_honoured_member_is_kept_in_AWSs_words(string service)
    {
        var endpoint = Aws.Endpoints.Single(one => one.Name == service);
        var client = new ModelClient(Aws, Aws.Accounts[0].AccessKey);
        var (code, missing, _) = Refusals[service];

        var problems = from action in endpoint.Operations
                       from violation in Violations(endpoint, action)
                       let refusal = client.Refusal(endpoint.Model, endpoint.Find(action)!, violation.Input)
                       let expected = violation.IsMissing ? missing : code
                       where refusal?.Code != expected || !refusal.Message.Contains(
                           expected == "MissingParameter" ? $"must contain the parameter {violation.Name}." : violation.Demand, StringComparison.Ordinal)
                       select $"{action} {violation.Name} {violation.Demand}: {refusal?.Code} {refusal?.Message}";

        Assert.Empty(problems);
    }

    [Fact]
    public void What_answers_page_by_page_in_the_model_does_so() => Assert.Empty(
        from endpoint in Aws.Endpoints
        from action in endpoint.Operations
        where endpoint.Find(action)!.Pages is { } pages && !endpoint.Honoured(action).Contains(pages.InputToken, out _)
        select $"{endpoint.Name} {action}");

    [Fact]
    public void Every_pattern_of_AWSs_can_be_matched() => Assert.All(Aws.Endpoints.SelectMany(endpoint => endpoint.Model.Operations.Values).Select(operation => operation.Input).OfType<Shape>(), Compile);

    private static string SourceOf(Endpoint endpoint)
    {
        var folder = endpoint.Name switch { "events" => "Events", "monitoring" => "CloudWatch", "states" => "StepFunctions", _ => endpoint.Name };
        var path = Directory.GetDirectories(Repository.PathOf("src", "RdsBackup.Sandbox")).Single(one => Path.GetFileName(one).Equals(folder, StringComparison.OrdinalIgnoreCase));
        return string.Concat(Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
    }

    // What the pager reads for them; a few of EventBridge's operations have no paginator.
    private static IEnumerable<string?> PageMembers(Endpoint endpoint) => endpoint.Operations.Select(action => endpoint.Find(action)!.Pages).OfType<Pagination>()
        .SelectMany(pages => new[] { pages.InputToken, pages.Limit }).Append("Limit").Append("NextToken");

    [GeneratedRegex("DB(Cluster)?Snapshot", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Noun();

    private static void Compile(Shape shape)
    {
        if (shape.Pattern is { } pattern)
            InputCheck.Pattern(pattern);
        foreach (var below in shape.Members.Values.Select(member => member.Shape))
            Compile(below);
        if (shape.Type == "list")
            Compile(shape.Item.Shape);
        if (shape.Type == "map")
            Compile(shape.Value.Shape);
    }

    private static IEnumerable<(string Name, JsonObject Input)> NotHonoured(Endpoint endpoint, string action) =>
        endpoint.Find(action)!.Input is { } input ? NotHonoured(input, endpoint.Honoured(action)) : [];

    private static IEnumerable<(string Name, JsonObject Input)> NotHonoured(Shape structure, HonouredMembers honoured)
    {
        foreach (var member in structure.InOrder)
        {
            if (!honoured.Contains(member.Name, out var below))
            {
                if (Sample(member.Shape, 0) is { } value)
                    yield return (member.Name, new() { [member.Name] = value });
            }
            else if (below is not null)
            {
                foreach (var (name, inner) in NotHonoured(HonouredMembers.StructureOf(member.Shape), below))
                    yield return (name, new() { [member.Name] = Around(member.Shape, inner) });
            }
        }
    }

    private static IEnumerable<(string Name, bool IsMissing, string Demand, JsonObject Input)> Violations(Endpoint endpoint, string action)
    {
        if (endpoint.Find(action)!.Input is not { } input)
            yield break;
        foreach (var member in input.InOrder.Where(member => endpoint.Honoured(action).Contains(member.Name, out _)))
        {
            // What is part of a path cannot be left out.
            if (member.IsRequired && member.Location != "uri")
                yield return (member.Name, IsMissing: true, "Member must not be null", Others(input, member));
            foreach (var (demand, value) in Violations(member.Shape))
                yield return (member.Name, IsMissing: false, demand, With(Others(input, member), member.Name, value));
        }
    }

    private static IEnumerable<(string Demand, JsonNode Value)> Violations(Shape shape)
    {
        if (shape.Type == "string" && shape.Values is not null)
            yield return ("Member must satisfy enum value set: [", "no-such-value");
        if (shape.Type == "string" && shape.Most is < 10_000 and { } most)
            yield return ($"Member must have length less than or equal to {most}", new string('a', (int)most + 1));
        if (shape.Type == "string" && shape.Pattern is { } pattern && !InputCheck.Pattern(pattern).IsMatch("\u007F"))
            yield return ("Member must satisfy regular expression pattern: ", "\u007F");
        if (shape.Type is "integer" or "long" && shape.Least is { } least)
            yield return ($"Member must have value greater than or equal to {least}", (int)least - 1);
        if (shape.Type is "integer" && shape.Most is < int.MaxValue and { } highest)
            yield return ($"Member must have value less than or equal to {highest}", (int)highest + 1);
        if (shape.Type == "list" && shape.Most is < 1000 and { } longest && Sample(shape.Item.Shape, 0) is { } item)
            yield return ($"Member must have length less than or equal to {longest}", new JsonArray([.. Enumerable.Range(0, (int)longest + 1).Select(_ => item.DeepClone())]));
    }

    // The other required members, whose own constraints may be broken too: all that is broken is told.
    private static JsonObject Others(Shape structure, Member but) => new(structure.InOrder
        .Where(member => member.IsRequired && member.Name != but.Name)
        .Select(member => KeyValuePair.Create(member.Name, Sample(member.Shape, 0))));

    private static JsonObject With(JsonObject input, string name, JsonNode value)
    {
        input[name] = value;
        return input;
    }

    private static JsonNode Around(Shape shape, JsonObject inner) => shape.Type switch
    {
        "list" => new JsonArray(Around(shape.Item.Shape, inner)),
        "map" => new JsonObject { ["a"] = Around(shape.Value.Shape, inner) },
        _ => inner,
    };

    // A value of the type; null for structures without end, and for those that a form cannot carry, for they are empty.
    private static JsonNode? Sample(Shape shape, int depth) => depth > 8 ? null : shape.Type switch
    {
        "structure" => Structure(shape, depth + 1),
        "list" => Sample(shape.Item.Shape, depth + 1) is { } item ? new JsonArray(item) : null,
        "map" => Sample(shape.Value.Shape, depth + 1) is { } value ? new JsonObject { ["a"] = value } : null,
        "boolean" => true,
        "integer" or "long" => 1,
        "float" or "double" => 1.5,
        "timestamp" => "2026-11-20T00:00:00Z",
        "blob" => "YQ==",
        _ => shape.Values?[0] ?? "a",
    };

    // What has to be there, or the first member.
    private static JsonObject? Structure(Shape shape, int depth)
    {
        var members = shape.InOrder.Select(member => (member.Name, member.IsRequired, Value: Sample(member.Shape, depth))).Where(one => one.Value is not null).ToList();
        var taken = members.Exists(one => one.IsRequired) ? members.Where(one => one.IsRequired) : members.Take(1);
        return members.Count == 0 ? null : new JsonObject(taken.Select(one => KeyValuePair.Create(one.Name, one.Value)));
    }
}
