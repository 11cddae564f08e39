using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Wire;

/// <summary>What every service may answer has names and statuses of its own in the JSON protocol.</summary>
public sealed class JsonProtocolTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    [Fact]
    public void An_answer_is_JSON_under_its_request_id()
    {
        var response = sandbox.Handle(Signed());

        Assert.Equal((200, "application/x-amz-json-1.1"), (response.Status, response.ContentType));
        Assert.NotNull(Body(response)["Keys"]);
        Assert.Equal([new("x-amzn-RequestId", response.RequestId)], response.Headers);
    }

    [Fact]
    public void An_unknown_access_key() =>
        Refused(400, "UnrecognizedClientException", "The security token included in the request is invalid.", Signed(key: new("AKIAIOSFODNN7EXAMPLE", "x")));

    [Fact]
    public void A_changed_body() => Refused(
        400,
        "InvalidSignatureException",
        "The request signature we calculated does not match",
        Signed() with { Body = Encoding.UTF8.GetBytes("{\"Limit\":1}") });

    [Fact]
    public void A_signature_six_minutes_old()
    {
        var late = new AwsSandbox(new SandboxOptions { WallClock = new VirtualClock(TimeProvider.System.GetUtcNow().AddMinutes(6)) });

        Refused(400, "InvalidSignatureException", "Signature expired: ", Signed(late.Primary().AccessKey), late);
    }

    [Fact]
    public void An_operation_that_is_not_there() => Refused(
        400, "NotInSandbox", "The sandbox has no operation 'TrentService.PaintKey' of 'kms'.", Signed(target: "TrentService.PaintKey"));

    [Fact]
    public void A_body_that_is_no_object() =>
        Refused(400, "SerializationException", "The request body is not a JSON object.", Signed(body: "[]"));

    [Fact]
    public void A_service_that_is_not_there() => Refused(
        400, "NotInSandbox", "The sandbox has no service 'dynamodb'.", Signed(target: "DynamoDB_20120810.ListTables", service: "dynamodb"));

    [Theory]
    [InlineData(FaultKinds.Throttling, 400, "ThrottlingException")]
    [InlineData(FaultKinds.InternalFailure, 500, "InternalFailure")]
    [InlineData(FaultKinds.ServiceUnavailable, 503, "ServiceUnavailableException")]
    public void A_scripted_fault(string kind, int status, string code)
    {
        sandbox.Faults.Add(new FaultRule(kind));

        Refused(status, code, "", Signed());
    }

    private static JsonObject Body(WireResponse response) => JsonNode.Parse(response.Body)!.AsObject();

    private WireRequest Signed(AccessKey? key = null, string target = "TrentService.ListKeys", string body = "{}", string service = "kms") =>
        RequestSigner.Sign(
            key ?? sandbox.Primary().AccessKey,
            "us-east-1",
            service,
            "POST",
            "/",
            body,
            new Dictionary<string, string> { ["content-type"] = "application/x-amz-json-1.1", ["x-amz-target"] = target });

    private void Refused(int status, string code, string message, WireRequest request, AwsSandbox? by = null)
    {
        var response = (by ?? sandbox).Handle(request);

        Assert.Equal((status, code), (response.Status, (string?)Body(response)["__type"]));
        Assert.StartsWith(message, (string?)Body(response)["message"], StringComparison.Ordinal);
        Assert.Contains(new("x-amzn-ErrorType", code), response.Headers);
    }
}
