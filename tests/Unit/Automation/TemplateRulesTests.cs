using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Core.Policies;
using YamlDotNet.RepresentationModel;

namespace RdsBackup.Unit.Automation;

/// <summary>What holds for every resource of every template, whoever adds one.</summary>
public sealed partial class TemplateRulesTests
{
    private const string RoomRole = "BackupAccount RoomRole";

    /// <summary>What AWS has no resource for (service authorization reference, "Amazon RDS": no value in the column Resource types).</summary>
    private static readonly string[] WithoutResource = ["rds:DescribeAccountAttributes"];

    public static TheoryData<string> Machines => [.. Of("AWS::StepFunctions::StateMachine")];

    public static TheoryData<string> Roles => [.. Of("AWS::IAM::Role")];

    public static TheoryData<string> Rules => [.. Of("AWS::Events::Rule")];

    public static TheoryData<string> Buses => [.. Of("AWS::Events::EventBus")];

    public static TheoryData<StackTemplate> Templates => [.. Enum.GetValues<StackTemplate>()];

    public static TheoryData<string> Queues => [.. Of("AWS::SQS::Queue")];

    [Theory]
    [MemberData(nameof(Machines))]
    public void A_machine_has_an_end_and_each_of_its_tasks_tries_again_and_catches(string machine)
    {
        var definition = JsonNode.Parse(Text(Properties(machine)["DefinitionString"]))!.AsObject();

        Assert.InRange((int)definition["TimeoutSeconds"]!, 60, 7 * 24 * 3600);
        Assert.Equal("JSONata", (string?)definition["QueryLanguage"]);
        AssertTried(definition, isCaught: false);
    }

    // A service that is told whom it acts for lets nobody else act through it.
    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_trusts_services_only_and_only_for_its_own_account(string role)
    {
        if (role == RoomRole)
            return;

        foreach (var trust in Statements(Properties(role)["AssumeRolePolicyDocument"]))
        {
            Assert.Equal(["Service"], Names(trust["Principal"]));
            Assert.Equal(["aws:SourceAccount"], Names(trust["Condition"]["StringEquals"]));
        }
    }

    [Fact]
    public void The_one_role_that_other_accounts_take_is_taken_by_their_recovery_machine_only_and_lets_it_ask_how_full_the_region_is()
    {
        var trust = Assert.Single(Statements(Properties(RoomRole)["AssumeRolePolicyDocument"]));
        Assert.Equal(("SourceAccountIds", "sts:AssumeRole"), (Text(trust["Principal"]["AWS"]), Text(trust["Action"])));
        Assert.Equal("arn:${AWS::Partition}:iam::*:role/${Prefix}-recovery-${AWS::Region}", Text(trust["Condition"]["ArnLike"]["aws:PrincipalArn"]));
        Assert.EndsWith(":stateMachine:${Prefix}-recovery", Text(trust["Condition"]["StringLike"]["sts:ExternalId"]), StringComparison.Ordinal);

        var policy = Assert.Single((YamlSequenceNode)Properties(RoomRole)["Policies"]);
        Assert.Equal("rds:DescribeAccountAttributes", Text(Assert.Single(Statements(policy["PolicyDocument"]))["Action"]));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_role_may_do_named_things_to_named_things(string role)
    {
        var properties = (YamlMappingNode)Properties(role);
        if (!properties.Children.ContainsKey("Policies"))
            return; // needs nothing

        foreach (var statement in ((YamlSequenceNode)properties["Policies"]).SelectMany(policy => Statements(policy["PolicyDocument"])))
        {
            Assert.All(All(statement["Action"]), action => Assert.Matches("^[a-z]+:[A-Z][A-Za-z]+\\*?$", Text(action)));
            if (!All(statement["Action"]).All(action => WithoutResource.Contains(Text(action))))
                Assert.All(All(statement["Resource"]), resource => Assert.NotEqual("*", Text(resource)));
        }
    }

    // AWS vouches for the envelope's account; whoever else may once put events on a bus is not heard.
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_whose_events_it_means(string rule) => Assert.True(((YamlMappingNode)Properties(rule)["EventPattern"]).Children.ContainsKey("account"));

    [Theory]
    [InlineData("BackupAccount VaultRole", "Describe", "Copy", "AddTagsToResource")]
    [InlineData("BackupAccount RetentionRole", "Describe", "DeleteDBSnapshot", "DeleteDBClusterSnapshot")]
    public void In_the_backup_account_who_copies_deletes_nothing_and_who_deletes_does_nothing_else(string role, params string[] verbs)
    {
        var statements = ((YamlSequenceNode)Properties(role)["Policies"]).SelectMany(policy => Statements(policy["PolicyDocument"])).Cast<YamlMappingNode>().ToList();
        Assert.All(
            statements.SelectMany(statement => All(statement["Action"])).Select(Text).Where(action => action.StartsWith("rds:", StringComparison.Ordinal)),
            action => Assert.Contains(verbs, verb => action["rds:".Length..].StartsWith(verb, StringComparison.Ordinal)));

        // Deletes by our name and our tag only.
        foreach (var statement in statements.Where(one => All(one["Action"]).Any(action => Text(action).StartsWith("rds:Delete", StringComparison.Ordinal))))
        {
            Assert.All(All(statement["Resource"]), resource => Assert.EndsWith("snapshot:rdsbackup-*", Text(resource), StringComparison.Ordinal));
            Assert.Equal("false", Text(statement["Condition"]["Null"]["aws:ResourceTag/rdsbackup:source-arn"]));
        }
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void A_queue_of_what_was_not_delivered_rings(string queue)
    {
        var (template, name) = Split(queue);

        Assert.Contains(Of("AWS::CloudWatch::Alarm").Where(alarm => alarm.StartsWith(template, StringComparison.Ordinal)), alarm =>
            Text(((YamlSequenceNode)Properties(alarm)["Dimensions"])[0]["Value"]) == $"{name}.QueueName");
    }

    // Every partition has to take the templates: GovCloud's event buses have no description.
    [Theory]
    [MemberData(nameof(Buses))]
    public void A_bus_has_nothing_that_a_partition_lacks(string bus) => Assert.Equal(["Name"], Names(Properties(bus)));

    // Where the condition does not hold, CloudFormation cannot resolve a reference; what DependsOn does then, it tells nowhere.
    [Theory]
    [MemberData(nameof(Templates))]
    public void What_is_there_under_a_condition_is_referred_to_under_that_condition_only(StackTemplate template)
    {
        var root = (YamlMappingNode)Root(template);
        var conditional = ((YamlMappingNode)root["Resources"]).Where(one => Condition(one.Value) is not null).ToDictionary(one => Text(one.Key), one => Condition(one.Value)!);
        var parts = root.Where(section => Text(section.Key) is "Resources" or "Outputs").SelectMany(section => (YamlMappingNode)section.Value);

        Assert.All(parts, part =>
        {
            HashSet<string> sure = Condition(part.Value) is { } own ? [own] : [];
            Assert.Equal([], References(part.Value, sure).Where(one => conditional.TryGetValue(one.Name, out var needed) && !one.Sure.Contains(needed)).Select(one => one.Name).ToList());
        });
    }

    private static IEnumerable<(string Name, HashSet<string> Sure)> References(YamlNode node, HashSet<string> sure) => node switch
    {
        YamlSequenceNode choice when Function(choice) == "!If" =>
            [.. References(choice[1], [.. sure, Text(choice[0])]), .. References(choice[2], sure)],
        YamlMappingNode map => map.SelectMany(member => Text(member.Key) == "DependsOn" ? All(member.Value).Select(one => (Text(one), sure)) : References(member.Value, sure)),
        YamlSequenceNode list => list.SelectMany(item => References(item, sure)),
        YamlScalarNode { Value: { } name } when Function(node) is "!Ref" or "!GetAtt" => [(name.Split('.')[0], sure)],
        YamlScalarNode { Value: { } text } => Placeholder().Matches(text).Select(match => (match.Groups["name"].Value, sure)),
        _ => [],
    };

    private static string? Function(YamlNode node) => node.Tag.IsEmpty || node.Tag.IsNonSpecific ? null : node.Tag.Value;

    private static string? Condition(YamlNode part) => ((YamlMappingNode)part).Children.TryGetValue("Condition", out var condition) ? Text(condition) : null;

    private static void AssertTried(JsonObject states, bool isCaught)
    {
        foreach (var (name, state) in states["States"]!.AsObject())
        {
            var caught = isCaught || (state!["Catch"] is JsonArray { Count: > 0 } handlers && handlers[^1]!["ErrorEquals"]!.AsArray().Any(one => (string?)one == "States.ALL"));
            if (state!["ItemProcessor"] is JsonObject each)
                AssertTried(each, caught);
            if ((string?)state["Type"] != "Task")
                continue;

            Assert.True(caught, name);
            var retries = Assert.IsType<JsonArray>(state["Retry"]).Where(retry => (int?)retry!["MaxAttempts"] != 0).ToList();
            Assert.NotEmpty(retries);
            Assert.All(retries, retry => Assert.Equal("FULL", (string?)retry!["JitterStrategy"]));
        }
    }

    private static IEnumerable<string> Of(string type) =>
        from template in Enum.GetValues<StackTemplate>()
        from resource in ((YamlMappingNode)Resources(template)).Children
        where Text(resource.Value["Type"]) == type
        select $"{template} {Text(resource.Key)}";

    private static (string Template, string Name) Split(string title) => title.Split(' ') is [var template, var name] ? (template, name) : throw new ArgumentException(title);

    private static YamlNode Properties(string title)
    {
        var (template, name) = Split(title);
        return Resources(Enum.Parse<StackTemplate>(template))[name]["Properties"];
    }

    private static YamlNode Resources(StackTemplate template) => Root(template)["Resources"];

    private static YamlNode Root(StackTemplate template)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(TemplateLibrary.Read(template)));
        return stream.Documents[0].RootNode;
    }

    private static YamlSequenceNode Statements(YamlNode document) => All(document["Statement"]);

    private static YamlSequenceNode All(YamlNode node) => node is YamlSequenceNode many && node.Tag.IsEmpty ? many : new YamlSequenceNode(node);

    private static List<string> Names(YamlNode node) => [.. ((YamlMappingNode)node).Children.Keys.Select(Text)];

    private static string Text(YamlNode node) => node is YamlScalarNode scalar ? scalar.Value! : node.ToString();

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z]+)[.}]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
