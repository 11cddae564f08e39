using System.Security.Cryptography;
using System.Text;

namespace RdsBackup.Sandbox.Model;

/// <summary>Makes identifiers of AWS's shapes; the same seed makes the same ones.</summary>
public sealed class IdSource(int seed)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private readonly Random random = new(seed);

    /// <summary>A UUID: request ids, key ids, grant ids.</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40); // version 4
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>A unique id of IAM: <c>AKIA</c> and <c>ASIA</c> for access keys, <c>AIDA</c> for users, <c>AROA</c> for roles.</summary>
    /// <param name="prefix">The four letters that tell the kind.</param>
    public string Unique(string prefix) => prefix + Text(Base32, prefix is "AKIA" or "ASIA" ? 16 : 17);

    /// <summary>A secret access key: 40 characters.</summary>
    public string Secret() => Text(Base64, 40);

    /// <summary>A session token: opaque text.</summary>
    public string Token() => Text(Base64, 356);

    /// <summary>The id of something that is there by itself in a network, such as a default VPC: the same whenever it is asked for.</summary>
    /// <param name="prefix"><c>vpc</c>, <c>subnet</c>, <c>sg</c>.</param>
    /// <param name="of">What it belongs to.</param>
    internal static string Network(string prefix, string of) =>
        $"{prefix}-0{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{prefix} of {of}")).AsSpan(0, 8)).ToLowerInvariant()}";

    /// <summary>Bytes: data keys.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Text(string alphabet, int length) =>
        string.Create(length, (random, alphabet), static (span, from) => from.random.GetItems<char>(from.alphabet, span));
}
