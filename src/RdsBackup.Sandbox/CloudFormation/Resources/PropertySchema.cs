using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>The properties of a resource type or of a structure in it.</summary>
internal sealed class PropertySchema(params Property[] members)
{
    private readonly Dictionary<string, Property> byName = members.ToDictionary(member => member.Name, StringComparer.Ordinal);

    public IReadOnlyList<Property> Members => members;

    public Property? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Properties in their own form; what is wrong with them is added to the faults, in the words of AWS's resource schemas,
    /// or in the sandbox's own of a property it lacks.</summary>
    public JsonObject Read(JsonObject given, string path, List<string> faults)
    {
        foreach (var missing in members.Where(member => member.IsRequired && !given.ContainsKey(member.Name)))
            faults.Add($"{path}: required key [{missing.Name}] not found");

        var read = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (Find(name) is not { } member)
                faults.Add(AwsFault.Lacking($"property {path}/{name}"));
            else if (value is not null)
                read.Add(name, member.Type.Read(value, $"{path}/{name}", faults));
        }

        return read;
    }
}
