using System.Text;
using System.Text.RegularExpressions;

namespace RdsBackup.Templates;

/// <summary>
/// Makes templates that stand alone: where a source says <c>DefinitionString: !Machine name</c>, the state machine of that name is written in, and
/// <c>@Version@</c> becomes the product's version, <c>@CopyDefaults.Attempts@</c> the engine's constant of that name. Anchored blocks (<c>&amp;name</c>) are written out where they are used, for CloudFormation takes no aliases.
/// </summary>
internal static partial class TemplateBuild
{
    /// <summary>
    /// Nineteen twentieths of the 51,200 bytes that CloudFormation and its console take without a bucket (CloudFormation user guide, "Quotas"), so that a template can
    /// be mended without being taken apart.
    /// </summary>
    public const int LargestBody = 48_640;

    /// <summary>Writes all templates of a folder to another one.</summary>
    /// <exception cref="TemplateSourceException">A source is broken, or its template would be too large.</exception>
    public static void Run(string sources, string target, string version, IReadOnlyDictionary<string, string> constants)
    {
        Directory.CreateDirectory(target);
        foreach (var source in Directory.GetFiles(sources, "*.yaml"))
        {
            var template = Build(source, version, constants);
            if (Encoding.UTF8.GetByteCount(template) > LargestBody)
            {
                throw new TemplateSourceException(
                    source, $"The template has {Encoding.UTF8.GetByteCount(template)} bytes, and may have {LargestBody}: a twentieth of what CloudFormation takes stays free.");
            }

            var file = Path.Combine(target, Path.GetFileName(source));
            if (!File.Exists(file) || File.ReadAllText(file) != template)
                File.WriteAllText(file, template);
        }
    }

    /// <summary>The template of one source.</summary>
    public static string Build(string source, string version, IReadOnlyDictionary<string, string> constants)
    {
        var machines = Path.Combine(Path.GetDirectoryName(source)!, "machines");
        var template = MachineLine()
            .Replace(Anchors.WriteOut(source, Layout.Tighten(File.ReadAllText(source))), line =>
            {
                var indent = line.Groups["indent"].Value;
                return $"{indent}DefinitionString: |-\n{indent} {MachineSource.Read(machines, line.Groups["name"].Value).ToJsonString(MachineSource.Compact)}";
            })
            .Replace("@Version@", version, StringComparison.Ordinal);
        try
        {
            return Constants.WriteInto(template, constants);
        }
        catch (KeyNotFoundException unknown)
        {
            throw new TemplateSourceException(source, unknown.Message);
        }
    }

    [GeneratedRegex(@"^(?<indent> +)DefinitionString: !Machine (?<name>[a-z-]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachineLine();
}
