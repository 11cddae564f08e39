using System.Text.RegularExpressions;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Architecture;

/// <summary>A type is where its name says: the test of floors goes by namespaces.</summary>
public sealed partial class NamespaceTests
{
    [Theory]
    [InlineData("RdsBackup.Core")]
    [InlineData("RdsBackup.Models")]
    [InlineData("RdsBackup.PowerShell", "Records", "RdsBackup")] // what users see is not called after its folder
    [InlineData("RdsBackup.PowerShell.Loader")]
    [InlineData("RdsBackup.Rehearsal")]
    [InlineData("RdsBackup.Aws", "CloudFormation", "Amazon.CloudFormation", "IdentityManagement", "Amazon.IdentityManagement", "RDS", "Amazon.RDS", "StepFunctions", "Amazon.StepFunctions")] // as in the official packages
    public void A_namespace_is_its_folders_path(string room, params string[] otherwise)
    {
        var names = otherwise.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var root = Repository.PathOf("src", room);

        Assert.Empty(
            from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.').Trim('.')
            where !folder.StartsWith("obj", StringComparison.Ordinal) && !folder.StartsWith("bin", StringComparison.Ordinal)
            from Match match in Declaration().Matches(File.ReadAllText(file))
            let found = match.Groups["name"].Value
            where found != (names.GetValueOrDefault(folder) ?? string.Join('.', new[] { room, folder }.Where(part => part.Length > 0)))
            select $"{Path.GetRelativePath(root, file)}: {found}");
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
