using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Multi-region keys ("Multi-Region keys in AWS KMS").</summary>
internal sealed class ReplicaOperations(KeyStore store, KeyAccess access, KeyOperations keys, Timeline timeline, IReadOnlyList<string> regions)
{
    // "… changes to Enabled after a few seconds" ("Create multi-Region replica keys").
    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(10);

    public JsonObject Replicate(Call call, JsonObject input)
    {
        var region = input.Required("ReplicaRegion");
        var primary = access.Demand(call, input.Required("KeyId"), "ReplicateKey", new() { { "kms:ReplicaRegion", region } });
        var family = FamilyOf(primary);
        primary.DemandEnabled();
        DemandRegion(region, call);
        if (family.Keys.Exists(key => key.Region == region))
            throw KmsFault.AlreadyExists($"Key {Key.ArnOf(call.AccountId, region, primary.Id)} already exists");

        var tags = TagOperations.Read(input);
        KeyAccess.DemandOn(call, "*", "CreateKey", new() { { "aws:RequestTag/", tags }, { "aws:TagKeys", [.. tags.Keys] } });
        var replica = new Key
        {
            AccountId = call.AccountId,
            Region = region,
            Id = primary.Id,
            MaterialId = primary.MaterialId,
            Created = call.Now,
            State = KeyState.Creating,
            Description = KeyOperations.Description(input),
            Policy = KeyPolicy.Default(call.AccountId, region),
            RotationPeriodDays = primary.RotationPeriodDays,
            RotatingSince = primary.RotatingSince,
            Family = family,
        };
        replica.Policy = keys.Policy(call, replica, input);
        foreach (var (name, value) in tags)
            replica.Tags[name] = value;
        store.Add(replica);
        timeline.At(call.Now + Takes, _ =>
        {
            if (replica.State == KeyState.Creating)
                replica.State = KeyState.Enabled;
        });
        return new()
        {
            ["ReplicaKeyMetadata"] = KeyOperations.Metadata(replica),
            ["ReplicaPolicy"] = replica.Policy.Text,
            ["ReplicaTags"] = TagOperations.Write(replica.Tags),
        };
    }

    public JsonObject UpdatePrimaryRegion(Call call, JsonObject input)
    {
        var region = input.Required("PrimaryRegion");
        var primary = access.Demand(call, input.Required("KeyId"), "UpdatePrimaryRegion", new() { { "kms:PrimaryRegion", region } });
        var family = FamilyOf(primary);
        primary.DemandEnabled();
        var replica = family.Replicas.FirstOrDefault(key => key.Region == region) ?? throw KmsFault.NoKey(Key.ArnOf(call.AccountId, region, primary.Id));
        access.Demand(call, replica, "UpdatePrimaryRegion", new() { { "kms:PrimaryRegion", region } });
        replica.DemandEnabled();
        family.PrimaryRegion = region;
        return [];
    }

    private static MultiRegionFamily FamilyOf(Key key) => key.Family is { } family && family.PrimaryRegion == key.Region
        ? family
        : throw KmsFault.Unsupported($"{key.Arn} is not a multi-Region primary key.");

    private void DemandRegion(string region, Call call)
    {
        if (region == call.Region || !regions.Contains(region))
            throw KmsFault.Validation($"Replica region {region} is not valid for a key in {call.Region}.");
    }
}
