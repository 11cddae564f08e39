using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Aws;

/// <summary>AWS's own model of the RDS API, as npm's <c>@aws-sdk/client-rds</c> carries it.</summary>
internal sealed record AwsModel(
    IReadOnlyDictionary<string, AwsModel.Operation> Operations,
    IReadOnlyDictionary<string, AwsModel.Member[]> Structures,
    IReadOnlyDictionary<string, string[]> Enumerations,
    IReadOnlyDictionary<string, AwsModel.Fault> Faults)
{
    private static readonly string Folder = Repository.PathOf("tests", "Unit", "Aws", "model");

    private static readonly Lazy<AwsModel> Shared = new(Load);

    public static AwsModel Instance => Shared.Value;

    /// <summary>Whether <c>npm ci</c> has been run in the model's folder.</summary>
    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules", "@aws-sdk", "client-rds"));

    private static AwsModel Load()
    {
        using var node = Process.Start(new ProcessStartInfo(Installed.PathOf("node")!, "print-model.js")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var model = JsonSerializer.Deserialize<AwsModel>(node.StandardOutput.BaseStream, JsonSerializerOptions.Web)!;
        node.WaitForExit();
        return model;
    }

    internal sealed record Operation(string? Input, string? Output, string[] Faults);

    internal sealed record Fault(string Code, int Status);

    /// <summary>A type: <c>list</c> with what it is of, <c>structure</c> with its name, or a scalar.</summary>
    internal record Shape(string Type, string? Structure, string? MemberName, Shape? Of);

    internal sealed record Member(
        string Name, string WireName, bool Required, bool Sensitive, string Type, string? Structure, string? MemberName, Shape? Of)
        : Shape(Type, Structure, MemberName, Of);
}

/// <summary>A fact about AWS's model; skipped where the model is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithAwsModelAttribute([CallerMemberName] string test = "") : ConditionalFactAttribute(
    !Installed.Has("node") ? "'node' is not installed on this machine"
        : AwsModel.IsInstalled ? null
        : "AWS's model is not installed: npm ci --prefix tests/Unit/Aws/model",
    test);
