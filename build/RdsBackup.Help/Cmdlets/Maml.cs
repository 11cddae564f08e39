using System.Xml.Linq;
using RdsBackup.Help.Prose;

namespace RdsBackup.Help.Cmdlets;

/// <summary>The XML that Get-Help reads.</summary>
internal static class Maml
{
    private static readonly XNamespace Items = "http://msh";
    private static readonly XNamespace Text = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes the help of a module.</summary>
    public static XDocument Of(IEnumerable<CmdletHelp> cmdlets) => new(
        new XElement(Items + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "maml", Text),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            cmdlets.Select(Of)));

    private static XElement Of(CmdletHelp help) => new(Command + "command",
        new XElement(Command + "details",
            new XElement(Command + "name", help.Facts.Name),
            new XElement(Command + "verb", help.Facts.Verb),
            new XElement(Command + "noun", help.Facts.Noun),
            new XElement(Text + "description", Para(help.Synopsis))),
        new XElement(Text + "description", Paras(help.Description)),
        new XElement(Command + "syntax", help.Facts.ParameterSets.Select(set => new XElement(Command + "syntaxItem",
            new XElement(Text + "name", help.Facts.Name),
            set.Select(parameter => Parameter(parameter, [], inSyntax: true))))),
        new XElement(Command + "parameters", help.Facts.Parameters
            .OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)
            .Select(parameter => Parameter(parameter, help.Parameters[parameter.Name], inSyntax: false))),
        new XElement(Command + "inputTypes", Types("inputType", help.Facts.Parameters
            .Where(parameter => parameter.TakesPipeline || parameter.TakesPipelineProperty)
            .Select(parameter => parameter.Type!.TrimEnd('[', ']')))),
        new XElement(Command + "returnValues", Types("returnValue", help.Facts.Outputs)),
        new XElement(Text + "alertSet", new XElement(Text + "alert", Paras(help.Notes))),
        new XElement(Command + "examples", help.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", help.Links.Select(link => new XElement(Text + "navigationLink",
            new XElement(Text + "linkText", link.Words),
            new XElement(Text + "uri", link.Address)))));

    private static XElement Parameter(ParameterFacts parameter, IReadOnlyList<Block> text, bool inSyntax) => new(Command + "parameter",
        new XAttribute("required", Word(parameter.Required)),
        new XAttribute("variableLength", "true"),
        new XAttribute("globbing", Word(parameter.Wildcards)),
        new XAttribute("pipelineInput", Pipeline(parameter)),
        new XAttribute("position", parameter.Position?.ToString() ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Text + "name", parameter.Name),
        new XElement(Text + "description", Paras(text)),
        inSyntax && parameter.Values.Count > 0
            ? new XElement(Command + "parameterValueGroup", parameter.Values.Select(value => Value(value, required: false)))
            : null,
        inSyntax && parameter.Type is null ? null : Value(parameter.Type ?? "SwitchParameter", required: parameter.Type is not null),
        new XElement(Dev + "type", new XElement(Text + "name", parameter.Type ?? "SwitchParameter"), new XElement(Text + "uri")),
        new XElement(Dev + "defaultValue", parameter.Default ?? "None"));

    private static XElement Value(string text, bool required) =>
        new(Command + "parameterValue", new XAttribute("required", Word(required)), new XAttribute("variableLength", "false"), text);

    private static string Pipeline(ParameterFacts parameter) => (parameter.TakesPipeline, parameter.TakesPipelineProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static IEnumerable<XElement> Types(string element, IEnumerable<string> names) => names.DefaultIfEmpty("None").Distinct()
        .Select(name => new XElement(Command + element, new XElement(Dev + "type", new XElement(Text + "name", name))));

    private static XElement Example(Example example, int index) => new(Command + "example",
        new XElement(Text + "title", $"Example {index + 1}: {Page.Plain(example.Title)}"),
        new XElement(Dev + "code", example.Code),
        // Get-Help leaves no room between code and remarks of its own.
        new XElement(Dev + "remarks", Para(""), Paras(example.Remarks)));

    private static IEnumerable<XElement> Paras(IEnumerable<Block> blocks) => blocks.SelectMany(block => block.Kind switch
    {
        BlockKind.Item => [Para("- " + block.Text)],
        BlockKind.Code => block.Text.Split('\n').Select(line => new XElement(Text + "para", "    " + line)),
        _ => new[] { Para(block.Text) },
    });

    private static XElement Para(string text) => new(Text + "para", Page.Plain(text));

    private static string Word(bool value) => value ? "true" : "false";
}
