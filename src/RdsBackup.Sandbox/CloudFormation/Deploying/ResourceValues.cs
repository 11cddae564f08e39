using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a resource should be, once everything it refers to is there.</summary>
internal static class ResourceValues
{
    /// <exception cref="AwsFault"><c>ValidationError</c>: missing or wrong properties; <c>NotInSandbox</c>: unknown ones.</exception>
    public static StackResource Of(TemplateResource declared, Evaluator evaluator, StackInput input)
    {
        var faults = new List<string>();
        var properties = declared.Type.Properties.Read(evaluator.Map(declared.Properties), "#", faults);
        if (faults.Find(AwsFault.IsLacking) is { } lacking)
            throw new AwsFault(AwsFault.NotInSandbox, $"{lacking} ({declared.LogicalId}, {declared.Type.Name})");
        return faults.Count == 0
            ? new StackResource(declared) { Properties = properties, StackTags = declared.Type.Tagging == Tagging.None ? new Dictionary<string, string>() : input.Tags }
            : throw CloudFormationFault.Validation(
                $"Properties validation failed for resource {declared.LogicalId} with message:\n{string.Join('\n', faults)}");
    }
}
