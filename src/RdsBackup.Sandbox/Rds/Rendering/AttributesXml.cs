using System.Xml.Linq;

namespace RdsBackup.Sandbox.Rds;

/// <summary>With whom a snapshot is shared, as <c>DB(Cluster)SnapshotAttributesResult</c>.</summary>
internal static class AttributesXml
{
    internal static XElement Of(Snapshot snapshot)
    {
        var noun = snapshot.Kind.Noun;
        return Xml.Element(
            $"{noun}AttributesResult",
            Xml.Value($"{noun}Identifier", snapshot.Identifier),
            Xml.List($"{noun}Attributes",
            [
                Xml.Element(
                    $"{noun}Attribute",
                    Xml.Value("AttributeName", "restore"),
                    Xml.List("AttributeValues", snapshot.SharedWith.Select(account => Xml.Element("AttributeValue", account)))),
            ]));
    }
}
