using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// Which snapshots a listing is about: without a type the caller's own automated and manual ones, and those of others only when asked for
/// (<c>SnapshotType</c>, <c>IncludeShared</c>, <c>IncludePublic</c>). AWS Backup's are a type of their own; of clusters the reference documents none, so there
/// they come without a type, and asking for it is refused. How AWS does that no page says.
/// </summary>
/// <param name="AccountId">The caller.</param>
/// <param name="Types">The types of the caller's own that are in it; null for all.</param>
/// <param name="Own">Whether the caller's own are in it.</param>
/// <param name="Shared">Whether those shared with the caller are in it.</param>
/// <param name="Public">Whether public ones of others are in it.</param>
/// <param name="OwnPublic">Whether of the caller's own only the public ones are in it.</param>
internal sealed record SnapshotScope(string AccountId, IReadOnlyList<string>? Types, bool Own, bool Shared, bool Public, bool OwnPublic)
{
    internal bool HoldsOthers => Shared || Public;

    /// <summary>Reads what a call asks for.</summary>
    /// <exception cref="AwsFault"><c>InvalidParameterValue</c> on an unknown type.</exception>
    internal static SnapshotScope Read(Call call, SnapshotKind kind, JsonObject input)
    {
        var shared = input.Flag("IncludeShared") == true;
        var isPublic = input.Flag("IncludePublic") == true;
        return input.Text("SnapshotType") switch
        {
            null => new(call.AccountId, kind == SnapshotKind.Instance ? [SnapshotType.Automated, SnapshotType.Manual] : null, Own: true, shared, isPublic, OwnPublic: false),
            SnapshotType.AwsBackup when kind == SnapshotKind.Instance => new(call.AccountId, [SnapshotType.AwsBackup], Own: true, shared, isPublic, OwnPublic: false),
            SnapshotType.Manual or SnapshotType.Automated =>
                new(call.AccountId, [input.Text("SnapshotType")!], Own: true, Shared: false, Public: false, OwnPublic: false),
            "shared" => new(call.AccountId, null, Own: false, Shared: true, Public: false, OwnPublic: false),
            "public" => new(call.AccountId, null, Own: true, Shared: false, Public: true, OwnPublic: true),
            var other => throw Faults.InvalidParameterValue($"Invalid snapshot type: {other}"),
        };
    }

    internal bool Holds(Snapshot snapshot) => snapshot.AccountId == AccountId
        ? Own && (Types is null || Types.Contains(snapshot.Type)) && (!OwnPublic || snapshot.IsPublic)
        : (Shared && snapshot.SharedWith.Contains(AccountId)) || (Public && snapshot.IsPublic);
}
