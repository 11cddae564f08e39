using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using RdsBackup.Help.Cmdlets;
using RdsBackup.Help.Prose;

namespace RdsBackup.Help;

/// <summary>The help of the module: its prose held against its cmdlets.</summary>
/// <param name="Commands">What Get-Help shows of the cmdlets.</param>
/// <param name="Topics">The topics' texts by name.</param>
/// <param name="Mistakes">What is wrong; nothing is written unless these are gaps only.</param>
internal sealed record HelpBuild(XDocument Commands, IReadOnlyDictionary<string, string> Topics, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>Reads the prose.</summary>
    /// <param name="cmdlets">The assembly of the cmdlets.</param>
    /// <param name="docs">The folder with <c>help</c> and <c>about</c>.</param>
    public static HelpBuild Of(Assembly cmdlets, string docs)
    {
        var mistakes = new List<Mistake>();
        var folder = Path.Combine(docs, "help");
        var shared = new SharedParameters(Page.Read(Path.Combine(folder, SharedParameters.FileName)));
        var facts = CmdletFacts.In(cmdlets);
        var help = new List<CmdletHelp>();
        foreach (var cmdlet in facts)
        {
            var file = Path.Combine(folder, cmdlet.Name + ".md");
            if (File.Exists(file))
                help.Add(new CmdletHelpReader(cmdlet, Page.Read(file), shared, mistakes).Read());
            else
                mistakes.Add(new Mistake(file, 1, $"{cmdlet.Name} has no page.", IsGap: true));
        }

        var pages = facts.Select(cmdlet => cmdlet.Name + ".md").Append(SharedParameters.FileName).ToHashSet(StringComparer.Ordinal);
        mistakes.AddRange(Directory.GetFiles(folder, "*.md").Where(file => !pages.Contains(Path.GetFileName(file)))
            .Select(file => new Mistake(file, 1, "there is no such cmdlet.", IsGap: true)));
        mistakes.AddRange(shared.Mistakes());
        var topics = Directory.GetFiles(Path.Combine(docs, "about"), "about_*.md").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => AboutTopic.Of(Page.Read(file), mistakes), StringComparer.Ordinal);
        return new HelpBuild(Maml.Of(help), topics, mistakes);
    }

    /// <summary>Writes the files where Get-Help looks for them.</summary>
    /// <param name="module">The folder of the manifest.</param>
    /// <param name="assembly">The name of the cmdlets' assembly: Get-Help looks for help under it.</param>
    public void Write(string module, string assembly)
    {
        var folder = Directory.CreateDirectory(Path.Combine(module, "en-US")).FullName;
        using (var xml = XmlWriter.Create(Path.Combine(folder, $"{assembly}.dll-Help.xml"), new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
            Commands.Save(xml);
        foreach (var (name, text) in Topics)
            File.WriteAllText(Path.Combine(folder, name + ".help.txt"), text);
    }
}
