using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Events;

/// <summary>How an API destination is signed in to. The secret goes in and is never shown again.</summary>
internal sealed class Connection
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public string? Description { get; set; }

    /// <summary><c>API_KEY</c> or <c>BASIC</c>.</summary>
    public required string AuthorizationType { get; set; }

    /// <summary>The parameters without what is secret in them.</summary>
    public required JsonObject Shown { get; set; }

    /// <summary>The headers that requests carry.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; set; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Modified { get; set; }
}

/// <summary>An HTTPS address that rules can call.</summary>
internal sealed class ApiDestination
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    public string? Description { get; set; }

    public required Connection Connection { get; set; }

    public required string Endpoint { get; set; }

    public required string Method { get; set; }

    public required int RateLimit { get; set; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Modified { get; set; }
}
