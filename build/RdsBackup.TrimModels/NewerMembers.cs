using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RdsBackup.TrimModels;

/// <summary>What the npm client of a service knows and botocore's model does not yet: npm's is published daily.</summary>
/// <param name="model">The model, to which it is added.</param>
/// <param name="published">What print-model.js tells of the npm client.</param>
/// <param name="source">The npm package and its version.</param>
internal sealed class NewerMembers(JsonObject model, JsonObject published, string source)
{
    /// <summary>The services whose npm clients the tests bring, with the end of the package's name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Packages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cloudformation"] = "cloudformation",
        ["cloudwatch"] = "cloudwatch",
        ["events"] = "eventbridge",
        ["iam"] = "iam",
        ["rds"] = "rds",
        ["sqs"] = "sqs",
        ["stepfunctions"] = "sfn",
    };

    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    private JsonObject Shapes => model["shapes"]!.AsObject();

    /// <summary>Asks node for the npm client's model.</summary>
    /// <param name="folder">Where print-model.js and node_modules are.</param>
    /// <param name="package">The end of the package's name.</param>
    /// <exception cref="InvalidDataException">Node fails.</exception>
    public static JsonObject Print(string folder, string package)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["print-model.js", package]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false, Environment = { ["NODE_NO_WARNINGS"] = "1" } })!;
        var text = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? JsonNode.Parse(text)!.AsObject() : throw new InvalidDataException($"node print-model.js {package} ended with {node.ExitCode}.");
    }

    /// <summary>Adds members, structures and errors of some operations.</summary>
    public void Add(IEnumerable<string> operations)
    {
        foreach (var name in operations)
        {
            if (published["operations"]?[name] is not { } known)
                continue;
            var operation = model["operations"]![name]!.AsObject();
            Complete((string?)operation["input"]?["shape"], (string?)known["input"]);
            Complete((string?)operation["output"]?["shape"], (string?)known["output"]);
            foreach (var fault in known["faults"]!.AsArray().Select(one => (string)one!))
                AddFault(operation, fault);
        }
    }

    private void Complete(string? shape, string? structure)
    {
        if (shape is null || structure is null || !done.Add(shape))
            return;
        var members = Shapes[shape]!["members"]!.AsObject();
        foreach (var member in published["structures"]![structure]!.AsArray().Select(one => one!.AsObject()))
        {
            var name = (string)member["name"]!;
            if (members[name] is null)
                members[name] = new JsonObject { ["shape"] = ShapeOf(member), ["source"] = source };
            else
                CompleteType((string)members[name]!["shape"]!, member);
        }
    }

    private void CompleteType(string shape, JsonObject type)
    {
        var known = Shapes[shape]!.AsObject();
        switch ((string?)known["type"])
        {
            case "structure":
                Complete(shape, (string?)type["structure"]);
                break;
            case "list" when type["of"] is JsonObject item:
                CompleteType((string)known["member"]!["shape"]!, item);
                break;
            case "map" when type["of"] is JsonObject value:
                CompleteType((string)known["value"]!["shape"]!, value);
                break;
        }
    }

    // A shape that is there already where one says the same, else a new one.
    private string ShapeOf(JsonObject type)
    {
        switch ((string?)type["type"])
        {
            case "structure":
                var structure = (string)type["structure"]!;
                if (Shapes[structure] is null)
                {
                    var required = published["structures"]![structure]!.AsArray().Where(member => (bool)member!["required"]!).Select(member => member!["name"]!.DeepClone());
                    Shapes[structure] = new JsonObject { ["type"] = "structure", ["required"] = new JsonArray([.. required]), ["members"] = new JsonObject(), ["source"] = source };
                }

                Complete(structure, structure);
                return structure;
            case "list":
                var item = ShapeOf(type["of"]!.AsObject());
                var member = (string)type["memberName"]! is "member" ? null : (string)type["memberName"]!;
                return Find(shape => (string?)shape["type"] == "list" && (string?)shape["member"]!["shape"] == item && (string?)shape["member"]!["locationName"] == member)
                    ?? New($"{item}List", new JsonObject { ["type"] = "list", ["member"] = member is null ? new JsonObject { ["shape"] = item } : new JsonObject { ["shape"] = item, ["locationName"] = member } });
            case "string" when (string?)type["enumeration"] is { } enumeration:
                return Shapes[enumeration] is not null ? enumeration
                    : New(enumeration, new JsonObject { ["type"] = "string", ["enum"] = published["enumerations"]![enumeration]!.DeepClone() });
            // JavaScript has one kind of numbers: the longest holds all.
            case "string" or "boolean" or "timestamp" or "number" when type["sensitive"] is null or JsonValue:
                var scalar = (string)type["type"]! == "number" ? "long" : (string)type["type"]!;
                var sensitive = (bool?)type["sensitive"] == true;
                var plain = sensitive ? new JsonObject { ["type"] = scalar, ["sensitive"] = true } : new JsonObject { ["type"] = scalar };
                var word = $"{(sensitive ? "Sensitive" : "")}{char.ToUpperInvariant(scalar[0])}{scalar[1..]}";
                return JsonNode.DeepEquals(Shapes[word], plain) ? word : Find(shape => (string?)shape["source"] == source && (string?)shape["type"] == scalar && ((bool?)shape["sensitive"] == true) == sensitive) ?? New(Shapes[word] is null ? word : $"Newer{word}", plain);
            default:
                throw new InvalidDataException($"{source}: a {type["type"]} cannot be added.");
        }
    }

    private string? Find(Func<JsonObject, bool> fits) => Shapes.Where(shape => fits(shape.Value!.AsObject())).Select(shape => shape.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    private string New(string name, JsonObject shape)
    {
        shape["source"] = source;
        Shapes[name] = shape;
        return name;
    }

    private void AddFault(JsonObject operation, string name)
    {
        var known = published["faults"]?[name]?.AsObject();
        var errors = (operation["errors"] ??= new JsonArray()).AsArray();
        if (known is null)
            return;
        if (!errors.Any(error => (string?)error!["shape"] == name))
            errors.Add(new JsonObject { ["shape"] = name });
        if (Shapes[name] is null)
        {
            var members = new JsonObject();
            Shapes[name] = new JsonObject { ["type"] = "structure", ["members"] = members, ["exception"] = true, ["source"] = source };
            foreach (var member in known["members"]!.AsArray().Select(one => one!.AsObject()))
                members[(string)member["name"]!] = new JsonObject { ["shape"] = ShapeOf(member), ["source"] = source };
        }

        // A code is the shape's name and a status 400 where the model says nothing.
        var shape = Shapes[name]!.AsObject();
        var (code, status) = ((string)known["code"]!, (int)known["status"]!);
        if (shape["error"]?["code"] is null && code != name)
            Error()["code"] = code;
        if (shape["error"]?["httpStatusCode"] is null && status != ((bool?)shape["fault"] == true ? 500 : 400))
            Error()["httpStatusCode"] = status;

        JsonObject Error() => (shape["error"] ??= new JsonObject()).AsObject();
    }
}
