using RdsBackup.Core.Policies;
using YamlDotNet.RepresentationModel;

namespace RdsBackup.Unit.Core.PolicyFiles;

public sealed class StackPlanTests
{
    [Fact]
    public void Who_listens_is_deployed_before_who_speaks()
    {
        var stacks = StackPlan.For(Policy("us-east-2", ("111111111111", ["us-east-1", "us-west-2"]), ("333333333333", ["us-east-1"])));

        Assert.Equal(
            [
                "Notifications 111111111111/us-east-2", "Notifications 333333333333/us-east-2", "Notifications 222222222222/us-east-2",
                "Notifications 111111111111/us-east-1", "Notifications 111111111111/us-west-2", "Notifications 333333333333/us-east-1",
                "RecoveryRegion 111111111111/us-east-2", "RecoveryRegion 333333333333/us-east-2",
                "BackupAccount 222222222222/us-east-2", "Watch 222222222222/us-east-2",
                "SourceRegion 111111111111/us-east-1", "SourceRegion 111111111111/us-west-2", "SourceRegion 333333333333/us-east-1",
            ],
            stacks.Select(stack => $"{stack.Template} {stack.Place.AccountId}/{stack.Place.Region}"));
    }

    [Fact]
    public void One_region_only_needs_one_stack_of_each_kind_there()
    {
        var stacks = StackPlan.For(Policy("us-east-1", ("111111111111", ["us-east-1"])));

        Assert.Equal(2, stacks.Count(stack => stack.Template == StackTemplate.Notifications));
        Assert.Equal(stacks.Count, stacks.Select(stack => (stack.Name, stack.Place)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_takes_the_parameters_that_the_plan_gives(StackTemplate template)
    {
        var declared = Parameters(template);
        foreach (var stack in StackPlan.For(Policy("us-east-2", ("111111111111", ["us-east-1"]))).Where(stack => stack.Template == template))
            Assert.All(stack.Parameters.Keys, name => Assert.Contains(name, declared.Keys));
    }

    [Fact]
    public void What_must_have_a_value_gets_one()
    {
        foreach (var stack in StackPlan.For(Policy("us-east-2", ("111111111111", ["us-east-1"]))))
        {
            var declared = Parameters(stack.Template);

            Assert.NotEmpty(declared);
            Assert.All(declared.Where(one => !one.Value.Children.ContainsKey("Default")), one => Assert.Contains(one.Key, stack.Parameters.Keys));
        }
    }

    [Fact]
    public void A_stack_without_parameters_does_what_a_policy_does_that_says_nothing()
    {
        var policy = PolicyReader.Read(
            """
            { "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["us-east-1"] }], "recovery": { "region": "us-east-2" }, "vault": { "account": "222222222222" },
              "select": { "include": ["*"] } }
            """, "policy.json");
        string[] said = ["Include", "PolicyName", "TagValue"];

        var compared = (from stack in StackPlan.For(policy)
                        let declared = Parameters(stack.Template)
                        from parameter in stack.Parameters
                        where !said.Contains(parameter.Key) && declared[parameter.Key].Children.ContainsKey("Default")
                        select (Name: $"{stack.Template} {parameter.Key}", Policy: parameter.Value, Template: declared[parameter.Key]["Default"].ToString())).ToList();

        Assert.All(compared, one => Assert.True(one.Policy == one.Template, $"{one.Name} is {one.Policy} by a policy and {one.Template} by the template."));
        Assert.Contains(compared, one => one.Name == "BackupAccount MinimumAgeDays");
    }

    private static Dictionary<string, YamlMappingNode> Parameters(StackTemplate template)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(TemplateLibrary.Read(template)));
        return ((YamlMappingNode)stream.Documents[0].RootNode["Parameters"]).ToDictionary(one => one.Key.ToString(), one => (YamlMappingNode)one.Value, StringComparer.Ordinal);
    }

    public static TheoryData<StackTemplate> Templates => [.. Enum.GetValues<StackTemplate>()];

    private static BackupPolicy Policy(string recovery, params (string Account, string[] Regions)[] sources) => new()
    {
        Name = "test",
        Prefix = "rdsbackup",
        Paused = false,
        Sources = [.. sources.Select(source => new SourceAccount(source.Account, source.Regions, null))],
        Recovery = new RecoverySettings(recovery, "alias/rds-backup", false, 36),
        Vault = new VaultSettings("222222222222", null, "alias/rds-vault", 12),
        Select = new Selection("Failsafe", "True", [], [], [], false),
        Retention = new Retention(7, 5, 12, 0, 3, 3),
        Notify = new Notifications(null, 30, 26),
    };
}
