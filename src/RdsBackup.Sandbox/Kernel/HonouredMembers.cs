using RdsBackup.Models;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>The members of a structure that a rule honours.</summary>
internal sealed class HonouredMembers
{
    private readonly Dictionary<string, HonouredMembers?> members = new(StringComparer.Ordinal);

    private HonouredMembers()
    {
    }

    /// <summary>Reads them from words such as <c>Name Filters(Name Values)</c>.</summary>
    /// <param name="structure">Whose members they are; null for none.</param>
    /// <exception cref="ArgumentException">The model has no such member.</exception>
    public static HonouredMembers Parse(string words, Shape? structure)
    {
        var at = 0;
        return Parse(words, ref at, structure);
    }

    /// <summary>The members' names, and those below them that are named.</summary>
    public IEnumerable<string> Names => members.SelectMany(member => (member.Value?.Names ?? []).Prepend(member.Key));

    /// <summary>Whether a member is honoured, and which of the members below it: null for all of them.</summary>
    public bool Contains(string member, out HonouredMembers? below) => members.TryGetValue(member, out below);

    private static HonouredMembers Parse(string words, ref int at, Shape? structure)
    {
        var honoured = new HonouredMembers();
        while (at < words.Length && words[at] != ')')
        {
            var start = at;
            while (at < words.Length && words[at] is not (' ' or '(' or ')'))
                at++;

            var name = words[start..at];
            if (name.Length > 0 && structure?.Members.ContainsKey(name) != true)
                throw new ArgumentException($"{structure?.Name ?? "An operation without input"} has no member {name}.", nameof(words));

            HonouredMembers? below = null;
            if (at < words.Length && words[at] == '(')
            {
                at++;
                below = Parse(words, ref at, StructureOf(structure!.Members[name].Shape));
                at++;
            }

            if (name.Length > 0)
                honoured.members.Add(name, below);
            while (at < words.Length && words[at] == ' ')
                at++;
        }

        return honoured;
    }

    /// <summary>The structure that a shape is made of; itself when it is none.</summary>
    public static Shape StructureOf(Shape shape) => shape.Type switch
    {
        "list" => StructureOf(shape.Item.Shape),
        "map" => StructureOf(shape.Value.Shape),
        _ => shape,
    };
}
