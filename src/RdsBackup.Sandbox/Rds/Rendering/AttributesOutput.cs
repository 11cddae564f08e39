using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>With whom a snapshot is shared, as <c>DB(Cluster)SnapshotAttributesResult</c>.</summary>
internal static class AttributesOutput
{
    internal static JsonObject Of(Snapshot snapshot) => new()
    {
        [$"{snapshot.Kind.Noun}Identifier"] = snapshot.Identifier,
        [$"{snapshot.Kind.Noun}Attributes"] = new JsonArray(new JsonObject { ["AttributeName"] = "restore", ["AttributeValues"] = snapshot.SharedWith.ToJson() }),
    };
}
