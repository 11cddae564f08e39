using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>CopyDBSnapshot</c> and <c>CopyDBClusterSnapshot</c>, called in the account and region the copy is made for.</summary>
internal sealed class CopyOperations(SnapshotKind kind, RdsModel model, KeyRules keys, SnapshotQuota quota, CopyQueue queue, FaultScript faults)
{
    /// <summary>The members that are honoured.</summary>
    internal static string Honours(SnapshotKind kind) => $"Source{kind.Noun}Identifier Target{kind.Noun}Identifier KmsKeyId Tags CopyTags PreSignedUrl"
        + (kind == SnapshotKind.Instance ? " OptionGroupName TargetCustomAvailabilityZone SnapshotTarget CopyOptionGroup" : "");

    internal JsonObject Copy(Call call, JsonObject input)
    {
        var tags = TagRules.Read(call, input);
        var named = CopySource.Named(call, kind, input.Required($"Source{kind.Noun}Identifier"));
        var target = input.Required($"Target{kind.Noun}Identifier");
        var own = RdsArn.Of(call.Region, call.AccountId, kind.ArnType, target.ToLowerInvariant());
        Access.DemandNew(call, $"Copy{kind.Noun}", own, tags);
        Access.Demand(call, $"Copy{kind.Noun}", named, model.Find(kind, named)?.TagsFor(call));

        target = Identifiers.Legal($"Target{kind.Noun}Identifier", target, kind.LongestIdentifier);
        var source = CopySource.Find(call, kind, named, model);
        Immovable.DemandCopy(call, source);
        DemandRegion(input);
        DemandPreSigned(call, source, input);
        if (model.In(call.AccountId, call.Region).Snapshots(kind).ContainsKey(target))
            throw kind.AlreadyExists(target);
        var key = CopyKey.Of(call, source, input.Text("KmsKeyId"), keys);
        quota.DemandManual(kind, call.AccountId, call.Region);
        quota.DemandCopy(kind, call.AccountId, call.Region, source.Region != call.Region, source.AccountId != call.AccountId);

        var copy = Make(call, source, target, ImageOf(call, source, key, CopyOptionGroup.Of(call, source, input, model)));
        TagRules.Add(copy.Tags, TagsOf(call, source, tags, input));
        model.In(call.AccountId, call.Region).Snapshots(kind).Add(target, copy);
        queue.Add(new CopyInFlight { Source = source, Target = copy, Fails = faults.Take(FaultKinds.CopyFails, call.AccountId, call.Region, target) }, call.Now);
        return new() { [kind.Noun] = SnapshotOutput.Of(copy, call) };
    }

    // There are no Outposts and no Local Zones here: a copy is kept in a region.
    private static void DemandRegion(JsonObject input)
    {
        if (input.Text("TargetCustomAvailabilityZone") is { } zone)
            throw new AwsFault("CustomAvailabilityZoneNotFound", $"Custom Availability Zone {zone} not found.", 404);
        if (input.Text("SnapshotTarget") is not (null or "region"))
            throw Faults.InvalidParameterValue($"Invalid value {input.Text("SnapshotTarget")} for SnapshotTarget.");
    }

    // Only in GovCloud does RDS still ask for a request signed for the source's region; DocumentDB asks everywhere (its API reference, CopyDBClusterSnapshot).
    private static void DemandPreSigned(Call call, Snapshot source, JsonObject input)
    {
        if ((Partitions.Of(call.Region) == Partitions.GovCloud || source.Image.Engine == "docdb") && source.Region != call.Region && source.Image.Encrypted && input.Text("PreSignedUrl") is null)
            throw Faults.InvalidParameterValue("PreSignedUrl could not be authenticated.");
    }

    private static DatabaseImage ImageOf(Call call, Snapshot source, string? key, string? optionGroup)
    {
        var moves = source.Region != call.Region || source.AccountId != call.AccountId;
        return source.Image with
        {
            KmsKeyId = key,
            OptionGroupName = optionGroup,
            AvailabilityZone = moves ? null : source.Image.AvailabilityZone,
            VpcId = moves ? null : source.Image.VpcId,
            Tags = source.AccountId == call.AccountId ? source.Image.Tags : new Dictionary<string, string>(),
        };
    }

    private static Snapshot Make(Call call, Snapshot source, string target, DatabaseImage image) => new()
    {
        Kind = source.Kind,
        AccountId = call.AccountId,
        Region = call.Region,
        Identifier = target,
        Type = SnapshotType.Manual,
        DatabaseIdentifier = source.DatabaseIdentifier,
        Image = image,
        CreateTime = call.Now,
        OriginalCreateTime = source.OriginalCreateTime,
        Status = source.Kind == SnapshotKind.Cluster ? SnapshotStatus.Copying : SnapshotStatus.Pending,
        SourceArn = source.Kind == SnapshotKind.Cluster || source.Region != call.Region || source.AccountId != call.AccountId ? source.Arn : null,
        SourceRegion = source.Region != call.Region ? source.Region : null,
        Ancestors = [.. source.Lineage],
    };

    // Tags given replace the source's, they are not merged; a shared snapshot's tags cannot be seen, so they cannot be copied either.
    private static IReadOnlyDictionary<string, string> TagsOf(Call call, Snapshot source, IReadOnlyDictionary<string, string> given, JsonObject input) =>
        given.Count > 0 || input.Flag("CopyTags") != true || source.AccountId != call.AccountId
            ? given
            : source.Tags.Where(tag => !ReservedTags.IsReserved(tag.Key)).ToDictionary(StringComparer.Ordinal);
}
