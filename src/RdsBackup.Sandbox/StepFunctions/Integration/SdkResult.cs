using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>Answers of services as state machines see them: JSON with the names of the SDK for Java 2, times as text of ISO 8601.</summary>
internal static class SdkResult
{
    private static readonly HashSet<string> Lists = Words(
        """
        DBSnapshots DBClusterSnapshots DBInstances DBClusters TagList AvailabilityZones ProcessorFeatures DBSecurityGroups VpcSecurityGroups
        DBParameterGroups Subnets ReadReplicaDBInstanceIdentifiers ReadReplicaIdentifiers OptionGroupMemberships DomainMemberships AssociatedRoles
        DBClusterMembers DBSnapshotAttributes DBClusterSnapshotAttributes AttributeValues AccountQuotas
        """);

    private static readonly HashSet<string> Numbers = Words(
        """
        AllocatedStorage PercentProgress Port Iops StorageThroughput BackupRetentionPeriod DbInstancePort MaxAllocatedStorage MonitoringInterval
        PromotionTier Used Max
        """);

    private static readonly HashSet<string> Flags = Words(
        """
        Encrypted StorageEncrypted IAMDatabaseAuthenticationEnabled DedicatedLogVolume MultiAZ AutoMinorVersionUpgrade PubliclyAccessible
        CopyTagsToSnapshot PerformanceInsightsEnabled DeletionProtection CustomerOwnedIpEnabled HttpEndpointEnabled CrossAccountClone IsClusterWriter
        """);

    private static readonly HashSet<string> Structures = Words("PendingModifiedValues");

    private static readonly HashSet<string> Times = Words("CreationDate DeletionDate ValidTo startDate stopDate updateDate redriveDate");

    /// <summary>The content of <c>…Result</c>.</summary>
    public static JsonataValue Of(XElement result) => Structure(result);

    public static JsonataValue Of(JsonObject result)
    {
        using var document = JsonDocument.Parse(result.ToJsonString());
        return Renamed(JsonText.Read(document.RootElement));
    }

    private static JsonataObject Structure(XElement element) =>
        new(element.Elements().Select(child => KeyValuePair.Create(JavaName.OfMember(child.Name.LocalName), Member(child))));

    private static JsonataValue Member(XElement element)
    {
        var name = element.Name.LocalName;
        return Lists.Contains(name) ? new JsonataArray([.. element.Elements().Select(item => item.HasElements ? Structure(item) : JsonataValue.Of(item.Value))])
            : element.HasElements || Structures.Contains(name) ? Structure(element)
            : Numbers.Contains(name) ? JsonataValue.Of(double.Parse(element.Value, CultureInfo.InvariantCulture))
            : Flags.Contains(name) ? JsonataValue.Of(element.Value == "true")
            // By name and not by looks: a tag's value stays as it is.
            : JsonataValue.Of(name.EndsWith("Time", StringComparison.Ordinal) || name == "ValidTill" ? Instant(element.Value) : element.Value);
    }

    // Java writes no fraction of a second where there is none.
    private static string Instant(string text) =>
        text.EndsWith(".000Z", StringComparison.Ordinal) && text.Length == "2026-01-15T03:12:00.000Z".Length ? text[..^".000Z".Length] + "Z" : text;

    private static JsonataValue Renamed(JsonataValue value) => value switch
    {
        JsonataObject members => new JsonataObject(members.Members.Select(member => KeyValuePair.Create(
            JavaName.OfMember(member.Key),
            member.Value is JsonataNumber { Value: var seconds } && Times.Contains(member.Key) ? Time(seconds) : Renamed(member.Value)))),
        JsonataArray array => new JsonataArray([.. array.Items.Select(Renamed)]),
        _ => value,
    };

    private static JsonataValue Time(double seconds) => JsonataValue.Of(Instant(
        DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));

    private static HashSet<string> Words(string text) => new(text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
