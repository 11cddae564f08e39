using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What stacks and change sets may be called.</summary>
internal static class StackNames
{
    private const string Pattern = "[a-zA-Z][-a-zA-Z0-9]*";

    public static string Legal(string name, string parameter = "StackName")
    {
        Constraint.Text(name, parameter, 1, 128, Pattern);
        return name;
    }
}
