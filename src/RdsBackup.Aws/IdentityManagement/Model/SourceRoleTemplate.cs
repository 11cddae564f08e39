using Amazon.Runtime.Internal;

namespace Amazon.IdentityManagement.Model;

/// <summary>The template a role was made from.</summary>
public class SourceRoleTemplate
{
    [AWSProperty(Required = true)]
    public string? TemplateArn { get; set; }

    [AWSProperty(Required = true)]
    public int? TemplateMinorVersion { get; set; }
}
