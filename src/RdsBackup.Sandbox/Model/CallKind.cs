namespace RdsBackup.Sandbox.Model;

/// <summary>What calls are counted by.</summary>
/// <param name="AccountId">The caller's account; empty when the caller was not recognized.</param>
/// <param name="Region">The region of the signature's scope.</param>
/// <param name="Service">The service of the signature's scope.</param>
/// <param name="Action">The operation.</param>
public sealed record CallKind(string AccountId, string Region, string Service, string Action);
