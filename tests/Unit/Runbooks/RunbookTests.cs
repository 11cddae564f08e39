using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Unit.Automation;
using RdsBackup.Unit.Support;
using YamlDotNet.RepresentationModel;

namespace RdsBackup.Unit.Runbooks;

public sealed partial class RunbookTests
{
    private static string Folder => Path.Combine(Repository.Root, "docs", "runbooks");

    [Fact]
    public void Systems_Manager_starts_the_machine_that_announces_with_the_snapshot_it_is_given()
    {
        var stacks = new StackedWorld();
        stacks.World.WithDatabase("orders");
        stacks.Deploy().After(TimeSpan.FromDays(1));
        var snapshot = stacks.Sources[0].Arn;
        var document = Load("systems-manager.yaml");
        var parameters = ((YamlMappingNode)document["parameters"]).Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToList();
        var step = Assert.Single((YamlSequenceNode)document["mainSteps"]);
        var inputs = (YamlMappingNode)step["inputs"];
        string Filled(string input) => Parameter().Replace(((YamlScalarNode)inputs[input]).Value!, match => match.Groups["name"].Value switch
        {
            "global:AWS_PARTITION" => "aws",
            "global:REGION" => "us-east-1",
            "global:ACCOUNT_ID" => "111111111111",
            "Prefix" => "rdsbackup",
            "SnapshotArn" => snapshot,
            var other => throw new InvalidOperationException($"Nothing gives {other} a value."),
        });

        Assert.Equal("0.3", ((YamlScalarNode)document["schemaVersion"]).Value);
        Assert.Equal(["AutomationAssumeRole", "SnapshotArn", "Prefix"], parameters);
        Assert.Equal("arn:aws:states:us-east-1:111111111111:stateMachine:rdsbackup-announce", Filled("stateMachineArn"));
        Assert.Equal(("stepfunctions", "StartExecution"), (((YamlScalarNode)inputs["Service"]).Value, ((YamlScalarNode)inputs["Api"]).Value));
        Assert.Matches(((YamlScalarNode)document["parameters"]["SnapshotArn"]["allowedPattern"]).Value!, snapshot);

        // What the document would have Systems Manager call.
        var started = stacks.States("us-east-1").Call("StartExecution", new JsonObject { ["stateMachineArn"] = Filled("stateMachineArn"), ["input"] = Filled("input") });
        stacks.After(TimeSpan.FromMinutes(1));

        var execution = Assert.Single(stacks.Executions, one => one.Arn == (string?)started["executionArn"]);
        Assert.Equal(("SUCCEEDED", $$"""{"announced":"{{snapshot}}"}"""), (execution.Status, execution.Output));
    }

    [Fact]
    public void The_GitHub_workflow_is_a_workflow_that_may_ask_for_a_token_and_for_nothing_else()
    {
        var workflow = Load("github-actions.yaml");

        Assert.Equal(
            ["id-token: write", "contents: read"],
            ((YamlMappingNode)workflow["permissions"]).Children.Select(permission => $"{permission.Key}: {permission.Value}"));
        Assert.All((YamlSequenceNode)workflow["jobs"]["backup"]["steps"], step => Assert.Equal("pwsh", ((YamlScalarNode)step["shell"]).Value));
    }

    [Fact]
    public void The_GitHub_workflow_installs_this_version_and_no_later_one() =>
        Assert.Contains(
            $"Install-PSResource RdsBackup -Version {typeof(RdsBackup.Core.Snapshots.CopyName).Assembly.GetName().Version!.ToString(3)} -TrustRepository",
            ((YamlSequenceNode)Load("github-actions.yaml")["jobs"]["backup"]["steps"]).Select(step => ((YamlScalarNode)step["run"]).Value));

    private static YamlMappingNode Load(string file)
    {
        using var reader = File.OpenText(Path.Combine(Folder, file));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    [GeneratedRegex(@"\{\{ (?<name>[A-Za-z_:]+) \}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
