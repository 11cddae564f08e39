using RdsBackup.Sandbox.StepFunctions;
using RdsBackup.Unit.Automation;

namespace RdsBackup.Unit.Sandbox.StepFunctions;

public sealed class DefinitionRuleTests
{
    public static TheoryData<string> Rules => [.. DefinitionRule.All.Select(rule => rule.Says)];

    public static TheoryData<string> Machines => [.. BuiltMachine.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_machine_that_breaks_a_rule_of_the_whole_document_is_refused_as_AWS_refuses_it(string says)
    {
        var rule = DefinitionRule.All.Single(rule => rule.Says == says);

        Assert.Contains(rule.Finding, Findings(rule.Machine));
    }

    [Theory]
    [MemberData(nameof(Machines))]
    public void A_machine_of_the_templates_keeps_every_rule(string machine) => Assert.Empty(Findings(BuiltMachine.All[machine]));

    private static IEnumerable<string> Findings(string machine) => DefinitionReader.Read(machine, "aws").Problems.Select(problem => problem.ToString());
}
