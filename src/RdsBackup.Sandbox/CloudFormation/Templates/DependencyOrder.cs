namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Resources in an order in which each comes after what it depends on.</summary>
internal static class DependencyOrder
{
    /// <exception cref="Model.AwsFault"><c>ValidationError</c>: they depend on each other in a circle.</exception>
    public static IReadOnlyList<TemplateResource> Of(IReadOnlyDictionary<string, TemplateResource> resources)
    {
        var ordered = new List<TemplateResource>();
        var waiting = resources.Values.ToList();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            var next = waiting.Where(resource => resource.DependsOn.All(placed.Contains)).ToList();
            if (next.Count == 0)
            {
                throw CloudFormationFault.Validation(
                    $"Circular dependency between resources: [{string.Join(", ", waiting.Select(resource => resource.LogicalId))}]");
            }

            ordered.AddRange(next);
            placed.UnionWith(next.Select(resource => resource.LogicalId));
            waiting.RemoveAll(resource => placed.Contains(resource.LogicalId));
        }

        return ordered;
    }
}
