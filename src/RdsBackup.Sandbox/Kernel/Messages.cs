using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>How other services put messages into queues.</summary>
internal static class Messages
{
    /// <summary>Sends a message.</summary>
    /// <param name="attributes">Message attributes; all of them are texts.</param>
    /// <exception cref="AwsFault">What SQS refuses.</exception>
    public static void SendMessage(
        this InnerCalls calls, Caller caller, Arn queue, string body, IReadOnlyDictionary<string, string> attributes, DateTimeOffset now)
    {
        var input = new JsonObject { ["QueueUrl"] = QueueUrl.Of(calls.Address, queue.AccountId, queue.Resource), ["MessageBody"] = body };
        if (attributes.Count > 0)
        {
            input["MessageAttributes"] = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(
                attribute.Key, (JsonNode?)new JsonObject { ["DataType"] = "String", ["StringValue"] = attribute.Value })));
        }

        calls.Send(caller, queue.Region, now, "sqs", "SendMessage", input);
    }
}
