namespace Amazon.RDS.Model;

/// <summary>A name and a value attached to a resource.</summary>
public class Tag
{
    public string? Key { get; set; }
    public string? Value { get; set; }
}
