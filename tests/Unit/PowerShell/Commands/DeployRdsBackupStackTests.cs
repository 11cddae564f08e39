using System.Collections;
using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Simulation;
using RdsBackup.Unit.Core.Stacks;

namespace RdsBackup.Unit.PowerShell.Commands;

public sealed class DeployRdsBackupStackTests : IDisposable
{
    private readonly World world = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-deploy-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void WhatIf_shows_each_change_and_leaves_nothing_behind()
    {
        var console = world.Run("primary", Deploy(), new RecordingConsole { Answer = false });

        var (target, action) = Assert.Single(console.Questions);
        Assert.Equal("rdsbackup-sample in us-east-2 (account 111111111111)", target);
        Assert.StartsWith("Create the stack:", action, StringComparison.Ordinal);
        Assert.Contains("\n  Add Alias (AWS::KMS::Alias); not known yet: TargetKeyId", action.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(console.Output);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(world.Find());
    }

    [Theory]
    [InlineData("primary", "WrongAccount")]
    [InlineData("secundary", "UnknownProfile")]
    public void A_profile_that_the_policy_names_wrongly_is_to_be_corrected_there(string profile, string id)
    {
        var console = new RecordingConsole();
        var policy = Write("backup.json", $$"""
            {
              "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["us-east-1"], "profile": "primary" }], "recovery": { "region": "us-east-2" },
              "vault": { "account": "222222222222", "profile": "{{profile}}" }, "select": { "include": ["*"] }
            }
            """);

        world.Try(new DeployRdsBackupStackCommand { PolicyPath = policy }, console);

        Assert.Equal([id], console.ErrorIds);
        var advice = console.Errors[0] is BackupException failed ? ErrorRecords.Advice(failed.Failure) : ((CommandException)console.Errors[0]).Advice;
        Assert.Contains("""correct "profile" """, advice, StringComparison.Ordinal);
        Assert.Contains("222222222222", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployed_stack_is_written_and_each_event_told()
    {
        var console = world.Run("primary", Deploy());

        var stack = Assert.IsType<StackInfo>(Assert.Single(console.Output));
        Assert.Equal(("CREATE_COMPLETE", "0.1.0", true), (stack.Status, stack.Version, stack.Protected));
        Assert.Contains("rdsbackup-sample in us-east-2 (account 111111111111): Key (AWS::KMS::Key) is CREATE_COMPLETE.", console.Told);
    }

    [Fact]
    public void What_is_as_it_should_be_is_asked_about_no_more_and_written()
    {
        world.Run("primary", Deploy());

        var console = world.Run("primary", Deploy(), new RecordingConsole { Answer = false });

        Assert.Empty(console.Questions);
        Assert.Single(console.Output);
    }

    [Fact]
    public void Parameters_come_from_file_and_hashtable_and_the_hashtable_goes_first()
    {
        var file = Write("parameters.json", """[{"ParameterKey":"BackupAccountId","ParameterValue":"222222222222"},{"ParameterKey":"Paused","ParameterValue":"false"}]""");

        var console = world.Run("primary", Deploy(command => (command.Parameter, command.ParameterPath) = (new Hashtable { ["Paused"] = true }, file)));

        var stack = Assert.IsType<StackInfo>(Assert.Single(console.Output));
        Assert.Equal(("true", "222222222222"), (stack.Parameters["Paused"], stack.Parameters["BackupAccountId"]));
    }

    [Theory]
    [InlineData("""{"Prefix":"x"}""")]
    [InlineData("""[{"ParameterKey":"Prefix"}]""")]
    [InlineData("""[{"ParameterKey":"Prefix","ParameterValue":"a"},{"ParameterKey":"Prefix","ParameterValue":"b"}]""")]
    public void A_file_that_is_no_parameters_file_is_refused(string content)
    {
        var console = new RecordingConsole();
        world.Try(Signed(Deploy(command => command.ParameterPath = Write("parameters.json", content))), console);

        Assert.Equal(["InvalidStackParameter"], console.ErrorIds);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_by_its_path()
    {
        var console = new RecordingConsole();
        world.Try(Signed(Deploy(command => command.TemplatePath = Path.Combine(folder.FullName, "nowhere.yaml"))), console);

        Assert.Equal(["FileNotRead"], console.ErrorIds);
    }

    [Fact]
    public void A_webhook_is_kept_when_the_policy_is_deployed_and_nothing_shows_its_address()
    {
        const string Address = "https://hooks.example.com/services/T000/B000/XXXX";
        using var policy = new PolicyInUse();
        RecordingConsole[] said =
        [
            policy.World.Run("secondary", Webhook(Address), new RecordingConsole { Answer = false }),
            policy.World.Run("secondary", Webhook(Address)),
            new RecordingConsole(),
            policy.World.Run("secondary", new GetRdsBackupStackCommand { Region = World.RecoveryRegion }),
            policy.World.Run("secondary", Webhook("http://plain.example.com/T000")),
        ];
        policy.World.Try(new DeployRdsBackupStackCommand { PolicyPath = policy.Path }, said[2]);

        Assert.Contains("Add Webhook (AWS::Events::ApiDestination)", Assert.Single(said[0].Questions).Action, StringComparison.Ordinal);
        Assert.Empty(said[2].Errors);
        Assert.Empty(said[2].Questions); // nothing is to be changed: the address is as it was
        Assert.Equal("****", said[3].Output.Cast<StackInfo>().Single(stack => stack.StackName == "rdsbackup-notifications").Parameters["WebhookUrl"]);
        Assert.Equal(["InvalidStackParameter"], said[4].ErrorIds);
        Assert.All(said, console => Assert.DoesNotContain("T000", string.Join('\n',
        [
            .. console.Told, .. console.Debug, .. console.Warnings, .. console.Questions.Select(question => question.Action), .. console.Errors.Select(error => error.ToString()),
            .. console.Output.Cast<StackInfo>().SelectMany(stack => stack.Parameters.Values.Concat(stack.Outputs.Values)),
        ]), StringComparison.Ordinal));

        DeployRdsBackupStackCommand Webhook(string address) => new()
        {
            Region = World.RecoveryRegion,
            Template = "Notifications",
            Parameter = new Hashtable { ["WebhookUrl"] = new System.Net.NetworkCredential("", address).SecurePassword },
        };
    }

    [Fact]
    public void A_stack_that_is_stuck_is_replaced_only_when_somebody_agrees()
    {
        world.Iam().Call("CreateRole", ("RoleName", "rdsbackup-sample-us-east-2"), ("AssumeRolePolicyDocument", Sandbox.Iam.Policies.Trust("111111111111")));
        Assert.Equal(["StackFailed"], world.Run("primary", Deploy()).ErrorIds);
        world.Iam().Call("DeleteRole", ("RoleName", "rdsbackup-sample-us-east-2"));

        var refused = world.Run("primary", Deploy(), new RecordingConsole { Agreement = false });
        Assert.Equal(["StackStuck"], refused.ErrorIds);
        Assert.Contains("known only then", Assert.Single(refused.Questions).Action, StringComparison.Ordinal);
        Assert.Equal("ROLLBACK_COMPLETE", world.Find()!.Status);

        Assert.Single(world.Run("primary", Deploy(command => command.Agrees = true), new RecordingConsole { Agreement = false }).Output);
        Assert.Equal("CREATE_COMPLETE", world.Find()!.Status);
    }

    [Fact]
    public void Stacks_are_found_by_name_and_product()
    {
        world.Run("primary", Deploy());

        Assert.Single(Get().Output);
        Assert.Single(Get("rdsbackup-sample").Output);
        Assert.Equal(["StackNotFound"], Get("other").ErrorIds);

        RecordingConsole Get(params string[] names) =>
            world.Run("primary", new GetRdsBackupStackCommand { Region = World.RecoveryRegion, StackName = names.Length == 0 ? null : names });
    }

    [Fact]
    public void Stacks_of_a_policy_that_are_not_there_are_rows_and_no_errors()
    {
        var console = new RecordingConsole();
        world.Try(new GetRdsBackupStackCommand { PolicyPath = Write("backup.json", """
            {
              "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["us-east-1"], "profile": "primary" }], "recovery": { "region": "us-east-2" },
              "vault": { "account": "222222222222", "profile": "secondary" }, "select": { "include": ["*"] }
            }
            """) }, console);

        Assert.Empty(console.Errors);
        Assert.Equal(7, console.Output.Cast<StackInfo>().Count(stack => stack is { Status: "not deployed", StackId: null, Version: null }));
        Assert.Contains(console.Output.Cast<StackInfo>(), stack => stack is { StackName: "rdsbackup-vault", Region: "us-east-2", AccountId: "222222222222" });
    }

    [Fact]
    public void Values_become_the_text_that_CloudFormation_takes() => Assert.Equal(
        new Dictionary<string, string> { ["A"] = "true", ["B"] = "x,y", ["C"] = "1.5", ["D"] = "" },
        StackParameterInput.Read(new Hashtable { ["A"] = true, ["B"] = new List<string> { "x", "y" }, ["C"] = 1.5, ["D"] = null }).ToDictionary());

    private DeployRdsBackupStackCommand Deploy(Action<DeployRdsBackupStackCommand>? set = null)
    {
        var command = new DeployRdsBackupStackCommand
        {
            Region = World.RecoveryRegion,
            TemplatePath = Write("sample.yaml", Sample.Template),
            StackName = Sample.Name,
            Parameter = new Hashtable { ["BackupAccountId"] = "222222222222" },
        };
        set?.Invoke(command);
        return command;
    }

    private static DeployRdsBackupStackCommand Signed(DeployRdsBackupStackCommand command)
    {
        command.ProfileName = "primary";
        return command;
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
