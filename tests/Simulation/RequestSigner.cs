using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime.Internal.Auth;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Simulation;

/// <summary>Signs requests that no SDK would send, with the SDK's signer.</summary>
public static class RequestSigner
{
    /// <summary>Makes a request for <c>sandbox.invalid</c>, signed now.</summary>
    /// <param name="key">Who signs.</param>
    /// <param name="region">The scope's region.</param>
    /// <param name="service">The scope's service.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="target">A path, encoded, and a query string that is sorted and encoded.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Headers beside host and date, in lower case; they are signed too.</param>
    /// <param name="host">The host; <c>sandbox.invalid</c> when null.</param>
    public static WireRequest Sign(
        AccessKey key,
        string region,
        string service,
        string method,
        string target,
        string body,
        IReadOnlyDictionary<string, string>? headers = null,
        string host = "sandbox.invalid") => Sign(key, region, service, method, target, Encoding.UTF8.GetBytes(body), headers, host);

    /// <summary>The same with a body that is no text.</summary>
    public static WireRequest Sign(
        AccessKey key,
        string region,
        string service,
        string method,
        string target,
        byte[] body,
        IReadOnlyDictionary<string, string>? headers = null,
        string host = "sandbox.invalid")
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = host,
            ["x-amz-date"] = now.ToString("yyyyMMdd'T'HHmmss'Z'"),
        };
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
            signed[name] = value;

        var names = string.Join(';', signed.Keys);
        var (path, query) = target.Split('?', 2) is [var before, var after] ? (before, after) : (target, "");
        var canonicalPath = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        var canonical = $"{method}\n{canonicalPath}\n{query}\n"
            + string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"))
            + $"\n{names}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
        var signature = AWS4Signer.ComputeSignature(key.Id, key.Secret, region, now, service, names, canonical);
        return new WireRequest(
            method,
            target,
            new Dictionary<string, string>(signed, StringComparer.OrdinalIgnoreCase) { ["Authorization"] = signature.ForAuthorizationHeader },
            body);
    }
}
