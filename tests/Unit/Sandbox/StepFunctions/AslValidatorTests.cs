using RdsBackup.Unit.Automation;
using RdsBackup.Unit.Aws;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.StepFunctions;

/// <summary>npm's <c>asl-validator</c>, which nobody here wrote, judges the machines and the table of rules.</summary>
public sealed class AslValidatorTests
{
    // Its schema takes an empty text for none at all (jsonata.json, "not_jsonata": ".+"); AWS's interpreter assigns it.
    private static string WithoutQuirks(string machine) => machine.Replace("\"\"", "\"-\"", StringComparison.Ordinal);

    [FactWithAwsModel]
    public void A_validator_from_outside_finds_nothing_in_the_machines_of_the_templates()
    {
        var found = BuiltMachine.All.Keys.Zip(Judge(BuiltMachine.All.Values.Select(WithoutQuirks)));

        AssertNone(found.SelectMany(machine => machine.Second.Select(one => $"{machine.First}: {one}")));
    }

    [FactWithAwsModel]
    public void A_validator_from_outside_refuses_what_breaks_the_rules_it_knows()
    {
        var judged = DefinitionRule.All.Zip(Judge(DefinitionRule.All.Select(rule => rule.Machine)));

        AssertNone(judged
            .Where(one => one.First.Outside is { } known ? !Array.Exists(one.Second, found => found.StartsWith(known, StringComparison.Ordinal)) : one.Second.Length > 0)
            .Select(one => $"{one.First.Says} Expected: {one.First.Outside ?? "nothing"}. Found: {string.Join(", ", one.Second)}."));
    }

    private static void AssertNone(IEnumerable<string> complaints)
    {
        var all = string.Join('\n', complaints);
        Assert.True(all.Length == 0, all);
    }

    private static string[][] Judge(IEnumerable<string> machines) => NodeScript.Ask<string[]>("judge-machines.js", machines);
}
