using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>ModifyDBSnapshot</c>: a manual snapshot of an instance, which is shared with nobody, gets a later engine version (RDS API reference).</summary>
internal sealed class SnapshotUpgrade(RdsModel model, Timeline timeline, RdsSettings settings)
{
    private static readonly SnapshotKind Kind = SnapshotKind.Instance;

    internal JsonObject Modify(Call call, JsonObject input)
    {
        var identifier = input.Required("DBSnapshotIdentifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        var found = region.Snapshots(Kind).GetValueOrDefault(identifier);
        Access.Demand(call, "ModifyDBSnapshot", RdsArn.Of(call.Region, call.AccountId, Kind.ArnType, identifier), found?.Tags);
        var snapshot = found ?? throw Kind.NotFound(identifier);
        if (snapshot.Type != SnapshotType.Manual)
            throw Kind.InvalidState("Only manual snapshots may be modified.");
        if (!snapshot.IsAvailable)
            throw Kind.InvalidState("Cannot modify the snapshot because it is not currently in the available state.");
        if (snapshot.SharedWith.Count > 0)
            throw Kind.InvalidState("Cannot modify the snapshot because it is shared or public.");

        var before = snapshot.Image;
        var after = before with
        {
            EngineVersion = Later(before, input.Text("EngineVersion")),
            OptionGroupName = input.Text("OptionGroupName") is { } group ? Groups.Option(region, group) : before.OptionGroupName,
        };
        if (after != before)
        {
            snapshot.Status = SnapshotStatus.Upgrading;
            timeline.At(call.Now + settings.Timings.ModifyDatabase, _ => (snapshot.Image, snapshot.Status) = (after, SnapshotStatus.Available));
        }

        return new() { ["DBSnapshot"] = SnapshotOutput.Of(snapshot, call) };
    }

    private static string Later(DatabaseImage image, string? asked)
    {
        if (asked is null)
            return image.EngineVersion;
        if (image.Engine is not ("mariadb" or "mysql" or "postgres") && !image.Engine.StartsWith("oracle-", StringComparison.Ordinal))
            throw Faults.InvalidParameterCombination($"Snapshots of the engine {image.Engine} cannot be upgraded.");
        return Numbers(asked) is { Length: > 0 } version && string.CompareOrdinal(version, Numbers(image.EngineVersion)) > 0 ? asked
            : throw Faults.InvalidParameterCombination($"Cannot upgrade {image.Engine} from {image.EngineVersion} to {asked}");
    }

    // Numbers of one width compare as text: 16.10 comes after 16.4, and 19.0.0.0.ru-2024-10.rur-2024-10.r1 after the one of July.
    private static string Numbers(string version) => string.Join(
        '.', version.Split('.', '-').Select(part => part.TrimStart('r')).Where(part => part.Length is > 0 and < 10 && part.All(char.IsAsciiDigit)).Select(part => part.PadLeft(10, '0')));
}
