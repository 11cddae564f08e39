using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions;
using RdsBackup.Sandbox.StepFunctions.Integration;

namespace RdsBackup.Unit.Sandbox.StepFunctions;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData("""{ "A": { "Type": "Pass", "Next": "B" } }""", "Missing 'Next' target: B at /States/A/Next")]
    [InlineData("""{ "A": { "Type": "Pass", "End": true }, "B": { "Type": "Pass", "End": true } }""", "State \"B\" is not reachable. at /States/B")]
    [InlineData("""{ "A": { "Type": "Pass" } }""", "either Next or")]
    [InlineData("""{ "A": { "Type": "Pass", "End": true, "ResultPath": "$.a" } }""", "field ResultPath, which is JSONPath's")]
    [InlineData("""{ "A": { "Type": "Pass", "End": true, "Colour": "red" } }""", "The sandbox has no field Colour here. (/States/A/Colour)")]
    [InlineData("""{ "A": { "Type": "Activity", "End": true } }""", "The type has to be one of")]
    [InlineData("""{ "A": { "Type": "Pass", "Output": "{% 1 + %}", "End": true } }""", "S0207")]
    [InlineData("""{ "A": { "Type": "Pass", "Output": "{% $eval('1') %}", "End": true } }""", "$eval")]
    [InlineData("""{ "A": { "Type": "Wait", "Seconds": 1, "Timestamp": "2026-01-01T00:00:00Z", "End": true } }""", "either Seconds or Timestamp")]
    [InlineData("""{ "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true } }""", "The sandbox has no resource 'arn:aws:states:::lambda:invoke' for state machines")]
    [InlineData("""{ "A": { "Type": "Task", "Resource": "arn:aws-cn:states:::sns:publish", "End": true } }""", "not in the partition aws")]
    [InlineData("""{ "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:paintDBInstance", "End": true } }""", "operation 'paintDBInstance' of 'rds'")]
    [InlineData("""{ "A": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "HeartbeatSeconds": 9, "End": true } }""", "HeartbeatSeconds")]
    [InlineData(
        """{ "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:deleteDBSnapshot", "Arguments": { "DBSnapshotIdentifier": "a" }, "End": true } }""",
        "\"DBSnapshotIdentifier\" at Arguments is not supported by Step Functions: it is \"DbSnapshotIdentifier\" there")]
    [InlineData(
        """{ "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:copyDBSnapshot", "Arguments": "{% $merge([{ 'SourceDbSnapshotIdentifier': 'a' }]) %}", "End": true } }""",
        "it is \"SourceDBSnapshotIdentifier\" there")]
    [InlineData("""{ "A": { "Type": "Map", "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED" }, "StartAt": "B", "States": { "B": { "Type": "Succeed" } } } } }""", "The sandbox has no distributed Map")]
    [InlineData("""{ "A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "M" }, "M": { "Type": "Map", "End": true, "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Pass", "Assign": { "x": 2 }, "End": true } } } } }""", "assigned outside of this scope")]
    [InlineData("""{ "A": { "Type": "Pass", "Assign": { "states": 1 }, "End": true } }""", "cannot be the name of a variable")]
    [InlineData("""{ "A": { "Type": "Parallel", "End": true, "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }], "Catch": [{ "ErrorEquals": ["States.ALL", "X"], "Next": "A" }] } }""", "stands alone")]
    public void A_definition_that_would_not_run_is_refused_with_its_reason(string states, string reason)
    {
        var fault = Assert.Throws<AwsFault>(() => new StatesWorld().WithRole().Machine(states));
        Assert.Equal(fault.Message.StartsWith("The sandbox has no ", StringComparison.Ordinal) ? "NotInSandbox" : "InvalidDefinition", fault.Code);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_of_JSONPath_is_refused_by_name()
    {
        var (definition, problems) = DefinitionReader.Read("""{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""", "aws");
        Assert.Null(definition);
        Assert.StartsWith("The sandbox has no state machines in JSONPath", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_needs_a_role_that_trusts_Step_Functions()
    {
        var world = new StatesWorld();
        var fault = Assert.Throws<AwsFault>(() => world.Machine("""{ "A": { "Type": "Succeed" } }"""));
        Assert.Equal("AccessDeniedException", fault.Code);
    }

    [Fact]
    public void A_machine_can_be_changed_described_tagged_listed_and_deleted()
    {
        var world = new StatesWorld().WithRole();
        var arn = world.Machine("""{ "A": { "Type": "Succeed" } }""");
        var definition = """{ "QueryLanguage": "JSONata", "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }""";
        world.Call("UpdateStateMachine", new JsonObject { ["stateMachineArn"] = arn, ["definition"] = definition });
        world.Call("TagResource", new JsonObject { ["resourceArn"] = arn, ["tags"] = new JsonArray(new JsonObject { ["key"] = "a", ["value"] = "b" }) });
        Assert.Equal(definition, (string?)world.Call("DescribeStateMachine", new JsonObject { ["stateMachineArn"] = arn })["definition"]);
        Assert.Equal("""[{"key":"a","value":"b"}]""", world.Call("ListTagsForResource", new JsonObject { ["resourceArn"] = arn })["tags"]!.ToJsonString());
        Assert.Single(world.Call("ListStateMachines", [])["stateMachines"]!.AsArray());
        Assert.Equal("OK", (string?)world.Call("ValidateStateMachineDefinition", new JsonObject { ["definition"] = definition })["result"]);
        world.Call("DeleteStateMachine", new JsonObject { ["stateMachineArn"] = arn });
        Assert.Equal("StateMachineDoesNotExist", Assert.Throws<AwsFault>(() => world.Call("DescribeStateMachine", new JsonObject { ["stateMachineArn"] = arn })).Code);
    }

    [Theory]
    [InlineData("DBSnapshotIdentifier", "DbSnapshotIdentifier")]
    [InlineData("SourceDBSnapshotIdentifier", "SourceDBSnapshotIdentifier")]
    [InlineData("KMSKeyId", "KmsKeyId")]
    [InlineData("KmsKeyId", "KmsKeyId")]
    [InlineData("MultiAZ", "MultiAZ")]
    [InlineData("IAMDatabaseAuthenticationEnabled", "IamDatabaseAuthenticationEnabled")]
    [InlineData("DBSnapshots", "DbSnapshots")]
    [InlineData("DbiResourceId", "DbiResourceId")]
    [InlineData("stateMachineArn", "StateMachineArn")]
    public void Members_have_the_names_of_the_SDK_for_Java(string wire, string java) => Assert.Equal(java, JavaName.OfMember(wire));

    [Theory]
    [InlineData("DBSnapshotNotFound", "DbSnapshotNotFoundException")]
    [InlineData("DBClusterSnapshotAlreadyExistsFault", "DbClusterSnapshotAlreadyExistsException")]
    [InlineData("InvalidDBSnapshotState", "InvalidDbSnapshotStateException")]
    [InlineData("KMSKeyNotAccessibleFault", "KmsKeyNotAccessibleException")]
    [InlineData("SnapshotQuotaExceeded", "SnapshotQuotaExceededException")]
    [InlineData("NotFoundException", "NotFoundException")]
    public void Exceptions_have_the_names_of_the_SDK_for_Java(string code, string java) => Assert.Equal(java, JavaName.OfException(code));
}
