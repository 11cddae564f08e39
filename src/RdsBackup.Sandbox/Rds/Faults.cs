using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Refusals that many operations share.</summary>
internal static class Faults
{
    internal static AwsFault InvalidParameterValue(string message) => new("InvalidParameterValue", message);

    internal static AwsFault InvalidParameterCombination(string message) => new("InvalidParameterCombination", message);
}
