using System.Collections;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;
using RdsBackup.Unit.Core.Stacks;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>Whoever deploys a policy is told which databases it selects, before a night has passed without them.</summary>
public sealed class SelectedDatabasesTests : IDisposable
{
    private readonly World world = new World().WithDatabase("orders").WithDatabase("crm");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-selected-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{ "tag": { "Failsafe": "true" } }""", "No database has the tag Failsafe=true. Did you mean Failsafe=True?", "orders is not selected: its tag Failsafe is 'True', not 'true'.")]
    [InlineData("""{ "tag": { "Failsave": "True" } }""", "No database has a tag 'Failsave'. Did you mean Failsafe?", "crm is not selected: it has no tag Failsave.")]
    [InlineData("""{ "engines": ["postgresql"] }""", "No engine is known as 'postgresql'. Did you mean postgres?", "its engine is postgres, not postgresql.")]
    [InlineData("""{ "include": ["order"] }""", "There is no database 'order' in us-east-1 (account 111111111111). Did you mean orders?", "its name is not order.")]
    [InlineData("""{ "include": ["*"], "exclude": ["orders*", "crm"] }""", "orders* is excluded.", "crm is excluded.")]
    public void That_nothing_is_selected_is_warned_of_with_what_is_there_and_what_may_be_meant(string select, params string[] told)
    {
        var warning = Assert.Single(WhatIf(select).Warnings);

        Assert.StartsWith("The policy selects no database in us-east-1 (account 111111111111), so nothing is backed up there until one meets it.", warning, StringComparison.Ordinal);
        Assert.All(told, one => Assert.Contains(one, warning, StringComparison.Ordinal));
    }

    [Fact]
    public void A_region_without_databases_is_told_of_as_such() => Assert.EndsWith(
        "one meets it: there is none yet.", Assert.Single(WhatIf("""{ "include": ["*"] }""", "us-east-2").Warnings), StringComparison.Ordinal);

    [Fact]
    public void One_region_of_several_in_which_nothing_is_selected_is_warned_of()
    {
        world.WithDatabase("reports", region: World.RecoveryRegion);

        var warning = Assert.Single(WhatIf("""{ "include": ["ord*"] }""", "us-east-1\", \"us-east-2").Warnings);

        Assert.Equal(
            "The policy selects no database in us-east-2 (account 111111111111), so nothing is backed up there until one meets it.\n  reports in us-east-2 (account 111111111111) is not selected: its name is not ord*.",
            warning.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_is_selected_is_in_what_would_be_done_and_why_the_others_are_not_in_the_verbose_text()
    {
        var console = WhatIf("""{ "include": ["ord*"] }""");

        Assert.Empty(console.Warnings);
        Assert.Contains("Select 1 of the 2 databases there: orders", Assert.Single(console.Questions, question => question.Target.StartsWith("rdsbackup-source ", StringComparison.Ordinal)).Action, StringComparison.Ordinal);
        Assert.Contains("orders is selected.", console.Told);
        Assert.Contains("crm is not selected: its name is not ord*.", console.Told);
    }

    [Fact]
    public void A_name_or_engine_that_nothing_has_is_warned_of_beside_those_that_are_there() => Assert.Equal(
        ["No engine is known as 'mysq'. Did you mean mysql?", "There is no database 'crmm' in us-east-1 (account 111111111111). Did you mean crm?"],
        WhatIf("""{ "include": ["orders", "crmm"], "engines": ["postgres", "mysq"] }""").Warnings);

    [Fact]
    public void One_stack_alone_tells_it_with_the_values_that_it_keeps()
    {
        Run(new DeployRdsBackupStackCommand { Template = "Notifications" });
        Assert.Contains("Failsafe=True?", Assert.Single(Run(Source(("RecoveryRegion", "us-east-2"), ("TagKey", "Failsafe"))).Warnings), StringComparison.Ordinal);

        Assert.Single(Run(Source(("Paused", true))).Warnings);
        Assert.Empty(Run(Source(("TagValue", "True"))).Warnings);

        RecordingConsole Run(DeployRdsBackupStackCommand command)
        {
            var console = world.Run("primary", command);
            Assert.Empty(console.Errors.Select(error => error.Message));
            return console;
        }

        static DeployRdsBackupStackCommand Source(params (string Name, object Value)[] parameters) =>
            new() { Template = "SourceRegion", Parameter = new Hashtable(parameters.ToDictionary(one => one.Name, one => one.Value)) };
    }

    [Fact]
    public void Whoever_may_not_see_databases_may_deploy_and_is_told_on_request()
    {
        world.Iam().Call("PutUserPolicy", ("UserName", "admin"), ("PolicyName", "blind"), ("PolicyDocument", """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "rds:Describe*", "Resource": "*" }] }"""));

        var console = WhatIf("""{ "engines": ["postgresql"] }""");

        Assert.Equal(["No engine is known as 'postgresql'. Did you mean postgres?"], console.Warnings);
        Assert.Contains(console.Told, line => line.StartsWith("Which databases the policy selects cannot be said everywhere: ", StringComparison.Ordinal));
    }

    private RecordingConsole WhatIf(string select, string region = World.SourceRegion)
    {
        var path = Path.Combine(folder.FullName, "backup.json");
        File.WriteAllText(path, $$"""
            {
              "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["{{region}}"], "profile": "primary" }], "recovery": { "region": "us-east-2" },
              "vault": { "account": "222222222222", "profile": "secondary" }, "select": {{select}}
            }
            """);
        var console = new RecordingConsole { Answer = false };
        world.Try(new DeployRdsBackupStackCommand { PolicyPath = path }, console);
        Assert.Empty(console.Errors.Select(error => error.Message));
        return console;
    }
}
