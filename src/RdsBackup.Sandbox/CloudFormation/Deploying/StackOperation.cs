using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>One operation on one stack: with whose permissions it works, and the telling of what happens.</summary>
internal sealed class StackOperation(Stack stack, Caller caller, string? token, InnerCalls calls, IdSource ids)
{
    private const string NameLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private readonly int generation = stack.Generation;

    public Stack Stack => stack;

    /// <summary>Whether another operation has taken its place: deleting ends a creation that is still going on.</summary>
    public bool IsOver => stack.Generation != generation;

    public IdSource Ids => ids;

    /// <summary>Puts the stack into a state, and tells.</summary>
    public void Tell(DateTimeOffset now, string status, string? reason = null)
    {
        stack.Status = status;
        stack.StatusReason = reason;
        stack.Events.Add(new StackEvent(ids.Uuid(), now, stack.Name, stack.Id, Stack.Type, status, reason, Properties: null, token));
    }

    /// <summary>Puts one of the stack's resources into a state, and tells.</summary>
    public void Tell(DateTimeOffset now, StackResource resource, string status, string? reason = null)
    {
        stack.Set(resource with { Status = status, StatusReason = reason, Updated = now });
        TellOnly(now, resource, status, reason);
    }

    /// <summary>Tells of something that is not, or no longer, the stack's resource of that name.</summary>
    public void TellOnly(DateTimeOffset now, StackResource resource, string status, string? reason = null) => stack.Events.Add(new StackEvent(
        Invariant($"{resource.LogicalId}-{status}-{now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}-{ids.Uuid()[..8]}"),
        now,
        resource.LogicalId,
        resource.PhysicalId,
        resource.Type.Name,
        status,
        reason,
        resource.Properties.Count == 0 ? null : resource.Properties.ToJsonString(),
        token));

    /// <summary>What a resource type needs to make, change or remove a resource.</summary>
    /// <param name="resource">As it should be; as it was, when it is removed.</param>
    /// <param name="before">As it was; null when it is new.</param>
    public ResourceCall CallFor(StackResource resource, StackResource? before, DateTimeOffset now, bool takesSnapshot = false) =>
        new(calls, caller, stack, resource.LogicalId, now)
        {
            Properties = resource.Properties,
            Previous = before?.Properties,
            Tags = TagsOf(resource),
            PreviousTags = before is null ? new Dictionary<string, string>() : TagsOf(before),
            PhysicalId = resource.PhysicalId,
            Attributes = new Dictionary<string, string>(resource.Attributes, StringComparer.Ordinal),
            TakesSnapshot = takesSnapshot,
            MakeName = longest => MakeName(resource.LogicalId, longest),
        };

    /// <summary>All tags of a resource: its own win over the stack's.</summary>
    public Dictionary<string, string> TagsOf(StackResource resource)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (resource.Type.Tagging != Tagging.None)
        {
            foreach (var (key, value) in resource.StackTags)
                tags[key] = value;
        }

        foreach (var tag in resource.Properties["Tags"] as JsonArray ?? [])
            tags[(string)tag!["Key"]!] = (string)tag["Value"]!;

        if (resource.Type.Tagging == Tagging.StackAndSystem)
        {
            tags["aws:cloudformation:logical-id"] = resource.LogicalId;
            tags["aws:cloudformation:stack-id"] = stack.Id;
            tags["aws:cloudformation:stack-name"] = stack.Name;
        }

        return new Dictionary<string, string>(tags, StringComparer.Ordinal);
    }

    private string MakeName(string logicalId, int longest)
    {
        var random = string.Concat(ids.Bytes(12).Select(one => NameLetters[one % NameLetters.Length]));
        var room = longest - random.Length - 1;
        var start = $"{stack.Name}-{logicalId}";
        if (start.Length > room)
            start = $"{stack.Name[..Math.Min(stack.Name.Length, room / 2)]}-{logicalId[..Math.Min(logicalId.Length, room - (room / 2) - 1)]}";

        return $"{start}-{random}";
    }
}
