using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudTrail;

/// <summary>
/// Tells EventBridge of the calls that change something, as CloudTrail does where a trail logs management events: here it is as if every
/// account had one. Messages and events are data, and not told; IAM, which tells us-east-1, is left out. Calls that failed are told of too. Nothing is made where no rule listens.
/// </summary>
/// <param name="happenings">Where it tells.</param>
/// <param name="ids">Ids of events.</param>
internal sealed class Trail(ServiceEvents happenings, IdSource ids) : ITrail
{
    private const string DetailType = "AWS API Call via CloudTrail";

    private static readonly string[] Services = ["cloudformation", "events", "kms", "monitoring", "rds", "scheduler", "sns", "sqs", "states"];

    // EventBridge is not told of calls that only read, to which CloudTrail counts KMS's use of keys.
    private static readonly string[] Reading =
        ["Describe", "List", "Get", "Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessage", "Publish", "PutEvents"];

    /// <inheritdoc/>
    public void Record(Call call, string service, string action, Func<string> input, Shape? shape, string? userAgent, string? error)
    {
        if (!Services.Contains(service) || Reading.Any(verb => action.StartsWith(verb, StringComparison.Ordinal))
            || !happenings.IsHeard(call.AccountId, call.Region, DetailType))
            return;

        var detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = UserIdentity.Of(call),
            ["eventTime"] = call.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["eventSource"] = $"{service}.amazonaws.com",
            ["eventName"] = action,
            ["awsRegion"] = call.Region,
            ["sourceIPAddress"] = call.InvokedBy ?? "127.0.0.1",
            ["userAgent"] = call.InvokedBy ?? userAgent,
            ["requestParameters"] = RequestParameters.Of(RequestParameters.Parse(input()), shape),
            ["responseElements"] = null,
            ["requestID"] = call.RequestId,
            ["eventID"] = ids.Uuid(),
            ["readOnly"] = false,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = call.AccountId,
            ["eventCategory"] = "Management",
        };
        if (error is not null)
            detail["errorCode"] = error;

        happenings.Publish(new ServiceEvent(call.AccountId, call.Region, call.Now, $"aws.{service}", DetailType, [], detail));
    }
}
