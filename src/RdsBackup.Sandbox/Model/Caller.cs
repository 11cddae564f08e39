namespace RdsBackup.Sandbox.Model;

/// <summary>Somebody who calls: who it is, and what decides on what he may.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Authorizer">Decides.</param>
internal sealed record Caller(Principal Principal, IAuthorizer Authorizer)
{
    /// <summary>The service that calls on behalf of somebody, as CloudTrail tells it; null when he calls himself.</summary>
    public string? InvokedBy { get; init; }
}
