using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>What roles and users have in common: their inline policies, and their boundary.</summary>
internal static class InlinePolicies
{
    public static JsonObject Put(PolicyHolder holder, JsonObject input)
    {
        var name = input.Required("PolicyName");
        var document = input.Required("PolicyDocument");
        PolicyText.Read(document, PolicyKind.Identity);
        holder.Inline[name] = document;
        holder.PoliciesChanged();
        return [];
    }

    public static JsonObject Get(PolicyHolder holder, JsonObject input, string kind)
    {
        var name = input.Required("PolicyName");
        var document = holder.Inline.GetValueOrDefault(name) ?? throw Missing(kind, name);
        return new() { [$"{kind}Name"] = holder.Name, ["PolicyName"] = name, ["PolicyDocument"] = Uri.EscapeDataString(document) };
    }

    public static JsonObject Delete(PolicyHolder holder, JsonObject input, string kind)
    {
        var name = input.Required("PolicyName");
        if (!holder.Inline.Remove(name))
            throw Missing(kind, name);

        holder.PoliciesChanged();
        return [];
    }

    public static JsonObject DeleteBoundary(PolicyHolder holder)
    {
        if (holder.Boundary is null)
            throw new AwsFault("NoSuchEntity", $"{holder.Name} has no permissions boundary.", 404);
        holder.Boundary = null;
        return [];
    }

    public static JsonObject List(Call call, PolicyHolder holder) => call.Page(holder.Inline.Keys, name => name);

    private static AwsFault Missing(string kind, string name) =>
        new("NoSuchEntity", $"The {kind.ToLowerInvariant()} policy with name {name} cannot be found.", 404);
}
