using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Showing and checking templates.</summary>
internal sealed class TemplateOperations(StackStore store, StackRequest requests, ChangeSetOperations changeSets)
{
    public JsonObject Get(Call call, JsonObject input)
    {
        string body;
        if (input.Text("ChangeSetName") is not null)
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

        return new() { ["TemplateBody"] = body, ["StagesAvailable"] = new JsonArray("Original", "Processed") };
    }

    public JsonObject Validate(Call call, JsonObject input)
    {
        StackAccess.DemandAny(call, "ValidateTemplate");
        var template = requests.Template(input);
        return Facts(template, withTypes: false);
    }

    public JsonObject Summarize(Call call, JsonObject input)
    {
        Template template;
        if (input.Text("StackName") is { } name)
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

        var facts = Facts(template, withTypes: true);
        facts["ResourceTypes"] = template.Resources.Values.Select(resource => resource.Type.Name).Distinct(StringComparer.Ordinal).ToJson();
        facts["Version"] = template.Version;
        facts["Metadata"] = template.Metadata?.ToJsonString();
        return facts;
    }

    private static JsonObject Facts(Template template, bool withTypes)
    {
        var identities = template.Resources.Values.Where(resource => resource.Type.NeedsCapability).Select(resource => resource.Type.Name).Distinct();
        return new()
        {
            ["Parameters"] = CloudFormationOutput.List(template.Parameters.Values, parameter => Parameter(parameter, withTypes)),
            ["Description"] = template.Description,
            ["Capabilities"] = template.RequiredCapability is { } capability ? new JsonArray(capability) : null,
            ["CapabilitiesReason"] = template.RequiredCapability is null ? null : $"The following resource(s) require capabilities: [{string.Join(", ", identities)}]",
        };
    }

    private static JsonObject Parameter(TemplateParameter parameter, bool withType)
    {
        var shown = new JsonObject
        {
            ["ParameterKey"] = parameter.Name,
            ["DefaultValue"] = parameter.Default,
            ["NoEcho"] = parameter.NoEcho,
            ["Description"] = parameter.Description,
        };
        if (withType)
        {
            shown["ParameterType"] = parameter.Type;
            shown["ParameterConstraints"] = parameter.AllowedValues is { } allowed ? new JsonObject { ["AllowedValues"] = allowed.ToJson() } : null;
        }

        return shown;
    }
}
