using System.Xml.Linq;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>What roles and users have in common: their inline policies.</summary>
internal static class InlinePolicies
{
    public static IEnumerable<XElement> Put(PolicyHolder holder, QueryInput input)
    {
        var name = input.Required("PolicyName");
        Constraint.Text(name, "PolicyName", 1, 128, @"[\w+=,.@-]+");
        var document = input.Required("PolicyDocument");
        PolicyText.Read(document, PolicyKind.Identity);
        holder.Inline[name] = document;
        holder.PoliciesChanged();
        return [];
    }

    public static IEnumerable<XElement> Get(PolicyHolder holder, QueryInput input, string kind)
    {
        var name = input.Required("PolicyName");
        var document = holder.Inline.GetValueOrDefault(name) ?? throw Missing(kind, name);
        return [new($"{kind}Name", holder.Name), new("PolicyName", name), new("PolicyDocument", Uri.EscapeDataString(document))];
    }

    public static IEnumerable<XElement> Delete(PolicyHolder holder, QueryInput input, string kind)
    {
        var name = input.Required("PolicyName");
        if (!holder.Inline.Remove(name))
            throw Missing(kind, name);

        holder.PoliciesChanged();
        return [];
    }

    public static IEnumerable<XElement> List(PolicyHolder holder, QueryInput input) =>
        IamXml.Page(input, "PolicyNames", [.. holder.Inline.Keys.Select(name => new XElement("member", name))]);

    private static AwsFault Missing(string kind, string name) =>
        new("NoSuchEntity", $"The {kind.ToLowerInvariant()} policy with name {name} cannot be found.", 404);
}
