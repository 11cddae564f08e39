using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Works out what another input would do to a stack, without doing it.</summary>
internal sealed class ChangeAnalysis
{
    /// <summary>What stands for a value that only exists once the change set was executed.</summary>
    public const string Unknown = "{{changeSet:KNOWN_AFTER_APPLY}}";

    private readonly Stack stack;
    private readonly StackInput input;
    private readonly StackOperation tags;
    private readonly Evaluator evaluator;
    private readonly HashSet<string> replaced = new(StringComparer.Ordinal);

    private ChangeAnalysis(Stack stack, StackInput input, StackOperation tags)
    {
        this.stack = stack;
        this.input = input;
        this.tags = tags;
        evaluator = new Evaluator(stack, input, Resolve);
    }

    /// <summary>The changes: what is added and modified in order of making, then what is removed.</summary>
    public static IReadOnlyList<ResourceChange> Of(Stack stack, StackInput input, StackOperation operation) =>
        new ChangeAnalysis(stack, input, operation).Changes();

    /// <summary>Whether anything differs: resources, or only outputs.</summary>
    public static bool Differs(Stack stack, StackInput input, StackOperation operation) =>
        Of(stack, input, operation).Count > 0 || DiffersInOutputs(stack, input);

    private static bool DiffersInOutputs(Stack stack, StackInput input)
    {
        var now = new Evaluator(stack, input, stack.Resolve);
        var wanted = input.Template.Outputs.Values.Where(output => now.Holds(output.Condition))
            .Select(output => (output.Key, now.Text(output.Value), output.Description));
        return !wanted.SequenceEqual(stack.Outputs.Select(output => (output.Declared.Key, output.Value, output.Declared.Description)));
    }

    private List<ResourceChange> Changes()
    {
        var declared = DependencyOrder.Of(input.Template.Resources).Where(resource => evaluator.Holds(resource.Condition)).ToList();
        var changes = declared.Select(Change).OfType<ResourceChange>().ToList();
        changes.AddRange(
            from resource in stack.Resources
            where resource.Exists && !declared.Exists(one => one.LogicalId == resource.LogicalId)
            select new ResourceChange("Remove", resource.LogicalId, resource.PhysicalId, resource.Type.Name)
            {
                PolicyAction = resource.Declared.DeletionPolicy switch { "Delete" => "Delete", "Snapshot" => "Snapshot", _ => "Retain" },
                Before = Context(resource.Properties),
            });
        return changes;
    }

    private JsonNode Resolve(Reference reference) => stack.Resource(reference.Name) is { Exists: true } && !replaced.Contains(reference.Name)
        ? stack.Resolve(reference)
        : Unknown;

    private ResourceChange? Change(TemplateResource declared)
    {
        // What is wrong with properties shows when they are used; here values may not be known yet.
        var properties = declared.Type.Properties.Read(evaluator.Map(declared.Properties), "#", []);
        if (stack.Resource(declared.LogicalId) is not { Exists: true } current)
            return new ResourceChange("Add", declared.LogicalId, "", declared.Type.Name) { After = Context(properties) };

        var wanted = new StackResource(declared) { Properties = properties, StackTags = input.Tags };
        var details = UpdateStep.ChangedProperties(current, wanted).Select(name => Detail(current, declared, properties, name)).ToList();
        AddStackTags(details, current, wanted);
        AddAttributes(details, current.Declared, declared);
        if (details.Count == 0)
            return null;

        var always = details.Where(detail => detail.RequiresRecreation == "Always").ToList();
        var replacement = always.Exists(detail => detail.IsStatic) ? "True" : always.Count > 0 ? "Conditional" : "False";
        if (always.Count > 0)
            replaced.Add(declared.LogicalId);

        return new ResourceChange("Modify", declared.LogicalId, current.PhysicalId, declared.Type.Name)
        {
            Replacement = replacement,
            PolicyAction = replacement == "False" ? null : declared.UpdateReplacePolicy switch
            {
                "Delete" => "ReplaceAndDelete",
                "Snapshot" => "ReplaceAndSnapshot",
                _ => "ReplaceAndRetain",
            },
            Scope = [.. details.Select(detail => detail.Attribute).Distinct(StringComparer.Ordinal)],
            Details = details,
            Before = Context(current.Properties),
            After = Context(properties),
        };
    }

    private ChangeDetail Detail(StackResource current, TemplateResource declared, JsonObject properties, string name)
    {
        var (before, after) = (Text(current.Properties[name]), Text(properties[name]));
        var isStatic = after?.Contains(Unknown, StringComparison.Ordinal) != true;
        var (source, cause) = Cause(current, declared, name, isStatic);
        var requires = declared.Type.Properties.Find(name)?.Replaces == true ? "Always" : "Never";
        return new ChangeDetail(name == "Tags" ? "Tags" : "Properties", name == "Tags" ? null : name, requires, before, after, isStatic, source, cause);
    }

    private (string Source, string? Cause) Cause(StackResource current, TemplateResource declared, string name, bool isStatic)
    {
        var references = Reference.In(declared.Properties[name]).ToList();
        if (!isStatic && references.Find(reference => Text(Resolve(reference)) == Unknown) is { } unknown)
            return unknown.Attribute is null ? ("ResourceReference", unknown.Name) : ("ResourceAttribute", $"{unknown.Name}.{unknown.Attribute}");

        var isSameText = JsonNode.DeepEquals(current.Declared.Properties[name], declared.Properties[name]);
        var parameter = references.Find(reference => input.Parameters.TryGetValue(reference.Name, out var value)
            && stack.Input.Parameters.GetValueOrDefault(reference.Name) != value);
        return isSameText && parameter is not null ? ("ParameterReference", parameter.Name) : ("DirectModification", null);
    }

    private void AddStackTags(List<ChangeDetail> details, StackResource current, StackResource wanted)
    {
        if (details.Exists(detail => detail.Attribute == "Tags"))
            return;

        var (before, after) = (tags.TagsOf(current), tags.TagsOf(wanted));
        if (before.Count != after.Count || before.Except(after).Any())
            details.Add(new ChangeDetail("Tags", null, "Never", Map(before), Map(after), IsStatic: true, "DirectModification", null));
    }

    private static void AddAttributes(List<ChangeDetail> details, TemplateResource before, TemplateResource after)
    {
        void Add(string attribute, string? was, string? is_)
        {
            if (was != is_)
                details.Add(new ChangeDetail(attribute, null, "Never", was, is_, IsStatic: true, "DirectModification", null));
        }

        Add("DeletionPolicy", before.DeletionPolicy, after.DeletionPolicy);
        Add("UpdateReplacePolicy", before.UpdateReplacePolicy, after.UpdateReplacePolicy);
        Add("Metadata", Text(before.Metadata), Text(after.Metadata));
    }

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue single => Scalars.Text(single),
        _ => value.ToJsonString(),
    };

    private static string Map(Dictionary<string, string> tags) =>
        new JsonObject(tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))).ToJsonString();

    private static JsonObject Context(JsonObject properties) => new() { ["Properties"] = properties.DeepClone() };
}
