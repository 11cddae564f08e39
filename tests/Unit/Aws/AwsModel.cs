using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Aws;

/// <summary>AWS's own model of a service, as npm's <c>@aws-sdk/client-…</c> carries it.</summary>
internal sealed record AwsModel(
    IReadOnlyDictionary<string, AwsModel.Operation> Operations,
    IReadOnlyDictionary<string, AwsModel.Member[]> Structures,
    IReadOnlyDictionary<string, string[]> Enumerations,
    IReadOnlyDictionary<string, AwsModel.Fault> Faults,
    AwsModel.Endpoint[] Endpoints)
{
    private static readonly string Folder = Repository.PathOf("tests", "Unit", "Aws", "model");

    private static readonly ConcurrentDictionary<string, Lazy<AwsModel>> Loaded = new();

    /// <summary>The model of a service.</summary>
    /// <param name="service">The end of its npm package's name, such as <c>rds</c>.</param>
    public static AwsModel Of(string service) => Loaded.GetOrAdd(service, name => new Lazy<AwsModel>(() => Load(name))).Value;

    /// <summary>Why the models are not there; null when they are.</summary>
    public static string? Missing { get; } =
        !Installed.Has("node") ? "skipped with every comparison: 'node' is not installed on this machine"
        : Pinned().All(package => InstalledVersion(package.Key) is not null) ? null
        : "skipped with every comparison: run npm ci --prefix tests/Unit/Aws/model";

    /// <summary>The packages that carry the models, and the versions that the tests are written for.</summary>
    public static Dictionary<string, string> Pinned() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "package.json")))!["dependencies"].Deserialize<Dictionary<string, string>>()!;

    /// <summary>What <c>npm ci</c> brought; null for nothing.</summary>
    public static string? InstalledVersion(string package)
    {
        var file = Path.Combine(Folder, "node_modules", package, "package.json");
        return File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!["version"]!.GetValue<string>() : null;
    }

    private static AwsModel Load(string service)
    {
        using var node = Process.Start(new ProcessStartInfo(Installed.PathOf("node")!, ["print-model.js", service])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["NODE_NO_WARNINGS"] = "1" },
        })!;
        var model = JsonSerializer.Deserialize<AwsModel>(node.StandardOutput.BaseStream, JsonSerializerOptions.Web)!;
        node.WaitForExit();
        return model;
    }

    internal sealed record Operation(string? Input, string? Output, string[] Faults);

    internal sealed record Fault(string Code, int Status, Member[] Members);

    /// <summary>Where a request goes and for which region it is signed; both are null where there is no such endpoint.</summary>
    internal sealed record Endpoint(string Region, bool Fips, bool DualStack, string? Url, string? SigningRegion);

    /// <summary>A type: <c>list</c> or <c>map</c> with what it is of, <c>structure</c> with its name, or a scalar, which may be an enumeration's.</summary>
    internal record Shape(string Type, string? Structure, string? Enumeration, string? MemberName, Shape? Of);

    internal sealed record Member(
        string Name, string WireName, bool Required, bool Sensitive, string Type, string? Structure, string? Enumeration, string? MemberName, Shape? Of)
        : Shape(Type, Structure, Enumeration, MemberName, Of);
}
