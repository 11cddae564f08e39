namespace Amazon.CloudFormation.Model;

/// <summary>An operation on a stack.</summary>
public class OperationEntry
{
    public OperationType? OperationType { get; set; }
    public string? OperationId { get; set; }
}
