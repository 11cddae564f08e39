using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace RdsBackup.Unit.Support;

/// <summary>AWS's model of a service with its constraints on values, as the AWS CLI's Python library carries it.</summary>
internal sealed class BotocoreModel
{
    private const string Print = "import botocore.loaders, json, sys; print(json.dumps(botocore.loaders.Loader().load_service_model(sys.argv[1], 'service-2')))";

    private static readonly ConcurrentDictionary<string, BotocoreModel> Loaded = new(StringComparer.Ordinal);

    private readonly JsonObject model;

    private BotocoreModel(JsonObject model) => this.model = model;

    /// <summary>Why there are no models on this machine; null when there are.</summary>
    internal static string? Missing { get; } =
        !Installed.Has("python3") ? "'python3' is not installed on this machine"
        : Run("-c", "import botocore") is null ? "'python3' has no botocore on this machine"
        : null;

    internal static BotocoreModel Of(string service) =>
        Loaded.GetOrAdd(service, name => new BotocoreModel(JsonNode.Parse(Run("-c", Print, name)!)!.AsObject()));

    /// <summary>The name of what an operation answers; null when it answers nothing.</summary>
    internal string? Output(string operation) => (string?)model["operations"]![operation]?["output"]?["shape"];

    internal JsonObject Shape(string name) => model["shapes"]![name]!.AsObject();

    private static string? Run(params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo(Installed.PathOf("python3")!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        python.ErrorDataReceived += (_, _) => { };
        python.BeginErrorReadLine();
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return python.ExitCode == 0 ? output : null;
    }
}

/// <summary>A fact that AWS's models judge; skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfBotocoreAttribute([CallerMemberName] string test = "") : ConditionalFactAttribute(BotocoreModel.Missing, test);
