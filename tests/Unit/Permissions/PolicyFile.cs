using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Permissions;

/// <summary>A policy of docs/policies, as people paste it.</summary>
internal sealed record PolicyFile(string Name, JsonNode Document)
{
    public const string Source = "source-account";
    public const string SourceKeys = "source-account-keys";
    public const string Backup = "backup-account";
    public const string BackupKeys = "backup-account-keys";

    /// <summary>What ends the name of a file that its side's operator may hold besides: removing copies that failed.</summary>
    private const string Option = "-remove-failed";

    public static IReadOnlyList<PolicyFile> Least { get; } = [Read(Source), Read(SourceKeys), Read(Backup), Read(BackupKeys)];

    public static IReadOnlyList<PolicyFile> All { get; } = [.. Least, Read(Source + Option), Read(Backup + Option)];

    public bool IsOption => Name.EndsWith(Option, StringComparison.Ordinal);

    /// <summary>Who holds it: the user of the file that it is an option of.</summary>
    public string User => IsOption ? Name[..^Option.Length] : Name;

    public string Text => Document.ToJsonString();

    public IEnumerable<(string Sid, string Action)> Actions => Each("Action");

    public IEnumerable<(string Sid, string Resource)> Resources => Each("Resource");

    /// <summary>The actions of a statement.</summary>
    public IEnumerable<string> ActionsOf(string sid) => Actions.Where(one => one.Sid == sid).Select(one => one.Action);

    /// <summary>The policy whose statement lacks an action: one that everybody may do stands in its place.</summary>
    public PolicyFile WithoutAction(string sid, string action) => With(sid, "Action", action, "sts:GetCallerIdentity");

    /// <summary>The policy whose statement is about another account's resource instead.</summary>
    public PolicyFile WithoutResource(string sid, string resource) => With(sid, "Resource", resource, $"{resource[..^resource.Split(':', 5)[4].Length]}999999999999:x");

    private static PolicyFile Read(string name) =>
        new(name, JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs", "policies", name + ".json")))!);

    private IEnumerable<(string Sid, string Value)> Each(string element) =>
        from statement in Document["Statement"]!.AsArray()
        from value in Values(statement![element]!)
        select (statement!["Sid"]!.GetValue<string>(), value);

    private static IEnumerable<string> Values(JsonNode element) =>
        element is JsonArray array ? array.Select(one => one!.GetValue<string>()) : [element.GetValue<string>()];

    private PolicyFile With(string sid, string element, string value, string instead)
    {
        var changed = Document.DeepClone();
        var statement = changed["Statement"]!.AsArray().Single(one => one!["Sid"]!.GetValue<string>() == sid)!;
        statement[element] = JsonSerializer.SerializeToNode(Values(statement[element]!).Select(one => one == value ? instead : one));
        return this with { Document = changed };
    }
}
