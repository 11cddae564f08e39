using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>CloudFormation's refusals, in AWS's words.</summary>
internal static class CloudFormationFault
{
    public static AwsFault Validation(string message) => new("ValidationError", message);

    public static AwsFault Format(string message) => Validation($"Template format error: {message}");

    public static AwsFault Template(string message) => Validation($"Template error: {message}");

    public static AwsFault NoStack(string name) => Validation($"Stack with id {name} does not exist");

    /// <summary>The same, as the operations say it that change a stack.</summary>
    public static AwsFault NoStackToChange(string name) => Validation($"Stack [{name}] does not exist");

    public static AwsFault NoChangeSet(string name) => new("ChangeSetNotFound", $"ChangeSet [{name}] does not exist", 404);

    /// <summary>What AWS has and the sandbox lacks.</summary>
    public static AwsFault NotHere(string what) => AwsFault.Lacks($"{what} in CloudFormation");
}
