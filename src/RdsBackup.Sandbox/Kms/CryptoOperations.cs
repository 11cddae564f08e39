using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Encrypting and decrypting.</summary>
internal sealed class CryptoOperations(KeyAccess access, IdSource ids)
{
    private const int MostBytes = 4096;
    private const string Algorithm = "SYMMETRIC_DEFAULT";

    public JsonObject Encrypt(Call call, JsonObject input)
    {
        var plaintext = Plaintext(input);
        var context = input.Map("EncryptionContext");
        var key = Use(call, input.Required("KeyId"), "Encrypt", context);
        DemandAlgorithm(input, "EncryptionAlgorithm");
        KmsFault.EndDryRun(input);
        return new() { ["CiphertextBlob"] = Seal(key, plaintext, context), ["KeyId"] = key.Arn, ["EncryptionAlgorithm"] = Algorithm };
    }

    public JsonObject Decrypt(Call call, JsonObject input)
    {
        var (key, plaintext) = Open(call, input, "KeyId", "Decrypt", input.Map("EncryptionContext"));
        DemandAlgorithm(input, "EncryptionAlgorithm");
        KmsFault.EndDryRun(input);
        return new()
        {
            ["KeyId"] = key.Arn,
            ["Plaintext"] = Convert.ToBase64String(plaintext),
            ["EncryptionAlgorithm"] = Algorithm,
            ["KeyMaterialId"] = key.MaterialId,
        };
    }

    public JsonObject ReEncrypt(Call call, JsonObject input)
    {
        var (source, plaintext) = Open(call, input, "SourceKeyId", "ReEncryptFrom", input.Map("SourceEncryptionContext"));
        var context = input.Map("DestinationEncryptionContext");
        var destination = Use(call, input.Required("DestinationKeyId"), "ReEncryptTo", context);
        DemandAlgorithm(input, "SourceEncryptionAlgorithm");
        DemandAlgorithm(input, "DestinationEncryptionAlgorithm");
        KmsFault.EndDryRun(input);
        return new()
        {
            ["CiphertextBlob"] = Seal(destination, plaintext, context),
            ["SourceKeyId"] = source.Arn,
            ["KeyId"] = destination.Arn,
            ["SourceEncryptionAlgorithm"] = Algorithm,
            ["DestinationEncryptionAlgorithm"] = Algorithm,
            ["SourceKeyMaterialId"] = source.MaterialId,
            ["DestinationKeyMaterialId"] = destination.MaterialId,
        };
    }

    public JsonObject GenerateDataKey(Call call, JsonObject input)
    {
        var (answer, plaintext) = Generate(call, input, "GenerateDataKey");
        answer["Plaintext"] = Convert.ToBase64String(plaintext);
        return answer;
    }

    public JsonObject GenerateDataKeyWithoutPlaintext(Call call, JsonObject input) => Generate(call, input, "GenerateDataKeyWithoutPlaintext").Answer;

    private (JsonObject Answer, byte[] Plaintext) Generate(Call call, JsonObject input, string operation)
    {
        if (input["KeySpec"] is null == input["NumberOfBytes"] is null)
            throw KmsFault.Validation("Please specify either number of bytes or key spec.");
        var length = input["KeySpec"] is null
            ? input.Number("NumberOfBytes", 0, 1, 1024)
            : input.OneOf("KeySpec", "", "AES_256", "AES_128") == "AES_256" ? 32 : 16;
        var context = input.Map("EncryptionContext");
        var key = Use(call, input.Required("KeyId"), operation, context);
        KmsFault.EndDryRun(input);
        var plaintext = ids.Bytes(length);
        return (new() { ["CiphertextBlob"] = Seal(key, plaintext, context), ["KeyId"] = key.Arn, ["KeyMaterialId"] = key.MaterialId }, plaintext);
    }

    private Key Use(Call call, string reference, string operation, IReadOnlyDictionary<string, string>? context)
    {
        var key = access.Demand(call, reference, operation, ConditionKeys.OfEncryptionContext(context));
        key.DemandEnabled();
        return key;
    }

    // The ciphertext names its key. A related multi-region key has the same material, so in another region that region's key opens it.
    private (Key Key, byte[] Plaintext) Open(Call call, JsonObject input, string keyName, string operation, IReadOnlyDictionary<string, string>? context)
    {
        // A dry run may do without a ciphertext; then somebody has to say which key (API reference, DryRunModifiers).
        if (input.Texts("DryRunModifiers") is { Count: > 0 })
        {
            if (input.Flag("DryRun") != true)
                throw KmsFault.Validation("DryRunModifiers can be specified only with DryRun.");
            return (Use(call, input.Required(keyName), operation, context), []);
        }

        var blob = input.Blob("CiphertextBlob") ?? throw KmsFault.Constraint("CiphertextBlob", null, "Member must not be null");
        var made = Ciphertext.KeyArn(blob).Split(':', 6);
        var here = Key.ArnOf(made[4], call.Region, made[5]["key/".Length..]);
        Key key;
        if (input.Text(keyName) is { } reference)
        {
            key = Use(call, reference, operation, context);
            if (key.Arn != here)
                throw new AwsFault("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        else
        {
            key = access.Behind(call, here, operation, ConditionKeys.OfEncryptionContext(context)) ?? throw KmsFault.HiddenBehindCiphertext();
            key.DemandEnabled();
        }

        return (key, Ciphertext.Open(key, blob, context));
    }

    // All keys here are symmetric.
    private static void DemandAlgorithm(JsonObject input, string name)
    {
        if (input.Text(name) is not (null or Algorithm))
            throw new AwsFault("InvalidKeyUsageException", $"{input.Text(name)} is no encryption algorithm of a symmetric encryption key.");
    }

    private static byte[] Plaintext(JsonObject input)
    {
        var plaintext = input.Blob("Plaintext") ?? throw KmsFault.Constraint("Plaintext", null, "Member must not be null");
        return plaintext.Length switch
        {
            0 => throw KmsFault.Constraint("Plaintext", "", "Member must have length greater than or equal to 1"),
            > MostBytes => throw KmsFault.Constraint("Plaintext", "", $"Member must have length less than or equal to {MostBytes}"),
            _ => plaintext,
        };
    }

    private string Seal(Key key, byte[] plaintext, IReadOnlyDictionary<string, string>? context) =>
        Convert.ToBase64String(Ciphertext.Seal(key, plaintext, context, ids.Bytes(12)));
}
