using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Showing and checking templates.</summary>
internal sealed class TemplateOperations(StackStore store, StackRequest requests, ChangeSetOperations changeSets)
{
    public IEnumerable<XElement> Get(Call call, QueryInput input)
    {
        string body;
        if (input["ChangeSetName"] is not null)
        {
            body = changeSets.Find(call, input, "GetTemplate").Input.Template.Body;
        }
        else
        {
            var name = input.Required("StackName");
            var stack = store.Find(call, name);
            StackAccess.Demand(call, "GetTemplate", stack, name);
            body = (stack ?? throw CloudFormationFault.NoStack(name)).Input.Template.Body;
        }

        return [new XElement("TemplateBody", body), CloudFormationXml.Texts("StagesAvailable", ["Original", "Processed"])];
    }

    public IEnumerable<XElement> Validate(Call call, QueryInput input)
    {
        StackAccess.DemandAny(call, "ValidateTemplate");
        var template = requests.Template(input);
        return [.. Parameters(template, withType: false), .. Facts(template)];
    }

    public IEnumerable<XElement> Summarize(Call call, QueryInput input)
    {
        Template template;
        if (input["StackName"] is { } name)
        {
            var stack = store.Find(call, name);
            StackAccess.Demand(call, "GetTemplateSummary", stack, name);
            template = (stack ?? throw CloudFormationFault.NoStack(name)).Input.Template;
        }
        else
        {
            StackAccess.DemandAny(call, "GetTemplateSummary");
            template = requests.Template(input);
        }

        return
        [
            .. Parameters(template, withType: true),
            .. Facts(template),
            CloudFormationXml.Texts("ResourceTypes", template.Resources.Values.Select(resource => resource.Type.Name).Distinct(StringComparer.Ordinal)),
            .. template.Version is { } version ? [new XElement("Version", version)] : Array.Empty<XElement>(),
            .. template.Metadata is { } metadata ? [new XElement("Metadata", metadata.ToJsonString())] : Array.Empty<XElement>(),
        ];
    }

    private static IEnumerable<XElement> Parameters(Template template, bool withType)
    {
        yield return CloudFormationXml.List("Parameters", template.Parameters.Values, parameter =>
        [
            CloudFormationXml.Value("ParameterKey", parameter.Name),
            CloudFormationXml.Value("DefaultValue", parameter.Default),
            withType ? CloudFormationXml.Value("ParameterType", parameter.Type) : null,
            CloudFormationXml.Value("NoEcho", parameter.NoEcho),
            CloudFormationXml.Value("Description", parameter.Description),
            withType && parameter.AllowedValues is { } allowed
                ? new XElement("ParameterConstraints", CloudFormationXml.Texts("AllowedValues", allowed))
                : null,
        ]);
    }

    private static IEnumerable<XElement> Facts(Template template)
    {
        if (template.Description is { } description)
            yield return new XElement("Description", description);

        if (template.RequiredCapability is not { } capability)
            yield break;

        yield return CloudFormationXml.Texts("Capabilities", [capability]);
        var identities = template.Resources.Values.Where(resource => resource.Type.NeedsCapability).Select(resource => resource.Type.Name).Distinct();
        yield return new XElement("CapabilitiesReason", $"The following resource(s) require capabilities: [{string.Join(", ", identities)}]");
    }
}
