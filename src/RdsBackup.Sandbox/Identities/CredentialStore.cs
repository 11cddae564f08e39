namespace RdsBackup.Sandbox.Identities;

/// <summary>Every credential that was given out and not taken back.</summary>
internal sealed class CredentialStore
{
    private readonly Dictionary<string, Credential> credentials = new(StringComparer.Ordinal);

    public Credential? Find(string accessKeyId) => credentials.GetValueOrDefault(accessKeyId);

    public void Add(Credential credential) => credentials.Add(credential.AccessKeyId, credential);

    public void Remove(string accessKeyId) => credentials.Remove(accessKeyId);
}
