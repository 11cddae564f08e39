using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>Finds out who signed a request, and refuses what AWS refuses. Signatures and tokens age in wall time.</summary>
internal sealed class Authenticator(CredentialStore credentials, TimeProvider wallClock)
{
    private const int MostKeys = 1_000;

    private readonly Dictionary<(string AccessKeyId, string Scope), byte[]> keys = [];

    /// <summary>The credential that signed the request.</summary>
    /// <exception cref="AwsFault">
    /// <c>InvalidClientTokenId</c>, <c>ExpiredToken</c>, <c>SignatureDoesNotMatch</c>, in the query protocol's spelling.
    /// </exception>
    public Credential Authenticate(WireRequest request, IReadOnlyList<KeyValuePair<string, string>> query, RequestSignature signature)
    {
        CheckScope(signature);
        var now = wallClock.GetUtcNow();
        CheckAge(signature, now);
        var credential = credentials.Find(signature.AccessKeyId);
        if (credential is null || credential.SessionToken != signature.Token)
            throw new AwsFault("InvalidClientTokenId", "The security token included in the request is invalid.", 403);

        if (credential.Expires <= now)
            throw new AwsFault("ExpiredToken", "The security token included in the request is expired", 403);

        CheckSignature(request, query, signature, KeyOf(credential, signature));
        return credential;
    }

    private static void CheckScope(RequestSignature signature)
    {
        if (signature.Terminator != "aws4_request")
            throw Mismatch($"Credential should be scoped with a valid terminator: 'aws4_request', not '{signature.Terminator}'.");

        var signed = Format(signature.SignedAt);
        if (!signed.StartsWith(signature.Date + "T", StringComparison.Ordinal))
        {
            throw Mismatch("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{signature.Date}' != '{signed[..8]}', from '{signed}'.");
        }

        if (!signature.SignedHeaders.Contains("host"))
            throw Mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }

    private static void CheckAge(RequestSignature signature, DateTimeOffset now)
    {
        // STS has always taken 15 minutes, presigned or not, whatever X-Amz-Expires says; the others take 5.
        var tolerance = TimeSpan.FromMinutes(signature.Service == "sts" ? 15 : 5);
        if (signature.SignedAt < now - tolerance)
        {
            throw Mismatch($"Signature expired: {Format(signature.SignedAt)} is now earlier than {Format(now - tolerance)} "
                + Invariant($"({Format(now)} - {tolerance.TotalMinutes} min.)"));
        }

        if (signature.SignedAt > now + tolerance)
        {
            throw Mismatch($"Signature not yet current: {Format(signature.SignedAt)} is still later than {Format(now + tolerance)} "
                + Invariant($"({Format(now)} + {tolerance.TotalMinutes} min.)"));
        }
    }

    // Deriving it takes longer than all the rest of a request.
    private byte[] KeyOf(Credential credential, RequestSignature signature)
    {
        if (keys.TryGetValue((credential.AccessKeyId, signature.Scope), out var key))
            return key;
        if (keys.Count == MostKeys)
            keys.Clear();
        return keys[(credential.AccessKeyId, signature.Scope)] = SignatureV4.Key(credential.SecretAccessKey, signature);
    }

    private static void CheckSignature(WireRequest request, IReadOnlyList<KeyValuePair<string, string>> query, RequestSignature signature, byte[] key)
    {
        var canonical = SignatureV4.CanonicalRequest(request, query, signature);
        var toSign = SignatureV4.StringToSign(canonical, signature);
        var expected = SignatureV4.Sign(key, toSign);
        if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature.Value)))
            return;

        throw Mismatch("The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
            + "signing method. Consult the service documentation for details.\n\n"
            + $"The Canonical String for this request should have been\n'{canonical}'\n\nThe String-to-Sign should have been\n'{toSign}'\n");
    }

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);

    private static AwsFault Mismatch(string message) => new("SignatureDoesNotMatch", message, 403);
}
