using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Tagging;

/// <summary>
/// The Resource Groups Tagging API over what the sandbox tags. It changes tags by the services' own operations, with the caller's permissions for them.
/// What once had tags and has none now, which AWS goes on listing, is not listed here.
/// </summary>
internal sealed class TaggingService : IService
{
    private static readonly string[] Pagination = ["PaginationToken", "ResourcesPerPage", "TagsPerPage"];

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly InnerCalls calls;
    private readonly IReadOnlyList<ITagged> services;

    public TaggingService(InnerCalls calls, IReadOnlyList<ITagged> services)
    {
        (this.calls, this.services) = (calls, services);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["GetResources"] = new("PaginationToken TagFilters ResourcesPerPage TagsPerPage ResourceTypeFilters ResourceARNList IncludeComplianceDetails ExcludeCompliantResources", GetResources),
            ["GetTagKeys"] = new("PaginationToken", (call, input) => Texts(call, input, "GetTagKeys", "TagKeys", tag => tag.Key)),
            ["GetTagValues"] = new("Key PaginationToken", GetTagValues),
            ["TagResources"] = new("ResourceARNList Tags", TagResources),
            ["UntagResources"] = new("ResourceARNList TagKeys", UntagResources),
        };
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("resourcegroupstaggingapi");

    Refusals IService.Refusals => Refusals.Json;

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    private JsonObject GetResources(Call call, JsonObject input)
    {
        call.Demand("tag:GetResources", "*");
        if (input.Flag("IncludeComplianceDetails") == true || input.Flag("ExcludeCompliantResources") == true)
            throw AwsFault.Lacks("tag policies");
        var arns = input.Texts("ResourceARNList");
        if (arns is not null && Pagination.Any(name => input[name] is not null))
            throw Invalid("ResourceARNList cannot be specified together with pagination parameters.");
        DemandCount(arns, "ResourceARNList", 1, 100);
        var fits = Filter(input);
        var types = input.Texts("ResourceTypeFilters") ?? [];
        var found = Tagged(call)
            .Where(one => (arns is null || arns.Contains(one.Arn)) && (types.Count == 0 || types.Any(type => IsOf(type, one.Arn))) && fits(one.Tags))
            .ToList();

        // All that is named comes at once.
        var size = arns is null ? PageSize(input, "ResourcesPerPage", 50, 1, 100) : found.Count;
        var mostTags = PageSize(input, "TagsPerPage", int.MaxValue, 100, 500);
        var rest = found.Where(one => string.CompareOrdinal(one.Arn, After(input)) > 0).ToList();
        var (count, tags) = (0, 0);
        while (count < rest.Count && count < size && tags + rest[count].Tags.Count <= mostTags)
            tags += rest[count++].Tags.Count;
        return new JsonObject
        {
            ["PaginationToken"] = count < rest.Count ? Token(rest[count - 1].Arn) : "",
            ["ResourceTagMappingList"] = new JsonArray([.. rest.Take(count).Select(one => new JsonObject
            {
                ["ResourceARN"] = one.Arn,
                ["Tags"] = new JsonArray([.. one.Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
            })]),
        };
    }

    private JsonObject GetTagValues(Call call, JsonObject input)
    {
        var key = input.Required("Key");
        return Texts(call, input, "GetTagValues", "TagValues", tag => tag.Key == key ? tag.Value : null);
    }

    private JsonObject TagResources(Call call, JsonObject input)
    {
        call.Demand("tag:TagResources", "*");
        var tags = input.Map("Tags") ?? throw JsonInput.Broken("Tags", null, "Member must not be null");
        DemandCount([.. tags.Keys], "Tags", 1, 50);
        DemandOwn(tags.Keys);
        return Change(call, input, tags, []);
    }

    private JsonObject UntagResources(Call call, JsonObject input)
    {
        call.Demand("tag:UntagResources", "*");
        var keys = input.Texts("TagKeys") ?? throw JsonInput.Broken("TagKeys", null, "Member must not be null");
        DemandCount(keys, "TagKeys", 1, 50);
        DemandOwn(keys);
        return Change(call, input, null, keys);
    }

    private JsonObject Change(Call call, JsonObject input, IReadOnlyDictionary<string, string>? tags, IReadOnlyList<string> keys)
    {
        var texts = input.Texts("ResourceARNList") ?? throw JsonInput.Broken("ResourceARNList", null, "Member must not be null");
        DemandCount(texts, "ResourceARNList", 1, 20);

        // The words of AWS for what is no ARN: github.com/boto/boto3/issues/2760.
        var arns = texts.Distinct().Select(text => Arn.TryParse(text) ?? throw Invalid($"{text} is not a valid AmazonResourceName (ARN)")).ToList();
        var caller = new Caller(call.Caller, call.Authorizer);
        var failed = new JsonObject();
        foreach (var arn in arns)
        {
            try
            {
                var way = TagWay.All.GetValueOrDefault(arn.Service) ?? throw AwsFault.Lacks($"way to change the tags of '{arn.Service}' here");
                way.Change(calls, caller, call, arn, tags, keys);
            }
            catch (AwsFault fault)
            {
                failed[arn.ToString()] = new JsonObject { ["StatusCode"] = fault.Status, ["ErrorCode"] = fault.Code, ["ErrorMessage"] = fault.Message };
            }
        }

        return new JsonObject { ["FailedResourcesMap"] = failed };
    }

    private JsonObject Texts(Call call, JsonObject input, string operation, string list, Func<KeyValuePair<string, string>, string?> read)
    {
        call.Demand($"tag:{operation}", "*");
        var after = After(input);
        var rest = Tagged(call).SelectMany(one => one.Tags).Select(read).OfType<string>().Distinct().Order(StringComparer.Ordinal)
            .Where(text => after.Length == 0 || string.CompareOrdinal(text, after) > 0).Take(101).ToList();
        return new JsonObject { ["PaginationToken"] = rest.Count > 100 ? Token(rest[99]) : "", [list] = rest.Take(100).ToJson() };
    }

    private IEnumerable<TaggedResource> Tagged(Call call) => services
        .SelectMany(service => service.Tagged(call.AccountId, call.Region)).Where(one => one.Tags.Count > 0).OrderBy(one => one.Arn, StringComparer.Ordinal);

    // All filters have to fit; of one filter's values one, and without values the key is enough.
    private static Func<IReadOnlyDictionary<string, string>, bool> Filter(JsonObject input)
    {
        var filters = input.Structures("TagFilters").Select(filter => (Key: filter.Required("Key"), Values: filter.Texts("Values") ?? [])).ToList();
        DemandCount([.. filters.Select(filter => filter.Key)], "TagFilters", 0, 50);
        foreach (var (_, values) in filters)
            DemandCount(values, "Values", 0, 20);
        return tags => filters.TrueForAll(filter => tags.TryGetValue(filter.Key, out var value) && (filter.Values.Count == 0 || filter.Values.Contains(value)));
    }

    // "rds" or "rds:snapshot"; topics and queues have no type in their ARNs.
    private static bool IsOf(string type, string arn)
    {
        var (service, resource) = Arn.TryParse(arn) is { } read ? (read.Service, read.Resource) : ("", "");
        var kind = service switch { "sns" => "topic", "sqs" => "queue", _ => resource.Split(':', '/')[0] };
        return type == service || type == $"{service}:{kind}";
    }

    private static int PageSize(JsonObject input, string name, int otherwise, int least, int most) =>
        input[name] is null ? otherwise : input.Number(name, otherwise, least, most);

    private static string Token(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(last));

    private static string After(JsonObject input)
    {
        try
        {
            return input.Text("PaginationToken") is { } token ? Encoding.UTF8.GetString(Convert.FromBase64String(token)) : "";
        }
        catch (FormatException)
        {
            throw Invalid("The pagination token is not valid.");
        }
    }

    private static void DemandOwn(IEnumerable<string> keys)
    {
        if (keys.Any(ReservedTags.IsReserved))
            throw Invalid("Tag keys that begin with aws: are reserved.");
    }

    private static void DemandCount(IReadOnlyList<string>? members, string name, int least, int most)
    {
        if (members?.Count < least)
            throw JsonInput.Broken(name, "[]", Invariant($"Member must have length greater than or equal to {least}"));
        if (members?.Count > most)
            throw JsonInput.Broken(name, "[...]", Invariant($"Member must have length less than or equal to {most}"));
    }

    private static AwsFault Invalid(string message) => new("InvalidParameterException", message);
}
