using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>AWS's JSON 1.1 protocol: the operation in <c>X-Amz-Target</c>, JSON in and out.</summary>
internal sealed class JsonEndpoint(IJsonService service) : DocumentEndpoint(service.Name)
{
    public const string ContentType = "application/x-amz-json-1.1";

    /// <summary>What every service may answer has other names and statuses in this protocol.</summary>
    private static readonly Dictionary<string, (string Code, int Status)> CommonCodes = new(StringComparer.Ordinal)
    {
        ["AccessDenied"] = ("AccessDeniedException", 400),
        ["ExpiredToken"] = ("ExpiredTokenException", 400),
        ["IncompleteSignature"] = ("IncompleteSignatureException", 400),
        ["InvalidClientTokenId"] = ("UnrecognizedClientException", 400),
        ["MissingAuthenticationToken"] = ("MissingAuthenticationTokenException", 400),
        ["ServiceUnavailable"] = ("ServiceUnavailableException", 503),
        ["SignatureDoesNotMatch"] = ("InvalidSignatureException", 400),
        ["Throttling"] = ("ThrottlingException", 400),
    };

    public override IEnumerable<string> Operations => service.Operations.Keys;

    public override string Action(WireRequest request) =>
        request.Headers.GetValueOrDefault("X-Amz-Target") is { } target ? target[(target.LastIndexOf('.') + 1)..] : "";

    public override WireResponse Run(Call call, WireRequest request)
    {
        var target = request.Headers.GetValueOrDefault("X-Amz-Target") ?? "";
        var action = Action(request);
        if (target != $"{service.TargetPrefix}.{action}" || !service.Operations.TryGetValue(action, out var operation))
            throw AwsFault.Lacks($"operation '{target}' of '{Name}'");

        var answer = operation(call, Parse(request.Body));
        return new WireResponse(200, ContentType, call.RequestId, Write(answer));
    }

    /// <inheritdoc/>
    public override WireRequest Request(string action, JsonObject input) => new(
        "POST",
        "/",
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Amz-Target"] = $"{service.TargetPrefix}.{action}" },
        JsonSerializer.SerializeToUtf8Bytes(input));

    public override WireResponse Refuse(AwsFault fault, string requestId) => RefuseAs(fault, requestId);

    /// <summary>The answer to a refused request.</summary>
    public static WireResponse RefuseAs(AwsFault fault, string requestId)
    {
        var (code, status) = CodeOf(fault);
        var answer = new JsonObject { ["__type"] = code, ["message"] = fault.Message };
        return new WireResponse(status, ContentType, requestId, JsonSerializer.SerializeToUtf8Bytes(answer)) { ErrorCode = code };
    }

    /// <summary>The code and the status a fault has in AWS's protocols of JSON.</summary>
    public static (string Code, int Status) CodeOf(AwsFault fault) => CommonCodes.GetValueOrDefault(fault.Code, (fault.Code, fault.Status));
}
