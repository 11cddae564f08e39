using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// Which snapshots a listing is about: without a type all of the caller's own, and those of others only when asked for (<c>SnapshotType</c>,
/// <c>IncludeShared</c>, <c>IncludePublic</c>).
/// </summary>
/// <param name="AccountId">The caller.</param>
/// <param name="Type">One of the caller's own types, or null.</param>
/// <param name="Own">Whether the caller's own are in it.</param>
/// <param name="Shared">Whether those shared with the caller are in it.</param>
/// <param name="Public">Whether public ones of others are in it.</param>
/// <param name="OwnPublic">Whether of the caller's own only the public ones are in it.</param>
internal sealed record SnapshotScope(string AccountId, string? Type, bool Own, bool Shared, bool Public, bool OwnPublic)
{
    internal bool HoldsOthers => Shared || Public;

    /// <summary>Reads what a call asks for.</summary>
    /// <exception cref="AwsFault"><c>InvalidParameterValue</c> on an unknown type.</exception>
    internal static SnapshotScope Read(Call call, QueryInput input)
    {
        var shared = input.Flag("IncludeShared") == true;
        var isPublic = input.Flag("IncludePublic") == true;
        return input["SnapshotType"] switch
        {
            null => new(call.AccountId, null, Own: true, shared, isPublic, OwnPublic: false),
            SnapshotType.AwsBackup => new(call.AccountId, SnapshotType.AwsBackup, Own: true, shared, isPublic, OwnPublic: false),
            SnapshotType.Manual or SnapshotType.Automated =>
                new(call.AccountId, input["SnapshotType"], Own: true, Shared: false, Public: false, OwnPublic: false),
            "shared" => new(call.AccountId, null, Own: false, Shared: true, Public: false, OwnPublic: false),
            "public" => new(call.AccountId, null, Own: true, Shared: false, Public: true, OwnPublic: true),
            var other => throw Faults.InvalidParameterValue($"Invalid snapshot type: {other}"),
        };
    }

    internal bool Holds(Snapshot snapshot) => snapshot.AccountId == AccountId
        ? Own && (Type is null || snapshot.Type == Type) && (!OwnPublic || snapshot.IsPublic)
        : (Shared && snapshot.SharedWith.Contains(AccountId)) || (Public && snapshot.IsPublic);
}
