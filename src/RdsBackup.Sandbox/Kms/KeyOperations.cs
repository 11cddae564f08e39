using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Creating and describing keys, and their policies.</summary>
internal sealed class KeyOperations(KeyStore store, KeyAccess access, Func<PolicyPrincipal, bool> exists)
{
    public JsonObject Create(Call call, JsonObject input)
    {
        var tags = TagOperations.Read(input);
        var multiRegion = input.Flag("MultiRegion") == true;
        KeyAccess.DemandOn(call, "*", "CreateKey", new()
        {
            { "kms:BypassPolicyLockoutSafetyCheck", input.Flag("BypassPolicyLockoutSafetyCheck") == true },
            { "kms:MultiRegion", multiRegion },
            { "kms:KeySpec", input.Text("KeySpec") ?? "SYMMETRIC_DEFAULT" },
            { "kms:KeyUsage", input.Text("KeyUsage") ?? "ENCRYPT_DECRYPT" },
            { "kms:KeyOrigin", input.Text("Origin") ?? "AWS_KMS" },
            { "aws:RequestTag/", tags },
            { "aws:TagKeys", [.. tags.Keys] },
        });
        DemandSymmetric(input);

        var key = store.NewKey(call.AccountId, call.Region, call.Now, multiRegion);
        key.Description = Description(input);
        key.Policy = Policy(call, key, input);
        foreach (var (name, value) in tags)
            key.Tags[name] = value;
        store.Add(key);
        return new() { ["KeyMetadata"] = Metadata(key) };
    }

    public JsonObject Describe(Call call, JsonObject input) =>
        new() { ["KeyMetadata"] = Metadata(access.Demand(call, input.Required("KeyId"), "DescribeKey")) };

    public JsonObject List(Call call)
    {
        KeyAccess.DemandOn(call, "*", "ListKeys");
        return call.Page(store.KeysOf(call.AccountId, call.Region), key => new JsonObject { ["KeyId"] = key.Id, ["KeyArn"] = key.Arn });
    }

    public JsonObject UpdateDescription(Call call, JsonObject input)
    {
        var key = access.Demand(call, input.Required("KeyId"), "UpdateKeyDescription");
        key.DemandNotPending();
        key.Description = Description(input);
        return [];
    }

    public JsonObject GetPolicy(Call call, JsonObject input)
    {
        var key = access.Demand(call, input.Required("KeyId"), "GetKeyPolicy");
        DemandPolicyName(input);
        return new() { ["Policy"] = key.Policy.Text, ["PolicyName"] = "default" };
    }

    public JsonObject PutPolicy(Call call, JsonObject input)
    {
        var key = access.Demand(call, input.Required("KeyId"), "PutKeyPolicy", new()
        {
            { "kms:BypassPolicyLockoutSafetyCheck", input.Flag("BypassPolicyLockoutSafetyCheck") == true },
        });
        DemandPolicyName(input);
        key.Policy = Policy(call, key, input);
        return [];
    }

    public JsonObject ListPolicies(Call call, JsonObject input)
    {
        access.Demand(call, input.Required("KeyId"), "ListKeyPolicies");
        return new() { ["PolicyNames"] = new JsonArray("default"), ["Truncated"] = false };
    }

    /// <summary>What DescribeKey tells.</summary>
    public static JsonObject Metadata(Key key)
    {
        var metadata = new JsonObject
        {
            ["AWSAccountId"] = key.AccountId,
            ["KeyId"] = key.Id,
            ["Arn"] = key.Arn,
            ["CreationDate"] = key.Created.ToEpoch(),
            ["Enabled"] = key.State == KeyState.Enabled,
            ["Description"] = key.Description,
            ["KeyUsage"] = "ENCRYPT_DECRYPT",
            ["KeyState"] = key.State.ToString(),
            ["Origin"] = "AWS_KMS",
            ["KeyManager"] = key.IsAwsManaged ? "AWS" : "CUSTOMER",
            ["CustomerMasterKeySpec"] = "SYMMETRIC_DEFAULT",
            ["KeySpec"] = "SYMMETRIC_DEFAULT",
            ["EncryptionAlgorithms"] = new JsonArray("SYMMETRIC_DEFAULT"),
            ["MultiRegion"] = key.Family is not null,
            ["CurrentKeyMaterialId"] = key.MaterialId,
        };
        if (key.DeletionDate is { } deletion)
            metadata["DeletionDate"] = deletion.ToEpoch();
        if (key.State == KeyState.PendingReplicaDeletion && key.PendingWindow is { } window)
            metadata["PendingDeletionWindowInDays"] = (int)window.TotalDays;
        if (key.Family is { } family)
            metadata["MultiRegionConfiguration"] = new JsonObject
            {
                ["MultiRegionKeyType"] = family.PrimaryRegion == key.Region ? "PRIMARY" : "REPLICA",
                ["PrimaryKey"] = Place(family.Primary),
                ["ReplicaKeys"] = new JsonArray([.. family.Replicas.Select(Place)]),
            };
        return metadata;
    }

    /// <summary>The policy that a call gives a key; the one it has when the call gives none.</summary>
    /// <exception cref="AwsFault">
    /// <c>MalformedPolicyDocumentException</c>: among others when the caller could not put another one afterwards, and does not say that it may be so.
    /// </exception>
    public KeyPolicy Policy(Call call, Key key, JsonObject input)
    {
        if (input.Text("Policy") is not { } text)
            return key.Policy;
        var policy = KeyPolicy.Parse(text, exists);
        return input.Flag("BypassPolicyLockoutSafetyCheck") == true || access.Decide(call, key, "PutKeyPolicy", policy: policy).IsAllowed
            ? policy
            : throw KmsFault.MalformedPolicy("The new key policy will not allow you to update the key policy in the future.");
    }

    /// <summary>A description of at most 8192 characters.</summary>
    public static string Description(JsonObject input)
    {
        var text = input.Text("Description") ?? "";
        return text.Length <= 8192 ? text : throw KmsFault.Constraint("Description", text, "Member must have length less than or equal to 8192");
    }

    private static JsonObject Place(Key key) => new() { ["Arn"] = key.Arn, ["Region"] = key.Region };

    private static void DemandPolicyName(JsonObject input)
    {
        if (input.Text("PolicyName") is { } name && name != "default")
            throw KmsFault.NotFound("No such policy exists");
    }

    // RDS takes symmetric encryption keys only, so there are no others here.
    private static void DemandSymmetric(JsonObject input)
    {
        var spec = input.Text("KeySpec") ?? input.Text("CustomerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
        var usage = input.Text("KeyUsage") ?? "ENCRYPT_DECRYPT";
        var origin = input.Text("Origin") ?? "AWS_KMS";
        if (spec != "SYMMETRIC_DEFAULT" || usage != "ENCRYPT_DECRYPT" || origin != "AWS_KMS")
            throw AwsFault.Lacks($"keys of {spec} for {usage} from {origin}, only symmetric encryption keys of KMS's own");
    }
}
