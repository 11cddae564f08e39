using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Reads a template and refuses what AWS refuses before it makes anything.</summary>
internal sealed class TemplateReader(ResourceTypes types)
{
    private const int MostParameters = 200;
    private const int MostResources = 500;
    private const int MostOutputs = 200;

    private static readonly string[] Sections =
        ["AWSTemplateFormatVersion", "Conditions", "Description", "Mappings", "Metadata", "Outputs", "Parameters", "Resources", "Rules", "Transform"];

    private static readonly string[] ResourceMembers =
        ["Condition", "CreationPolicy", "DeletionPolicy", "DependsOn", "Description", "Metadata", "Properties", "Type", "UpdatePolicy", "UpdateReplacePolicy"];

    private static readonly string[] Functions =
    [
        "Fn::And", "Fn::Base64", "Fn::Equals", "Fn::FindInMap", "Fn::GetAZs", "Fn::GetAtt", "Fn::If", "Fn::Join", "Fn::Not", "Fn::Or", "Fn::Select",
        "Fn::Split", "Fn::Sub",
    ];

    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public Template Read(string body)
    {
        var root = TemplateText.Read(body);
        CheckSections(root);
        CheckFunctions(root["Resources"], "Resources");
        CheckFunctions(root["Outputs"], "Outputs");
        CheckFunctions(root["Conditions"], "Conditions");
        var parameters = Parameters(root);
        var conditions = Conditions(root, parameters);
        var resources = Resources(root, parameters, conditions);
        DependencyOrder.Of(resources);
        return new Template
        {
            Body = body,
            Version = root["AWSTemplateFormatVersion"]?.ToString(),
            Description = root["Description"]?.ToString(),
            Metadata = root["Metadata"],
            Parameters = parameters,
            Mappings = Section(root, "Mappings"),
            Conditions = conditions,
            Resources = resources,
            Outputs = Outputs(root, parameters, conditions, resources),
        };
    }

    private static void CheckSections(JsonObject root)
    {
        var odd = root.Select(section => section.Key).Where(key => !Sections.Contains(key)).ToList();
        if (odd.Count > 0)
            throw CloudFormationFault.Validation($"Invalid template property or properties [{string.Join(", ", odd)}]");

        if (root["AWSTemplateFormatVersion"] is { } version && version.ToString() != "2010-09-09")
            throw CloudFormationFault.Format($"{version} is not a supported value for AWSTemplateFormatVersion.");

        if (Encoding.UTF8.GetByteCount(root["Description"]?.ToString() ?? "") > 1024)
            throw CloudFormationFault.Format("'Description' length is greater than 1024.");

        foreach (var lacking in (string[])["Rules", "Transform"])
        {
            if (root.ContainsKey(lacking))
                throw CloudFormationFault.NotHere($"section {lacking}");
        }
    }

    private static JsonObject Section(JsonObject root, string name) => root[name] switch
    {
        null => [],
        JsonObject section => section,
        _ => throw CloudFormationFault.Format($"{name} must be an object."),
    };

    private static Dictionary<string, TemplateParameter> Parameters(JsonObject root)
    {
        var parameters = new Dictionary<string, TemplateParameter>(StringComparer.Ordinal);
        foreach (var (name, declared) in Section(root, "Parameters"))
        {
            DemandName(name, "Parameter");
            var parameter = new TemplateParameter(
                name, declared as JsonObject ?? throw CloudFormationFault.Format($"[/Parameters/{name}] must be an object."));
            parameter.Check();
            parameters.Add(name, parameter);
        }

        return parameters.Count <= MostParameters
            ? parameters
            : throw CloudFormationFault.Format($"Number of parameters, {parameters.Count}, is greater than maximum allowed, {MostParameters}");
    }

    // Before there is any value of a parameter: what a condition refers to has to be there, and no condition may be its own (its words: cfn-lint issue 99).
    private static JsonObject Conditions(JsonObject root, Dictionary<string, TemplateParameter> parameters)
    {
        var section = Section(root, "Conditions");
        var missing = Reference.In(section).Select(reference => reference.Name).Where(name => !parameters.ContainsKey(name) && !PseudoParameters.Has(name)).Distinct().ToList();
        if (missing.Count > 0)
            throw CloudFormationFault.Format($"Unresolved dependencies [{string.Join(", ", missing)}]. Cannot reference resources in the Conditions block of the template");

        foreach (var (name, _) in section)
            Follow(section, name, []);

        return section;
    }

    private static void Follow(JsonObject conditions, string name, IReadOnlyList<string> above)
    {
        if (!conditions.TryGetPropertyValue(name, out var condition))
            throw CloudFormationFault.Format($"Unresolved condition dependency {name} in the Conditions block of the template");

        if (above.Contains(name))
            throw CloudFormationFault.Template($"Found circular condition dependency: [{string.Join(", ", above)}]");

        foreach (var other in NamedConditions(condition))
            Follow(conditions, other, [.. above, name]);
    }

    private static IEnumerable<string> NamedConditions(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when Scalars.IsText(function["Condition"]) => [(string)function["Condition"]!],
        JsonObject map => map.SelectMany(member => NamedConditions(member.Value)),
        JsonArray list => list.SelectMany(NamedConditions),
        _ => [],
    };

    private Dictionary<string, TemplateResource> Resources(
        JsonObject root, Dictionary<string, TemplateParameter> parameters, JsonObject conditions)
    {
        var section = Section(root, "Resources");
        if (section.Count == 0)
            throw CloudFormationFault.Format("At least one Resources member must be defined.");

        if (section.Count > MostResources)
            throw CloudFormationFault.Format($"Number of resources, {section.Count}, is greater than maximum allowed, {MostResources}");

        // Its words: cfn-lint issue 1689.
        var common = section.Select(one => one.Key).Where(parameters.ContainsKey).ToList();
        if (common.Count > 0)
            throw CloudFormationFault.Template($"all resources and parameters must have unique names. Common name(s):[{string.Join(", ", common)}]");

        DemandTypes(section);
        var resources = section.ToDictionary(one => one.Key, one => Resource(one.Key, (JsonObject)one.Value!), StringComparer.Ordinal);
        DemandResolved(section, "Resources", parameters, resources, conditions);
        var missing = resources.Values.SelectMany(resource => resource.DependsOn).Where(name => !resources.ContainsKey(name)).Distinct().ToList();
        foreach (var (name, resource) in resources)
            DemandThere(name, resource, resources);

        return missing.Count == 0
            ? resources.ToDictionary(
                one => one.Key, one => one.Value with { DependsOn = WithReferences(one.Value, resources) }, StringComparer.Ordinal)
            : throw Unresolved(missing, "Resources");
    }

    // What CloudFormation does when the other one is not made is in none of its pages: cfn-lint takes it for an error (E3005).
    private static void DemandThere(string name, TemplateResource resource, Dictionary<string, TemplateResource> resources)
    {
        var perhaps = resource.DependsOn.FirstOrDefault(other => resources.GetValueOrDefault(other) is { Condition: { } condition } && condition != resource.Condition);
        if (perhaps is not null)
            throw CloudFormationFault.NotHere($"DependsOn on what has a condition of its own ({name} on {perhaps})");
    }

    private void DemandTypes(JsonObject section)
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, declared) in section)
        {
            DemandName(name, "Resource");
            if (declared is not JsonObject resource || resource["Type"] is not JsonValue type)
                throw CloudFormationFault.Format($"[/Resources/{name}] Every Resources object must contain a Type member.");

            if (types.Find(type.ToString()) is null)
                unknown.Add(type.ToString());
        }

        if (unknown.Count > 0)
            throw CloudFormationFault.NotHere($"resource types {string.Join(", ", unknown)}");
    }

    private TemplateResource Resource(string name, JsonObject declared)
    {
        if (declared.Select(member => member.Key).FirstOrDefault(key => !ResourceMembers.Contains(key)) is { } odd)
            throw CloudFormationFault.Validation($"Invalid template resource property '{odd}'");

        foreach (var lacking in (string[])["CreationPolicy", "UpdatePolicy"])
        {
            if (declared.ContainsKey(lacking))
                throw CloudFormationFault.NotHere($"attribute {lacking} (resource {name})");
        }

        return new TemplateResource(
            name,
            types.Find(declared["Type"]!.ToString())!,
            declared["Properties"] switch
            {
                null => [],
                JsonObject properties => properties,
                _ => throw CloudFormationFault.Format($"[/Resources/{name}/Properties] must be an object."),
            })
        {
            Condition = declared["Condition"]?.ToString(),
            DeletionPolicy = Policy(name, declared, "DeletionPolicy", "Delete", "Retain", "RetainExceptOnCreate", "Snapshot"),
            UpdateReplacePolicy = Policy(name, declared, "UpdateReplacePolicy", "Delete", "Retain", "Snapshot"),
            Metadata = declared["Metadata"],
            DependsOn = (declared["DependsOn"] switch
            {
                null => [],
                JsonArray names => names.Select(one => $"{one}"),
                var one => [one.ToString()],
            }).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static string Policy(string resource, JsonObject declared, string policy, params string[] known)
    {
        if (declared[policy] is not { } value)
            return declared["Type"]!.ToString() is "AWS::RDS::DBInstance" && policy == "DeletionPolicy"
                && declared["Properties"]?["DBClusterIdentifier"] is null ? "Snapshot" : "Delete";

        var text = value.ToString();
        return known.Contains(text) && (text != "Snapshot" || declared["Type"]!.ToString() == "AWS::RDS::DBInstance")
            ? text
            : throw CloudFormationFault.Format($"Unrecognized {policy} {text} for resource {resource}");
    }

    private static HashSet<string> WithReferences(TemplateResource resource, Dictionary<string, TemplateResource> resources) =>
    [
        .. resource.DependsOn,
        .. Reference.In(resource.Properties).Select(reference => reference.Name).Where(resources.ContainsKey),
    ];

    private static Dictionary<string, TemplateOutput> Outputs(
        JsonObject root, Dictionary<string, TemplateParameter> parameters, JsonObject conditions, Dictionary<string, TemplateResource> resources)
    {
        var section = Section(root, "Outputs");
        if (section.Count > MostOutputs)
            throw CloudFormationFault.Format($"Number of outputs, {section.Count}, is greater than maximum allowed, {MostOutputs}");

        var outputs = new Dictionary<string, TemplateOutput>(StringComparer.Ordinal);
        foreach (var (key, declared) in section)
        {
            DemandName(key, "Output");
            if (declared is not JsonObject output || output["Value"] is not { } value)
                throw CloudFormationFault.Format($"[/Outputs/{key}] Every Outputs object must contain a Value member.");

            if (output.ContainsKey("Export"))
                throw CloudFormationFault.NotHere($"exports (output {key})");

            outputs.Add(key, new TemplateOutput(key, value, output["Description"]?.ToString(), output["Condition"]?.ToString()));
        }

        DemandResolved(section, "Outputs", parameters, resources, conditions);
        return outputs;
    }

    private static void DemandResolved(
        JsonObject section,
        string name,
        Dictionary<string, TemplateParameter> parameters,
        Dictionary<string, TemplateResource> resources,
        JsonObject conditions)
    {
        var references = Reference.In(section).ToList();
        var missing = references
            .Where(reference => reference.Attribute is null
                && !parameters.ContainsKey(reference.Name) && !resources.ContainsKey(reference.Name) && !PseudoParameters.Has(reference.Name))
            .Select(reference => reference.Name).Distinct().ToList();
        if (missing.Count > 0)
            throw Unresolved(missing, name);

        foreach (var reference in references.Where(reference => reference.Attribute is not null))
        {
            if (!resources.TryGetValue(reference.Name, out var resource))
                throw CloudFormationFault.Template($"instance of Fn::GetAtt references undefined resource {reference.Name}");

            if (!resource.Type.Attributes.Contains(reference.Attribute!))
                throw CloudFormationFault.Template($"resource {reference.Name} does not support attribute type {reference.Attribute} in Fn::GetAtt");
        }

        foreach (var condition in section.Select(one => one.Value?["Condition"]).OfType<JsonValue>().Select(one => one.ToString()).Concat(UsedConditions(section)))
        {
            if (!conditions.ContainsKey(condition))
                throw CloudFormationFault.Format($"Unresolved condition dependency {condition} in the {name} block of the template");
        }
    }

    private static IEnumerable<string> UsedConditions(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when function["Fn::If"] is JsonArray { Count: > 0 } list && Scalars.IsText(list[0]) =>
            list.Skip(1).SelectMany(UsedConditions).Prepend((string)list[0]!),
        JsonObject map => map.SelectMany(member => UsedConditions(member.Value)),
        JsonArray list => list.SelectMany(UsedConditions),
        _ => [],
    };

    private static void CheckFunctions(JsonNode? node, string path)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                CheckFunctions(item, path);
        }
        else if (node is JsonObject map)
        {
            foreach (var (key, value) in map)
            {
                if (key.StartsWith("Fn::", StringComparison.Ordinal) && !Functions.Contains(key))
                    throw CloudFormationFault.NotHere($"function {key} (in {path})");

                if (value is null)
                    throw CloudFormationFault.Format($"[/{path}/{key}] 'null' values are not allowed in templates");

                CheckFunctions(value, $"{path}/{key}");
            }
        }
    }

    private static void DemandName(string name, string kind)
    {
        if (name.Length is 0 or > 255 || !name.All(char.IsAsciiLetterOrDigit))
            throw CloudFormationFault.Format($"{kind} name {name} is non alphanumeric.");
    }

    private static AwsFault Unresolved(IEnumerable<string> names, string section) =>
        CloudFormationFault.Format($"Unresolved resource dependencies [{string.Join(", ", names)}] in the {section} block of the template");
}
