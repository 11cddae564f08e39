using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a new stack may be called; the model says it of change sets only (API reference, CreateStack).</summary>
internal static partial class StackNames
{
    private const int Longest = 128;
    private const string Pattern = "[a-zA-Z][-a-zA-Z0-9]*";

    public static string Legal(string name) =>
        name.Length > Longest ? throw Broken(name, Invariant($"have length less than or equal to {Longest}"))
        : !Letters().IsMatch(name) ? throw Broken(name, $"satisfy regular expression pattern: {Pattern}")
        : name;

    private static Model.AwsFault Broken(string name, string demand) =>
        Refusals.Query.Broken([$"Value '{name}' at 'stackName' failed to satisfy constraint: Member must {demand}"]);

    [GeneratedRegex($"^(?:{Pattern})\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();
}
