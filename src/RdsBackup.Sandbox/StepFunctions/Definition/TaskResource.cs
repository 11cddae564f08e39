using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions.Integration;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>What a Task calls.</summary>
/// <param name="Type">As history events name it: <c>aws-sdk:rds</c>, <c>events</c>.</param>
/// <param name="Action">As history events name it: <c>copyDBSnapshot</c>.</param>
/// <param name="Operation">What is called.</param>
/// <param name="IsOptimized">Whether it is one of the services' own integrations, which take JSON where the API takes text.</param>
internal sealed record TaskResource(string Type, string Action, SdkOperation Operation, bool IsOptimized)
{
    /// <summary>The services' own integrations.</summary>
    internal static readonly string[] Optimized = ["events:putEvents", "states:startExecution", "sns:publish"];

    /// <exception cref="FormatException">The sandbox does not know it; the message names it.</exception>
    public static TaskResource Parse(string arn, string partition)
    {
        var parts = arn.Split(':');
        if (parts is not ["arn", var given, "states", "", "", ..])
            throw new FormatException(AwsFault.Lacking($"resource '{arn}' for state machines, only arn:{partition}:states:::…"));

        if (given != partition)
            throw new FormatException($"The resource '{arn}' is not in the partition {partition}.");

        return parts[5..] switch
        {
            ["aws-sdk", var service, var action] => new TaskResource($"aws-sdk:{service}", action, SdkOperation.Find(service, action, optimized: false), false),
            [var service, var action] when Optimized.Contains($"{service}:{action}") =>
                new TaskResource(service, action, SdkOperation.Find(service, action, optimized: true), true),
            _ => throw new FormatException(
                AwsFault.Lacking($"resource '{arn}' for state machines, only aws-sdk:<service>:<operation>, {string.Join(", ", Optimized)}")),
        };
    }
}
