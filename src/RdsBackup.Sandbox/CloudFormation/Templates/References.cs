using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a part of a template refers to.</summary>
/// <param name="Name">A resource, parameter or pseudo parameter.</param>
/// <param name="Attribute">The attribute of a <c>Fn::GetAtt</c>; null for a <c>Ref</c>.</param>
internal sealed partial record Reference(string Name, string? Attribute = null)
{
    /// <summary>All references in a part of a template.</summary>
    public static IEnumerable<Reference> In(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when function.First() is var (name, argument) => name switch
        {
            "Ref" when Scalars.IsText(argument) => [new Reference((string)argument!)],
            "Fn::GetAtt" => OfGetAtt(argument),
            "Fn::Sub" => OfSub(argument),
            _ => In(argument),
        },
        JsonObject map => map.SelectMany(member => In(member.Value)),
        JsonArray list => list.SelectMany(In),
        _ => [],
    };

    /// <summary>The names in a <c>Fn::Sub</c> text: <c>${Name}</c> or <c>${Name.Attribute}</c>, but not <c>${!Literal}</c>.</summary>
    [GeneratedRegex(@"\$\{(?<name>[^!}][^}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Placeholder();

    /// <summary>A name as <c>Fn::Sub</c> writes it.</summary>
    public static Reference Parse(string dotted) =>
        dotted.Trim().Split('.', 2) is [var resource, var attribute] ? new Reference(resource, attribute) : new Reference(dotted.Trim());

    private static IEnumerable<Reference> OfGetAtt(JsonNode? argument) => argument switch
    {
        JsonArray { Count: >= 2 } list when Scalars.IsText(list[0]) =>
            [new Reference((string)list[0]!, Scalars.IsText(list[1]) ? string.Join('.', list.Skip(1).Select(part => (string)part!)) : "")],
        JsonValue dotted => [Parse(dotted.ToString())],
        _ => [],
    };

    private static IEnumerable<Reference> OfSub(JsonNode? argument)
    {
        var (text, own) = argument is JsonArray list ? (list.FirstOrDefault(), list.ElementAtOrDefault(1) as JsonObject) : (argument, null);
        var names = text is null ? [] : Placeholder().Matches(text.ToString()).Select(match => match.Groups["name"].Value.Trim());
        return names.Where(name => own?.ContainsKey(name) != true).Select(Parse).Concat(In(own));
    }
}
