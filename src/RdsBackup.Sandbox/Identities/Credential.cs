namespace RdsBackup.Sandbox.Identities;

/// <summary>What signs a request, and for whom.</summary>
/// <param name="AccessKeyId">The access key id.</param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">The token that must come along; null for a long-lived key.</param>
/// <param name="Expires">The end, in wall time; null for a long-lived key.</param>
/// <param name="Identity">Whose permissions it carries.</param>
internal sealed record Credential(string AccessKeyId, string SecretAccessKey, string? SessionToken, DateTimeOffset? Expires, Identity Identity);
