using System.Globalization;
using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>IAM's structures on the wire.</summary>
internal static class IamXml
{
    private const int PageSize = 100;

    public static XElement Role(IamRole role) => Role(role, "Role");

    public static XElement Role(IamRole role, string element) => new(
        element,
        new XElement("Path", role.Path),
        new XElement("RoleName", role.Name),
        new XElement("RoleId", role.Id),
        new XElement("Arn", role.Arn),
        new XElement("CreateDate", Time(role.Created)),
        new XElement("AssumeRolePolicyDocument", Uri.EscapeDataString(role.TrustPolicy)),
        role.Description is null ? null : new XElement("Description", role.Description),
        new XElement("MaxSessionDuration", role.MaxSessionDuration),
        role.Tags.Count == 0 || element == "member" ? null : new XElement(
            "Tags",
            role.Tags.Select(Tag)),
        element == "member" ? null : new XElement(
            "RoleLastUsed",
            role.LastUsed is { } used ? new object[] { new XElement("LastUsedDate", Time(used.At)), new XElement("Region", used.Region) } : []));

    public static XElement Tag(KeyValuePair<string, string> tag) => new("member", new XElement("Key", tag.Key), new XElement("Value", tag.Value));

    public static XElement User(IamUser user) => new(
        "User",
        new XElement("Path", user.Path),
        new XElement("UserName", user.Name),
        new XElement("UserId", user.Id),
        new XElement("Arn", user.Arn),
        new XElement("CreateDate", Time(user.Created)));

    /// <summary>A page of a list; its marker is where the next one begins.</summary>
    public static IEnumerable<XElement> Page(QueryInput input, string list, IReadOnlyList<XElement> members)
    {
        var most = input.Number("MaxItems");
        Constraint.Number(most, "MaxItems", 1, 1000);
        if (!int.TryParse(input["Marker"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            throw new AwsFault("ValidationError", $"Invalid Marker: {input["Marker"]}");

        var end = Math.Min(members.Count, start + (most ?? PageSize));
        yield return new XElement(list, members.Skip(start).Take(end - start));
        yield return new XElement("IsTruncated", end < members.Count ? "true" : "false");
        if (end < members.Count)
            yield return new XElement("Marker", end);
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
