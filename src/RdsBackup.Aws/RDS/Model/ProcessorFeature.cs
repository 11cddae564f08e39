namespace Amazon.RDS.Model;

/// <summary>A processor feature of a DB instance class, such as <c>coreCount</c>.</summary>
public class ProcessorFeature
{
    public string? Name { get; set; }
    public string? Value { get; set; }
}
