using System.Text.Json;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>Makes a Task's call, with the execution role's session: like anybody's, it is authorized, disturbed and logged.</summary>
internal sealed class TaskCaller(InnerCalls calls)
{
    private const string Service = "states.amazonaws.com";

    /// <summary>Calls.</summary>
    /// <param name="resource">What to call.</param>
    /// <param name="arguments">With what.</param>
    /// <param name="execution">For which execution.</param>
    /// <param name="role">The role to call with instead of the machine's; null for the machine's.</param>
    /// <param name="now">Sandbox time.</param>
    /// <exception cref="StateFault">What went wrong, as Retry and Catch know it.</exception>
    public JsonataValue Call(TaskResource resource, JsonataObject arguments, Execution execution, string? role, DateTimeOffset now)
    {
        var caller = Assume(execution, role, now);
        var operation = resource.Operation;
        try
        {
            var input = operation.Input.ToModel(resource.IsOptimized ? Prepare(resource, arguments, execution) : arguments);
            var output = calls.Send(caller, execution.Region, now, operation.Service.Model.SigningName, operation.Name, input);
            var result = SdkResult.Of(output, operation.Operation.Output);
            return operation.Name == "PutEvents" && resource.IsOptimized ? Delivered((JsonataObject)result) : result;
        }
        catch (JsonException)
        {
            throw new StateFault(StateFault.Runtime, "The task's arguments or its result are nested too deeply.");
        }
        catch (AwsFault fault)
        {
            throw new StateFault(operation.ErrorName(fault.Code), fault.Status == 0
                ? fault.Message
                : Invariant($"{fault.Message} (Service: {operation.Service.Errors}, Status Code: {fault.Status}, Request ID: {fault.RequestId})"));
        }
    }

    private Caller Assume(Execution execution, string? role, DateTimeOffset now)
    {
        try
        {
            var own = calls.AsRole(Service, execution.Machine.RoleArn, execution.SessionName, execution.Machine.Arn, now);
            return role is null ? own : calls.AsRole(own, execution.Region, role, execution.SessionName, execution.Machine.Arn, now);
        }
        catch (AwsFault fault)
        {
            throw new StateFault(StateFault.Permissions, fault.Message);
        }
    }

    // The services' own integrations take JSON where the API takes text, and name the execution in events.
    private static JsonataObject Prepare(TaskResource resource, JsonataObject arguments, Execution execution) => resource.Operation.Name switch
    {
        "PutEvents" => With(arguments, "Entries", entries => entries is JsonataArray array
            ? new JsonataArray([.. array.Items.Select(entry => entry is JsonataObject one ? Entry(one, execution) : entry)])
            : entries),
        "StartExecution" => With(arguments, "Input", Text),
        _ => With(arguments, "Message", Text),
    };

    private static JsonataObject Entry(JsonataObject entry, Execution execution)
    {
        var named = With(entry, "Detail", Text);
        var resources = (named["Resources"] as JsonataArray)?.Items ?? [];
        return new ObjectBuilder(named)
            .Set("Resources", new JsonataArray([.. resources, JsonataValue.Of(execution.Arn), JsonataValue.Of(execution.Machine.Arn)]))
            .Build();
    }

    private static JsonataObject With(JsonataObject members, string name, Func<JsonataValue, JsonataValue> change) =>
        members.TryGet(name, out var value) ? new ObjectBuilder(members).Set(name, change(value)).Build() : members;

    private static JsonataValue Text(JsonataValue value) => value is JsonataString ? value : JsonataValue.Of(value.ToJson());

    private static JsonataObject Delivered(JsonataObject result) => result["FailedEntryCount"] is JsonataNumber { Value: > 0 }
        ? throw new StateFault("EventBridge.FailedEntry", result.ToJson())
        : result;
}
