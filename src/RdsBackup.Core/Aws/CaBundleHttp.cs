using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.Runtime;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Aws;

/// <summary>
/// Carries calls and trusts the certificates of a file, and no others: <c>ca_bundle</c> and <c>AWS_CA_BUNDLE</c> (AWS SDKs and Tools reference), which the SDK for
/// .NET does not know.
/// </summary>
internal sealed class CaBundleHttp : HttpClientFactory
{
    private static readonly ConcurrentDictionary<string, CaBundleHttp> Made = new(StringComparer.Ordinal);

    private readonly string file;
    private readonly Func<IClientConfig, HttpClient> create;

    private CaBundleHttp(string file)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Authorities of one's own seldom say what they revoked.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw AwsFailures.CaBundleUnusable(file, unread);
        }

        if (policy.CustomTrustStore.Count == 0)
            throw AwsFailures.CaBundleUnusable(file, new InvalidDataException("It has no certificate."));
        this.file = file;
        var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, SslOptions = { CertificateChainPolicy = policy } };
        create = config => new HttpClient(handler, disposeHandler: false) { Timeout = config.Timeout ?? Timeout.InfiniteTimeSpan };
    }

    /// <summary>What carries calls with a file's trust: one for all clients, which keep their connections.</summary>
    /// <exception cref="BackupException">The file cannot be read, or has no certificate.</exception>
    public static CaBundleHttp Of(string file) => Made.GetOrAdd(file, path => new CaBundleHttp(path));

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => create(clientConfig);

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public override string GetConfigUniqueString(IClientConfig clientConfig) => $"ca_bundle {file}";
}
