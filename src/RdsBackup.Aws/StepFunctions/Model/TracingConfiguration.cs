using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Whether executions are traced by X-Ray.</summary>
[CamelCase]
public class TracingConfiguration
{
    public bool? Enabled { get; set; }
}
