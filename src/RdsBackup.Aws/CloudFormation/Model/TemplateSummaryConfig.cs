namespace Amazon.CloudFormation.Model;

/// <summary>How a template is summarized.</summary>
public class TemplateSummaryConfig
{
    public bool? TreatUnrecognizedResourceTypesAsWarnings { get; set; }
}
