using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>AWS's JSON protocols 1.0 and 1.1: the operation in <c>X-Amz-Target</c>, JSON in and out.</summary>
internal sealed class JsonProtocol(ServiceModel service, QueryNames names) : Protocol(service)
{
    private readonly string contentType = $"application/x-amz-json-{service.JsonVersion}";

    public override bool Speaks(WireRequest request) => request.Headers.ContainsKey("X-Amz-Target");

    public override string Action(WireRequest request) =>
        Asked(request).Split('.', 2) is [var prefix, var action] && prefix == Service.TargetPrefix ? action : "";

    public override string Asked(WireRequest request) => request.Headers.GetValueOrDefault("X-Amz-Target") ?? "";

    public override JsonObject Read(WireRequest request, Operation operation) => JsonDocuments.Parse(request.Body);

    public override WireResponse Write(JsonObject output, Operation operation, string requestId) =>
        new(200, contentType, requestId, JsonDocuments.Write(output, operation.Output));

    public override WireResponse Refuse(AwsFault fault, string requestId) =>
        RefuseAs(fault, requestId, contentType, Service.ErrorShape(fault.Code)) with { QueryError = QueryError(fault, names) };

    /// <summary>The answer to a refused request.</summary>
    public static WireResponse RefuseAs(AwsFault fault, string requestId, string contentType = "application/x-amz-json-1.1", string? shape = null)
    {
        var (code, status) = JsonDocuments.CodeOf(fault);
        code = code == fault.Code ? shape ?? code : code;
        var answer = new JsonObject { ["__type"] = code, ["message"] = fault.Message };
        return new WireResponse(status, contentType, requestId, JsonSerializer.SerializeToUtf8Bytes(answer)) { ErrorCode = code, NamesErrorInHeader = true };
    }
}
