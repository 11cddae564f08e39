using System.Text;
using RdsBackup.Sandbox.CloudFormation;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

/// <summary>Writes docs/sandbox-automation.md: how far the sandbox's automation services go, told by themselves.</summary>
internal static class AutomationTable
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # What the sandbox's automation can do

            This page is written by the sandbox itself; a test compares. What is not here is refused by name.

            ## CloudFormation

            Templates: parameters (`String`, `Number`, `CommaDelimitedList`, `List<Number>`), mappings, conditions, resources, outputs and metadata, in YAML or
            JSON, at most 51,200 bytes. Functions: `Ref`, `GetAtt`, `Sub`, `Join`, `Split`, `Select`, `FindInMap`, `If`, `Equals`, `And`, `Or`, `Not`, `Condition`,
            `Base64`, `GetAZs`. Not known: rules, transforms, exports and imports, nested stacks, stack policies, templates in S3, resource imports.

            Resources may have `Condition`, `DependsOn`, `DeletionPolicy`, `UpdateReplacePolicy` and `Metadata`. **Bold** properties are required; another value
            of a property with `*` replaces the resource.

            | type | properties | attributes |
            |---|---|---|

            """);
        foreach (var type in ResourceTypes.All.OrderBy(type => type.Name, StringComparer.Ordinal))
            text.Append($"| `{type.Name}` | {string.Join(", ", type.Properties.Members.Select(Property))} | {string.Join(", ", type.Attributes)} |\n");

        return text.ToString();
    }

    private static string Property(Property property) =>
        $"{(property.IsRequired ? $"**{property.Name}**" : property.Name)}{(property.Replaces ? "\\*" : "")}";
}
