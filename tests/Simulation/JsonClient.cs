using System.Text.Json.Nodes;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Simulation;

/// <summary>Calls operations of AWS's JSON and REST protocols by name, for services without an SDK client here, over the wire like everybody.</summary>
/// <param name="sandbox">Who answers.</param>
/// <param name="key">Who signs.</param>
/// <param name="service">The service's name in signatures.</param>
/// <param name="targetPrefix">What precedes the operation in <c>X-Amz-Target</c>; empty for REST.</param>
/// <param name="region">The region of the signatures.</param>
/// <param name="token">A session's token.</param>
public sealed class JsonClient(AwsSandbox sandbox, AccessKey key, string service, string targetPrefix, string region = "us-east-1", string? token = null)
{
    /// <summary>EventBridge.</summary>
    public static JsonClient Events(AwsSandbox sandbox, AccessKey key, string region) => new(sandbox, key, "events", "AWSEvents", region);

    /// <summary>SQS.</summary>
    public static JsonClient Sqs(AwsSandbox sandbox, AccessKey key, string region) => new(sandbox, key, "sqs", "AmazonSQS", region);

    /// <summary>Step Functions.</summary>
    public static JsonClient States(AwsSandbox sandbox, AccessKey key, string region) => new(sandbox, key, "states", "AWSStepFunctions", region);

    /// <summary>EventBridge Scheduler.</summary>
    public static JsonClient Scheduler(AwsSandbox sandbox, AccessKey key, string region) => new(sandbox, key, "scheduler", "", region);

    /// <summary>Calls an operation.</summary>
    /// <exception cref="AwsFault">The answer is an error.</exception>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    public JsonObject Call(string action, JsonObject? input = null) => Read(RequestSigner.Sign(
        key,
        region,
        service,
        "POST",
        "/",
        (input ?? []).ToJsonString(),
        Headers(new() { ["content-type"] = "application/x-amz-json-1.1", ["x-amz-target"] = $"{targetPrefix}.{action}" })));

    /// <summary>Calls a REST operation.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="target">Path and query, encoded.</param>
    /// <param name="body">The body; null for none.</param>
    /// <exception cref="AwsFault">The answer is an error.</exception>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    public JsonObject Rest(string method, string target, JsonObject? body = null) =>
        Read(RequestSigner.Sign(key, region, service, method, target, body?.ToJsonString() ?? "", Headers([])));

    private Dictionary<string, string> Headers(Dictionary<string, string> headers)
    {
        if (token is not null)
            headers["x-amz-security-token"] = token;
        return headers;
    }

    private JsonObject Read(WireRequest request)
    {
        var response = sandbox.Handle(request);
        if (response.Status == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was dropped.");

        var answer = JsonNode.Parse(response.Body)!.AsObject();
        return response.Status == 200
            ? answer
            : throw new AwsFault(response.ErrorCode!, (string?)(answer["message"] ?? answer["Message"]) ?? "", response.Status);
    }
}
