using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>An API destination: the request is kept instead of sent, for the sandbox calls nobody.</summary>
internal sealed class ApiDestinationTarget(InnerCalls calls, PerRegion<EventsRegion> store) : ITargetKind
{
    private readonly List<WebhookRequest> requests = [];

    public IReadOnlyList<WebhookRequest> Requests => requests;

    public bool NeedsRole => true;

    public bool Takes(Arn arn) => arn.Service == "events" && arn.Resource.StartsWith("api-destination/", StringComparison.Ordinal);

    public void Invoke(Delivery delivery, DateTimeOffset now)
    {
        var arn = delivery.Target.Arn;
        calls.Perform(TargetRole.Assume(calls, delivery, now), arn.Region, now, "events", "InvokeApiDestination", delivery.Payload, call =>
        {
            call.Demand("events:InvokeApiDestination", arn.ToString());
            var destination = store.In(arn.AccountId, arn.Region).ApiDestinations.Values.FirstOrDefault(one => one.Arn == arn.ToString())
                ?? throw EventsFault.NotFound($"API destination {arn} does not exist.");
            requests.Add(new(now, destination.Method, destination.Endpoint, destination.Connection.Headers, delivery.Payload));
        });
    }
}

/// <summary>A request that an API destination would have got.</summary>
/// <param name="Time">Sandbox time.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Endpoint">The address.</param>
/// <param name="Headers">What the connection signs in with.</param>
/// <param name="Body">The body.</param>
public sealed record WebhookRequest(DateTimeOffset Time, string Method, string Endpoint, IReadOnlyDictionary<string, string> Headers, string Body);
