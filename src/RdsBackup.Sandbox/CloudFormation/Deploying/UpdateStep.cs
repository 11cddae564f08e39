using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Changes a resource, or replaces it, when what it should be differs from what it is.</summary>
internal sealed class UpdateStep(StackOperation operation, StackResource current, TemplateResource declared, Evaluator evaluator)
    : Step(operation, declared.LogicalId, declared.DependsOn)
{
    private StackResource? wanted;
    private bool replaces;

    public override TimeSpan Takes => replaces ? declared.Type.CreateTakes : declared.Type.UpdateTakes;

    public override bool Begin(DateTimeOffset now)
    {
        var asked = Wanted(now);
        var changed = ChangedProperties(current, asked);
        if (changed.Count == 0 && Operation.TagsOf(current).OrderBy(tag => tag.Key, StringComparer.Ordinal).SequenceEqual(Operation.TagsOf(asked).OrderBy(tag => tag.Key, StringComparer.Ordinal)))
        {
            Operation.Stack.Set(current with { Declared = declared, StackTags = asked.StackTags });
            return false;
        }

        replaces = changed.Any(name => declared.Type.Properties.Find(name)!.Replaces);
        DemandAnotherName(asked);
        Operation.Tell(
            now,
            current with { Declared = declared },
            StackStatus.UpdateInProgress,
            replaces ? "Requested update requires the creation of a new physical resource; hence creating one." : null);
        wanted = replaces ? asked : asked with { PhysicalId = current.PhysicalId, Attributes = current.Attributes };
        return true;
    }

    public override void Act(DateTimeOffset now)
    {
        var call = Operation.CallFor(wanted!, replaces ? null : current, now);
        try
        {
            if (replaces)
                declared.Type.Create(call);
            else
                declared.Type.Update(call);
        }
        finally
        {
            wanted = wanted! with { PhysicalId = call.PhysicalId, Attributes = call.Attributes };
        }

        if (replaces)
            Operation.Tell(now, wanted, StackStatus.UpdateInProgress, "Resource creation Initiated");
    }

    public override bool IsSettled(DateTimeOffset now)
    {
        var call = Operation.CallFor(wanted!, before: null, now);
        var isSettled = declared.Type.IsSettled(call);
        wanted = wanted! with { Attributes = call.Attributes };
        return isSettled;
    }

    public override void Succeed(DateTimeOffset now) => Operation.Tell(now, wanted!, StackStatus.UpdateComplete);

    public override void Fail(DateTimeOffset now, string reason) =>
        Operation.Tell(now, wanted is { PhysicalId.Length: > 0 } ? wanted : current, StackStatus.UpdateFailed, reason);

    public override void Cancel(DateTimeOffset now) => Fail(now, "Resource update cancelled");

    /// <summary>The properties in which two states of a resource differ.</summary>
    public static IReadOnlyList<string> ChangedProperties(StackResource before, StackResource after) =>
    [
        .. before.Properties.Concat(after.Properties).Select(property => property.Key).Distinct(StringComparer.Ordinal)
            .Where(name => !JsonNode.DeepEquals(before.Properties[name], after.Properties[name])),
    ];

    private StackResource Wanted(DateTimeOffset now)
    {
        try
        {
            return ResourceValues.Of(declared, evaluator, Operation.Stack.Input);
        }
        catch (Model.AwsFault)
        {
            Operation.Tell(now, current, StackStatus.UpdateInProgress);
            throw;
        }
    }

    private void DemandAnotherName(StackResource asked)
    {
        if (replaces && declared.Type.NameProperty is { } name && asked.Properties[name] is { } given
            && JsonNode.DeepEquals(given, current.Properties[name]))
        {
            throw CloudFormationFault.Validation(
                $"CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename {given} and update the stack again.");
        }
    }
}
