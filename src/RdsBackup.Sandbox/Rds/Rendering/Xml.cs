using System.Globalization;
using System.Xml.Linq;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The XML of RDS's answers; the wire puts it into RDS's namespace.</summary>
internal static class Xml
{
    internal static XElement Element(string name, params object?[] content) => new(name, content);

    internal static XElement List(string name, IEnumerable<XElement> members) => new(name, members);

    /// <summary>A member with a value; null, and so absent, when there is none.</summary>
    internal static XElement? Value(string name, string? value) => value is null ? null : new XElement(name, value);

    internal static XElement? Value(string name, int? value) => value is { } number ? new XElement(name, number) : null;

    internal static XElement Value(string name, bool value) => new(name, value ? "true" : "false");

    internal static XElement? Value(string name, DateTimeOffset? value) => value is { } time
        ? new XElement(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
        : null;

    internal static XElement Tags(IReadOnlyDictionary<string, string> tags) =>
        List("TagList", tags.Select(tag => Element("Tag", Value("Key", tag.Key), Value("Value", tag.Value))));
}
