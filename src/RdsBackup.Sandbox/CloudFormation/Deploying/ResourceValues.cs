using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a resource should be, once everything it refers to is there.</summary>
internal static class ResourceValues
{
    /// <exception cref="AwsFault"><c>ValidationError</c>: unknown, missing or wrong properties.</exception>
    public static StackResource Of(TemplateResource declared, Evaluator evaluator, StackInput input)
    {
        var faults = new List<string>();
        var properties = declared.Type.Properties.Read(evaluator.Map(declared.Properties), "#", faults);
        return faults.Count == 0
            ? new StackResource(declared) { Properties = properties, StackTags = declared.Type.Tagging == Tagging.None ? new Dictionary<string, string>() : input.Tags }
            : throw CloudFormationFault.Validation(
                $"Properties validation failed for resource {declared.LogicalId} with message:\n{string.Join('\n', faults)}");
    }
}
