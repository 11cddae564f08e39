using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace RdsBackup.Models;

/// <summary>A service as AWS's own model describes it: its operations, what they take and answer, and how that is written in each protocol.</summary>
public sealed class ServiceModel
{
    private static readonly ConcurrentDictionary<string, ServiceModel> Known = new(StringComparer.Ordinal);

    private readonly JsonElement shapes;
    private Dictionary<string, string>? errorShapes;
    private readonly Dictionary<string, Shape> read = new(StringComparer.Ordinal);

    private ServiceModel(string name, JsonElement root)
    {
        Name = name;
        shapes = root.GetProperty("shapes");
        var metadata = root.GetProperty("metadata");
        ApiVersion = Text(metadata, "apiVersion") ?? throw Lacks("an API version");
        ServiceId = Text(metadata, "serviceId") ?? throw Lacks("a service id");
        SigningName = Text(metadata, "signingName") ?? Text(metadata, "endpointPrefix") ?? throw Lacks("an endpoint prefix");
        TargetPrefix = Text(metadata, "targetPrefix");
        JsonVersion = Text(metadata, "jsonVersion");
        XmlNamespace = Text(metadata, "xmlNamespace") ?? "";
        Protocols = metadata.TryGetProperty("protocols", out var protocols)
            ? [.. protocols.EnumerateArray().Select(one => one.GetString()!)]
            : [Text(metadata, "protocol") ?? throw Lacks("a protocol")];
        IsQueryCompatible = metadata.TryGetProperty("awsQueryCompatible", out _);
        var pages = root.TryGetProperty("pagination", out var pagination) ? pagination : default;
        Operations = root.GetProperty("operations").EnumerateObject().ToDictionary(
            one => one.Name,
            one => new Operation(this, one.Name, one.Value, pages.ValueKind == JsonValueKind.Object && pages.TryGetProperty(one.Name, out var page) ? page : default),
            StringComparer.Ordinal);
    }

    /// <summary>The name of its file, e.g. <c>stepfunctions</c>.</summary>
    public string Name { get; }

    /// <summary>E.g. <c>2014-10-31</c>.</summary>
    public string ApiVersion { get; }

    /// <summary>What AWS's SDKs name their clients by, e.g. <c>SFN</c>.</summary>
    public string ServiceId { get; }

    /// <summary>The service in a signature's scope, e.g. <c>states</c>.</summary>
    public string SigningName { get; }

    /// <summary>What precedes the operation in <c>X-Amz-Target</c>; null where the service speaks no JSON.</summary>
    public string? TargetPrefix { get; }

    /// <summary>The version of its JSON protocol, <c>1.0</c> or <c>1.1</c>; null where it speaks none.</summary>
    public string? JsonVersion { get; }

    /// <summary>The namespace of its XML; empty where it writes none.</summary>
    public string XmlNamespace { get; }

    /// <summary>The protocols it speaks, as models name them: <c>query</c>, <c>ec2</c>, <c>json</c>, <c>rest-json</c>, <c>smithy-rpc-v2-cbor</c>.</summary>
    public IReadOnlyList<string> Protocols { get; }

    /// <summary>Whether its newer protocols name the errors' codes of the query protocol in a header.</summary>
    public bool IsQueryCompatible { get; }

    /// <summary>Its operations by name.</summary>
    public IReadOnlyDictionary<string, Operation> Operations { get; }

    /// <summary>The model of a service that is checked in.</summary>
    /// <param name="name">The name of its file, e.g. <c>stepfunctions</c>.</param>
    /// <exception cref="InvalidDataException">There is none, or it is damaged.</exception>
    public static ServiceModel Of(string name) => Known.GetOrAdd(name, static name =>
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.json") ?? throw new InvalidDataException($"There is no model of a service '{name}'.");
        return Read(name, resource, $"{name}.json");
    });

    /// <summary>Reads a model from a file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ServiceModel Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(Path.GetFileNameWithoutExtension(path), file, path);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="content">The content of its file.</param>
    /// <param name="source">The file, for whoever is told that it is none.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ServiceModel Read(string name, Stream content, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            return new ServiceModel(name, document.RootElement.Clone());
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{source} is no model of a service: {damaged.Message}", damaged);
        }
    }

    /// <summary>An operation by its name.</summary>
    /// <exception cref="InvalidDataException">The model lacks it.</exception>
    public Operation Operation(string name) => Operations.GetValueOrDefault(name) ?? throw new InvalidDataException($"{ServiceId} has no operation {name}.");

    /// <summary>A shape by its name.</summary>
    /// <exception cref="InvalidDataException">The model lacks it.</exception>
    public Shape Shape(string name)
    {
        lock (read)
        {
            return read.TryGetValue(name, out var known) ? known
                : read[name] = shapes.TryGetProperty(name, out var node) ? new Shape(this, name, node) : throw new InvalidDataException($"{ServiceId} has no shape {name}.");
        }
    }

    /// <summary>The shape of an error by its code; the code where the model has none.</summary>
    public string ErrorShape(string code) => (errorShapes ??= Operations.Values.SelectMany(operation => operation.Errors).DistinctBy(error => error.ErrorCode)
        .ToDictionary(error => error.ErrorCode, error => error.Name, StringComparer.Ordinal)).GetValueOrDefault(code, code);

    internal static string? Text(JsonElement node, string property) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(property, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    internal static bool Flag(JsonElement node, string property) => node.TryGetProperty(property, out var flag) && flag.ValueKind == JsonValueKind.True;

    private InvalidDataException Lacks(string what) => new($"{Name}.json lacks {what}.");
}
