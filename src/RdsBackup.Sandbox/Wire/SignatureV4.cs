using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Signature Version 4: what a request's signature must be. Source: IAM User Guide, "Create a signed AWS API request".</summary>
internal static class SignatureV4
{
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The canonical form of a request.</summary>
    public static string CanonicalRequest(WireRequest request, IReadOnlyList<KeyValuePair<string, string>> query, RequestSignature signature)
    {
        var text = new StringBuilder(512);
        text.Append(request.Method).Append('\n');
        text.Append(CanonicalPath(request.Path)).Append('\n');
        text.Append(CanonicalQuery(query)).Append('\n');
        foreach (var name in signature.SignedHeaders)
            text.Append(name).Append(':').Append(CanonicalValue(request.Headers.GetValueOrDefault(name) ?? "")).Append('\n');

        text.Append('\n').AppendJoin(';', signature.SignedHeaders).Append('\n');
        return text.Append(Hex(SHA256.HashData(request.Body))).ToString();
    }

    /// <summary>What the key signs.</summary>
    public static string StringToSign(string canonicalRequest, RequestSignature signature) =>
        $"AWS4-HMAC-SHA256\n{signature.SignedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\n{signature.Scope}\n"
        + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)));

    /// <summary>The key that signs within a scope: the same for a day, a region and a service.</summary>
    public static byte[] Key(string secret, RequestSignature signature)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[signature.Date, signature.Region, signature.Service, signature.Terminator])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));

        return key;
    }

    /// <summary>The signature, in lower-case hex.</summary>
    public static string Sign(byte[] key, string stringToSign) => Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)));

    // Services other than S3 sign the normalized path encoded once more than it was sent.
    private static string CanonicalPath(string path)
    {
        var kept = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
                kept.RemoveRange(Math.Max(0, kept.Count - 1), Math.Min(1, kept.Count));
            else if (segment != ".")
                kept.Add(Uri.EscapeDataString(segment));
        }

        return kept.Count == 0 ? "/" : "/" + string.Join('/', kept) + (path.EndsWith('/') ? "/" : "");
    }

    private static string CanonicalQuery(IReadOnlyList<KeyValuePair<string, string>> query) => query.Count == 0 ? "" : string.Join('&', query
        .Where(pair => pair.Key != "X-Amz-Signature")
        .Select(pair => (Key: Uri.EscapeDataString(pair.Key), Value: Uri.EscapeDataString(pair.Value)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value}"));

    private static string CanonicalValue(string value)
    {
        var trimmed = value.Trim();
        return trimmed.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : trimmed;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
