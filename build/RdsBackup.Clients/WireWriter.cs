using System.Text;
using RdsBackup.Models;

namespace RdsBackup.Clients;

/// <summary>
/// Writes how structures cross the wire: what their members are called, and code that reads or writes them one by one. The same words mean a form and XML in
/// the query protocol, and JSON in AWS's JSON protocols: they are methods of the classes and extensions in <c>RdsBackup.Aws/Runtime</c>.
/// </summary>
internal sealed class WireWriter(ServiceModel model)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    private bool IsJson => model.Protocols[0] == "json";

    private string Readable => IsJson ? "IJsonReadable" : "IXmlReadable";

    private string Writable => IsJson ? "IJsonWritable" : "IFormWritable";

    /// <summary>Whether answers bring the structure.</summary>
    public bool Reads(string structure) => read.Contains(structure);

    /// <summary>Whether requests bring the structure.</summary>
    public bool Writes(string structure) => written.Contains(structure);

    /// <summary>Notes what an operation sends and receives.</summary>
    public void Reach(Operation operation)
    {
        Reach(operation.Input, written);
        Reach(operation.Output, read);
        foreach (var error in operation.Errors)
            Reach(error, read);
    }

    /// <summary>What a structure has to be for it.</summary>
    public IEnumerable<string> Interfaces(bool isRead, bool isWritten) =>
        [.. isRead ? [Readable] : Array.Empty<string>(), .. isWritten ? [Writable] : Array.Empty<string>()];

    /// <summary>The members of a structure's class that make it so.</summary>
    public string Code(List<Member> members, Func<Shape, string> typeOf, bool isRead, bool isWritten)
    {
        var text = new StringBuilder();
        if (isRead)
            WriteRead(text, members, typeOf);
        if (isWritten)
            WriteWrite(text, members);
        return text.ToString();
    }

    /// <summary>The class with the names of all structures that were written.</summary>
    public string NameTable() => $$"""
            internal static class WireNames
            {
                public static readonly NameTable All = new("{{string.Concat(names.Select(line => line + "\\n"))}}"u8);
            }

        """;

    // One literal for all of a service: one for each structure, with its field and initialization, is a fifth of the assembly.
    private string NamesOf(List<Member> members)
    {
        var line = string.Concat(members.Select(member => member.WireName + " "));
        if (!names.Contains(line))
            names.Add(line);
        return $"WireNames.All[{names.IndexOf(line)}]";
    }

    private static void Reach(Shape? shape, HashSet<string> reached)
    {
        if (shape is null || !reached.Add(shape.Name))
            return;
        foreach (var member in shape.InOrder)
            Reach(member.Shape, reached);
        if (shape.Type == "list")
            Reach(shape.Item.Shape, reached);
        if (shape.Type == "map")
            Reach(shape.Value.Shape, reached);
    }

    private void WriteRead(StringBuilder text, List<Member> members, Func<Shape, string> typeOf)
    {
        var wire = IsJson ? "ref Utf8JsonReader" : "XmlAnswer";
        if (members.Count == 0)
        {
            if (IsJson)
                text.Append("        bool IJsonReadable.IsEmpty => true;\n\n");
            text.Append($"        void {Readable}.Read({wire} wire) => wire.Member(Names.None);\n\n");
            return;
        }

        text.Append($"        void {Readable}.Read({wire} wire)\n        {{\n            var names = {NamesOf(members)};\n");
        text.Append("            while (wire.Member(names) is >= 0 and var member)\n            {\n                switch (member)\n                {\n");
        foreach (var (index, member) in members.Index())
        {
            text.Append($"                    case {index}:\n");
            if (IsTakenWhole(member.Shape))
                text.Append($"                        wire.Into(ref member{index});\n");
            else
                WriteReadOf(text, member.Shape, value => $"member{index} = {value};", typeOf, "                        ", 0);
            text.Append("                        break;\n");
        }

        text.Append("                }\n            }\n        }\n\n");
    }

    // Numbers, times and texts, and lists of texts.
    private bool IsTakenWhole(Shape shape) => shape.Type switch
    {
        "list" => Part(shape).Shape is { Type: "string", IsEnumeration: false },
        "map" or "structure" => false,
        _ => !shape.IsEnumeration,
    };

    // Reads a value and puts it where it belongs.
    private void WriteReadOf(StringBuilder text, Shape shape, Func<string, string> put, Func<Shape, string> typeOf, string indent, int depth)
    {
        switch (shape.Type)
        {
            case "list" or "map":
                WriteReadOfAll(text, shape, put, typeOf, indent, depth);
                break;
            case "structure":
                text.Append($"{indent}{{\n{indent}    var value = new {typeOf(shape)}();\n{indent}    wire.Structure(value);\n{indent}    {put("value")}\n{indent}}}\n\n");
                break;
            case "string":
                text.Append($"{indent}{put(shape.IsEnumeration ? $"{typeOf(shape)}.FindValue(wire.Text())!" : "wire.Text()")}\n");
                break;
            default:
                throw new InvalidDataException($"{model.ServiceId}: clients cannot receive a list or a map of {shape.Name}.");
        }
    }

    private void WriteReadOfAll(StringBuilder text, Shape shape, Func<string, string> put, Func<Shape, string> typeOf, string indent, int depth)
    {
        var isList = shape.Type == "list";
        var all = $"all{depth}";
        text.Append($"{indent}{{\n");
        if (IsJson)
            text.Append($"{indent}    wire.Expect(JsonTokenType.{(isList ? "StartArray" : "StartObject")});\n");
        text.Append($"{indent}    var {all} = new {typeOf(shape)}();\n{indent}    while ({(isList ? "wire.Item()" : $"wire.Entry(out var key{depth})")})\n{indent}    {{\n");
        WriteReadOf(
            text, Part(shape).Shape, value => isList ? $"{all}.Add({value});" : $"{all}[key{depth}] = {value};", typeOf, indent + "        ", depth + 1);
        if (!isList && !IsJson)
            text.Append($"{indent}        wire.EndEntry();\n");
        text.Append($"{indent}    }}\n\n{indent}    {put(all)}\n{indent}}}\n\n");
    }

    private void WriteWrite(StringBuilder text, List<Member> members)
    {
        text.Append($"        void {Writable}.Write({(IsJson ? "Utf8JsonWriter" : "Form")} wire)\n        {{\n");
        if (members.Count > 0)
            text.Append($"            var names = {NamesOf(members)};\n");
        foreach (var (index, member) in members.Index())
        {
            Refuse(member);
            var item = member.Shape.Type == "list" && !IsJson ? $"\"{member.Shape.Item.LocationName ?? "member"}\", " : "";
            text.Append($"            wire.Add(names, {index}, {item}{member.Property()});\n");
        }

        text.Append("        }\n\n");
    }

    // What no request has had so far.
    private void Refuse(Member member)
    {
        var known = member.Shape.Type switch
        {
            "list" => Part(member.Shape).Shape.Type is "string" or "structure",
            "map" => Part(member.Shape).Shape is { Type: "string", IsEnumeration: false },
            _ => true,
        };
        if (!known)
            throw new InvalidDataException($"{model.ServiceId}: clients cannot send a {member.Shape.Type} of what {member.Shape.Name} holds, for {member.Name}.");
    }

    private Member Part(Shape shape) =>
        shape.IsFlattened ? throw new InvalidDataException($"{model.ServiceId}: clients know no flattened {shape.Type}, which {shape.Name} is.")
        : shape.Type == "list" ? shape.Item : shape.Value;
}
