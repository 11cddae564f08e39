using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>The event EventBridge gets when an execution begins or ends.</summary>
internal static class StatusChange
{
    public static ServiceEvent Of(Execution execution, DateTimeOffset now)
    {
        static JsonObject Included() => new() { ["included"] = true };
        var machine = execution.Machine;
        var detail = new JsonObject
        {
            ["executionArn"] = execution.Arn,
            ["stateMachineArn"] = machine.Arn,
            ["name"] = execution.Name,
            ["status"] = execution.Status,
            ["startDate"] = execution.Start.ToUnixTimeMilliseconds(),
            ["stopDate"] = execution.Stop?.ToUnixTimeMilliseconds(),
            ["input"] = execution.Input.Text,
            ["output"] = execution.Output?.Text,
            ["stateMachineVersionArn"] = null,
            ["stateMachineAliasArn"] = null,
            ["redriveCount"] = 0,
            ["redriveDate"] = null,
            ["redriveStatus"] = execution.IsRunning || execution.Status == "SUCCEEDED" ? "NOT_REDRIVABLE" : "REDRIVABLE",
            ["redriveStatusReason"] = null,
            ["inputDetails"] = Included(),
            ["outputDetails"] = execution.Output is null ? null : Included(),
            ["error"] = execution.Error,
            ["cause"] = execution.Cause,
        };
        return new ServiceEvent(machine.AccountId, machine.Region, now, "aws.states", "Step Functions Execution Status Change", [execution.Arn], detail);
    }
}
