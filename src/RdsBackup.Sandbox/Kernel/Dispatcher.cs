using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>Answers requests: finds the service and who asks, lets faults happen, keeps the log.</summary>
internal sealed class Dispatcher(
    IReadOnlyDictionary<string, Endpoint> endpoints, IReadOnlyList<string> regions, Authenticator authenticator, FaultScript faults, CallLog log, ITrail trail, IdSource ids)
{
    /// <summary>Answers one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="now">Sandbox time.</param>
    /// <param name="address">Where the sandbox can be called, for a request that does not say.</param>
    public WireResponse Answer(WireRequest request, DateTimeOffset now, Uri address)
    {
        var requestId = ids.Uuid();
        RequestSignature? signature = null;
        Endpoint? endpoint = null;
        Call? call = null;
        var action = "";
        JsonObject? input = null;
        WireResponse response;
        try
        {
            if (request.Body.Length > WireRequest.LargestBody)
            {
                request = request with { Body = [] };
                throw AwsFault.Lacks(Invariant($"room for a request of more than {WireRequest.LargestBody} bytes"));
            }

            var query = request.Query();
            signature = RequestSignature.Read(request, query);
            endpoint = endpoints.GetValueOrDefault(signature.Service) ?? throw AwsFault.Lacks($"service '{signature.Service}'");
            action = endpoint.Action(request);
            var credential = authenticator.Authenticate(request, query, signature);
            if (!regions.Contains(signature.Region))
                throw AwsFault.Lacks($"region '{signature.Region}', only {string.Join(" and ", regions)}");

            call = new Call
            {
                Caller = credential.Identity.Principal,
                Region = signature.Region,
                Now = now,
                RequestId = requestId,
                Endpoint = EndpointOf(request) ?? address,
                Authorizer = credential.Identity,
            };
            input = endpoint.Read(request, action);
            var (answer, latency) = faults.Disturb(call, endpoint.Name, action, () => endpoint.Answer(request, action, endpoint.Run(call, action, input), requestId));
            response = answer is null ? WireResponse.Dropped(requestId) : answer with { Latency = latency };
        }
        catch (AwsFault fault)
        {
            response = Refuse(endpoint, request, fault, requestId);
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            // A defect of the sandbox must not look like a dead server; the text is for whoever mends it.
            response = Refuse(endpoint, request, new AwsFault("InternalFailure", $"A defect of the sandbox: {defect}", 500), requestId);
        }

        var asked = Asked(input, request);
        if (call is null || endpoint is null)
        {
            log.Add(CallRecord.Stranger(now, signature?.Region ?? "", signature?.Service ?? "", action, response.ErrorCode, response.Status, response.RequestId, asked));
            return response;
        }

        log.Add(CallRecord.Of(call, endpoint.Name, action, response.ErrorCode, response.Status, asked));
        trail.Record(call, endpoint.Name, action, input is null ? () => "" : asked, endpoint.Find(action)?.Input, call.InvokedBy ?? request.Headers.GetValueOrDefault("User-Agent"), response.ErrorCode);
        return response;
    }

    private static Uri? EndpointOf(WireRequest request) =>
        request.Headers.TryGetValue("Host", out var host) && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var endpoint) ? endpoint : null;

    // By itself, so that the log keeps of a call nothing else.
    private static Func<string> Asked(JsonObject? input, WireRequest request) => input is null ? Sent(request) : () => input.ToJsonString();

    // The body, or the query string of a GET.
    private static Func<string> Sent(WireRequest request) => () => request.Body.Length > 0 ? request.BodyText : request.QueryText;

    // Without a service the answer comes in the protocol the question seems to be in.
    private static WireResponse Refuse(Endpoint? endpoint, WireRequest request, AwsFault fault, string requestId) =>
        endpoint is not null ? endpoint.Refuse(request, fault, requestId)
        : request.Headers.ContainsKey("X-Amz-Target") ? JsonProtocol.RefuseAs(fault, requestId)
        : QueryProtocol.RefuseAs(fault, requestId, "");
}
