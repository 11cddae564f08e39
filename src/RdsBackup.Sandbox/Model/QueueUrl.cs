namespace RdsBackup.Sandbox.Model;

/// <summary>How queues are addressed: by everybody who sends to one.</summary>
internal static class QueueUrl
{
    /// <summary>A queue's URL at an endpoint.</summary>
    public static string Of(Uri endpoint, string accountId, string name) => new Uri(endpoint, $"/{accountId}/{name}").AbsoluteUri;
}
