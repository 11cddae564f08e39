namespace RdsBackup.Sandbox.Model;

/// <summary>An account of the sandbox.</summary>
/// <param name="Id">12 digits.</param>
/// <param name="Name">The friendly name, which is also its profile's name.</param>
/// <param name="AccessKey">The access key of the user <c>admin</c>, who may do everything.</param>
public sealed record Account(string Id, string Name, AccessKey AccessKey);

/// <summary>A long-lived access key.</summary>
/// <param name="Id">The access key id, <c>AKIA…</c>.</param>
/// <param name="Secret">The secret access key.</param>
public sealed record AccessKey(string Id, string Secret);
