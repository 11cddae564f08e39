using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
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

    /// <summary>Whether <c>npm ci</c> has been run in the model's folder since a package was added.</summary>
    public static bool IsInstalled
    {
        get
        {
            using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "package.json")));
            return package.RootElement.GetProperty("dependencies").EnumerateObject()
                .All(dependency => Directory.Exists(Path.Combine(Folder, "node_modules", dependency.Name)));
        }
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

/// <summary>A fact about AWS's models; skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithAwsModelAttribute([CallerMemberName] string test = "") : ConditionalFactAttribute(
    !Installed.Has("node") ? "'node' is not installed on this machine"
        : AwsModel.IsInstalled ? null
        : "AWS's models are not installed: npm ci --prefix tests/Unit/Aws/model",
    test);
