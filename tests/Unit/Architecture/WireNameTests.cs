using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Architecture;

/// <summary>What AWS calls things is data: neither side writes names of the wire by hand.</summary>
public sealed partial class WireNameTests
{
    private static readonly List<JsonNode> Shapes =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src", "RdsBackup.Models", "Services"), "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["shapes"]!.AsObject()).Select(shape => shape.Value!),
    ];

    private static HashSet<string> Members => [.. Shapes.SelectMany(shape => shape["members"]?.AsObject() ?? []).Select(member => member.Key)];

    private static IEnumerable<string> OnlyOnTheWire => Shapes
        .SelectMany(shape => (shape["members"]?.AsObject().Select(member => member.Value) ?? []).Concat([shape["member"], shape["key"], shape["value"]]))
        .Select(member => (string?)member?["locationName"]).OfType<string>().Except(Members);

    // The rules of endpoints and of protocols, and what errors are made of, which no model says.
    [Fact]
    public void The_clients_have_none() =>
        Assert.Equal(["Action", "Endpoint", "Message", "Region", "Version", "code", "key", "message", "value"], Literals("RdsBackup.Aws", [.. Members, .. OnlyOnTheWire]));

    // A property of CloudFormation's, parts of EC2's ARNs, what its protocol answers where the model has no output, a name of JSONata's, and SQS's older names.
    [Fact]
    public void The_sandbox_has_none_beside_the_members_that_its_rules_honour() =>
        Assert.Equal(["GroupDescription", "Tag", "groups", "return", "subnet", "vpc"], Literals("RdsBackup.Sandbox", [.. OnlyOnTheWire]));

    private static IEnumerable<string> Literals(string room, HashSet<string> names) =>
        (from file in Directory.EnumerateFiles(Repository.PathOf("src", room), "*.cs", SearchOption.AllDirectories)
         where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
         from line in File.ReadLines(file)
         where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
         from Match literal in Literal().Matches(line)
         let text = literal.Groups["text"].Value
         where names.Contains(text)
         select text).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("\"(?<text>[^\"\\\\]*)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
