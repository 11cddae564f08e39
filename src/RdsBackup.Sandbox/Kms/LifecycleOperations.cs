using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Enabling, disabling, rotating and deleting keys.</summary>
internal sealed class LifecycleOperations(KeyStore store, KeyAccess access, Timeline timeline)
{
    public JsonObject Enable(Call call, JsonObject input) => Set(call, input, "EnableKey", KeyState.Enabled);

    public JsonObject Disable(Call call, JsonObject input) => Set(call, input, "DisableKey", KeyState.Disabled);

    public JsonObject ScheduleDeletion(Call call, JsonObject input)
    {
        var days = input.Number("PendingWindowInDays", 30, 7, 30);
        var key = access.Demand(call, input.Required("KeyId"), "ScheduleKeyDeletion", new()
        {
            { "kms:ScheduleKeyDeletionPendingWindowInDays", days.ToString(CultureInfo.InvariantCulture) },
        });
        key.DemandNotPending();
        key.PendingWindow = TimeSpan.FromDays(days);
        if (key.Family is { } family && family.PrimaryRegion == key.Region && family.Replicas.Any())
            key.State = KeyState.PendingReplicaDeletion;
        else
            StartPending(key, call.Now);
        var answer = new JsonObject { ["KeyId"] = key.Arn, ["KeyState"] = key.State.ToString(), ["PendingWindowInDays"] = days };
        if (key.DeletionDate is { } deletion)
            answer["DeletionDate"] = deletion.ToEpoch();
        return answer;
    }

    public JsonObject CancelDeletion(Call call, JsonObject input)
    {
        var key = access.Demand(call, input.Required("KeyId"), "CancelKeyDeletion");
        if (key.State is not (KeyState.PendingDeletion or KeyState.PendingReplicaDeletion))
            throw KmsFault.InvalidState(key, "is not pending deletion");
        key.State = KeyState.Disabled;
        key.DeletionDate = null;
        key.PendingWindow = null;
        return new() { ["KeyId"] = key.Arn };
    }

    // Rotation is a shared property: it is turned on and off at the primary key.
    public JsonObject EnableRotation(Call call, JsonObject input)
    {
        var days = input.Number("RotationPeriodInDays", 365, 90, 2560);
        var key = access.Demand(call, input.Required("KeyId"), "EnableKeyRotation", new() { { "kms:RotationPeriodInDays", days.ToString(CultureInfo.InvariantCulture) } });
        foreach (var one in Rotating(key))
        {
            one.RotatingSince = one.RotationPeriodDays is null ? call.Now : one.RotatingSince;
            one.RotationPeriodDays = days;
        }

        return [];
    }

    public JsonObject DisableRotation(Call call, JsonObject input)
    {
        foreach (var key in Rotating(access.Demand(call, input.Required("KeyId"), "DisableKeyRotation")))
            key.RotationPeriodDays = null;
        return [];
    }

    public JsonObject GetRotationStatus(Call call, JsonObject input)
    {
        var key = access.Demand(call, input.Required("KeyId"), "GetKeyRotationStatus");
        var days = key.State is KeyState.PendingDeletion or KeyState.PendingReplicaDeletion ? null : key.RotationPeriodDays;
        var answer = new JsonObject { ["KeyId"] = key.Arn, ["KeyRotationEnabled"] = days is not null };
        if (days is { } period)
        {
            answer["RotationPeriodInDays"] = period;
            answer["NextRotationDate"] = Next(key.RotatingSince ?? key.Created, period, call.Now).ToEpoch();
        }

        return answer;
    }

    private JsonObject Set(Call call, JsonObject input, string operation, KeyState state)
    {
        var key = access.Demand(call, input.Required("KeyId"), operation);
        key.DemandNotPending();
        key.DemandMade();
        key.State = state;
        return [];
    }

    private void StartPending(Key key, DateTimeOffset now)
    {
        var date = now + key.PendingWindow!.Value;
        key.State = KeyState.PendingDeletion;
        key.DeletionDate = date;
        timeline.At(date, due =>
        {
            if (key.DeletionDate == date)
                Delete(key, due);
        });
    }

    // The wait of a primary key begins when its last replica has gone.
    private void Delete(Key key, DateTimeOffset now)
    {
        store.Remove(key);
        if (key.Family is { } family && family.Keys is [{ State: KeyState.PendingReplicaDeletion } primary])
            StartPending(primary, now);
    }

    private static List<Key> Rotating(Key key)
    {
        key.DemandEnabled();
        if (key.Family is { } family && family.PrimaryRegion != key.Region)
            throw KmsFault.Unsupported($"{key.Arn} is a multi-Region replica key; rotation is set on its primary key.");
        return key.Family?.Keys ?? [key];
    }

    private static DateTimeOffset Next(DateTimeOffset since, int days, DateTimeOffset now) =>
        since.AddDays((Math.Floor((now - since).TotalDays / days) + 1) * days);
}
