using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.CloudFormation;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class ShippedTemplatesTests
{
    private static readonly string[] Optional = ["Email", "WebhookUrl"];

    public static TheoryData<StackTemplate> All => [.. Enum.GetValues<StackTemplate>()];

    [Theory]
    [MemberData(nameof(All))]
    public void The_sandbox_knows_every_property_a_shipped_template_sets(StackTemplate template)
    {
        var read = new TemplateReader(new ResourceTypes()).Read(TemplateLibrary.Read(template));
        var input = new StackInput(read) { Parameters = read.Parameters.Values.ToDictionary(one => one.Name, Value) };
        var stack = new Stack { Name = "demo", Id = "arn", AccountId = StackWorld.Account, Region = StackWorld.Region, Created = default, Input = input };
        var evaluator = new Evaluator(stack, input, reference => reference.Name);

        var made = read.Resources.Values.Where(resource => evaluator.Holds(resource.Condition)).Select(resource => ResourceValues.Of(resource, evaluator, input));

        Assert.NotEmpty(made.ToList());
    }

    private static string Value(TemplateParameter parameter) =>
        Optional.Contains(parameter.Name) ? "https://example.com/dba@example.com" : parameter.Default ?? StackWorld.Account;
}
