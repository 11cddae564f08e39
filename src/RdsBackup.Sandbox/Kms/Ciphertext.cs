using System.Security.Cryptography;
using System.Text;

namespace RdsBackup.Sandbox.Kms;

/// <summary>What Encrypt gives out: it names its key, and opens only with that key's material and the same encryption context.</summary>
internal static class Ciphertext
{
    private const byte Version = 1;

    /// <summary>Encrypts.</summary>
    /// <param name="nonce">12 bytes that are never used again.</param>
    public static byte[] Seal(Key key, byte[] plaintext, IReadOnlyDictionary<string, string>? context, byte[] nonce)
    {
        var name = Encoding.UTF8.GetBytes(key.Arn);
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        var sealedText = new byte[plaintext.Length];
        using var aes = Cipher(key);
        aes.Encrypt(nonce, plaintext, sealedText, tag, Bind(context));
        return [Version, (byte)name.Length, .. name, .. nonce, .. tag, .. sealedText];
    }

    /// <summary>The ARN of the key it was made with.</summary>
    /// <exception cref="Model.AwsFault"><c>InvalidCiphertextException</c>.</exception>
    public static string KeyArn(byte[] blob)
    {
        if (blob.Length < 2 || blob[0] != Version || blob.Length < 2 + blob[1] + 28)
            throw KmsFault.InvalidCiphertext();
        return Encoding.UTF8.GetString(blob.AsSpan(2, blob[1]));
    }

    /// <summary>Decrypts.</summary>
    /// <exception cref="Model.AwsFault"><c>InvalidCiphertextException</c>.</exception>
    public static byte[] Open(Key key, byte[] blob, IReadOnlyDictionary<string, string>? context)
    {
        var rest = blob.AsSpan(2 + blob[1]);
        var plaintext = new byte[rest.Length - 28];
        try
        {
            using var aes = Cipher(key);
            aes.Decrypt(rest[..12], rest[28..], rest[12..28], plaintext, Bind(context));
            return plaintext;
        }
        catch (CryptographicException)
        {
            throw KmsFault.InvalidCiphertext();
        }
    }

    // Nothing secret is kept in a sandbox: the material follows from its id.
    private static AesGcm Cipher(Key key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key.MaterialId)), AesGcm.TagByteSizes.MaxSize);

    private static byte[] Bind(IReadOnlyDictionary<string, string>? context) => Encoding.UTF8.GetBytes(
        string.Join('\n', (context ?? new Dictionary<string, string>())
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value}")));
}
