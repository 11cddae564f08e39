using RdsBackup.Models;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>A service as state machines call it: by the names of AWS's SDK for Java 2, which makes them of the service's id.</summary>
/// <param name="Model">AWS's model of it.</param>
/// <param name="Resource">Its name in a Task's resource, e.g. <c>sfn</c>.</param>
/// <param name="Errors">Its name before the names of its exceptions, and in causes, e.g. <c>Sfn</c>.</param>
internal sealed record SdkService(ServiceModel Model, string Resource, string Errors)
{
    private static readonly Lazy<IReadOnlyList<SdkService>> Known = new(() =>
    [
        .. from name in (string[])["cloudformation", "cloudwatch", "events", "iam", "kms", "rds", "resourcegroupstaggingapi", "scheduler", "sns", "sqs", "stepfunctions", "sts"]
           let model = ServiceModel.Of(name)
           let words = model.ServiceId.Split(' ')
           select new SdkService(
               model,
               string.Concat(words).ToLowerInvariant(),
               string.Concat(words.Select(word => word.All(char.IsAsciiLetterUpper) ? word[0] + word[1..].ToLowerInvariant() : word))),
    ]);

    /// <summary>The services that the SDK integrations call.</summary>
    public static IReadOnlyList<SdkService> All => Known.Value;

    /// <summary>The services that have integrations of their own.</summary>
    public static IReadOnlyList<SdkService> Optimized => field ??=
    [
        new(ServiceModel.Of("stepfunctions"), "states", "StepFunctions"),
        new(ServiceModel.Of("events"), "events", "EventBridge"),
        new(ServiceModel.Of("sns"), "sns", "SNS"),
    ];
}
