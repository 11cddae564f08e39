using System.Text.Json;

namespace RdsBackup.Models;

/// <summary>An operation of a service.</summary>
public sealed class Operation
{
    private readonly ServiceModel service;
    private readonly JsonElement node;

    internal Operation(ServiceModel service, string name, JsonElement node, JsonElement pages)
    {
        (this.service, this.node, Name) = (service, node, name);
        var http = node.TryGetProperty("http", out var given) ? given : default;
        Method = ServiceModel.Text(http, "method") ?? "POST";
        Path = ServiceModel.Text(http, "requestUri") ?? "/";
        Input = ShapeOf("input");
        Output = ShapeOf("output");
        ResultWrapper = node.TryGetProperty("output", out var output) ? ServiceModel.Text(output, "resultWrapper") : null;
        Pages = pages.ValueKind == JsonValueKind.Object ? new Pagination(pages) : null;
    }

    /// <summary>E.g. <c>CopyDBSnapshot</c>.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path; in REST protocols with labels, e.g. <c>/schedules/{Name}</c>.</summary>
    public string Path { get; }

    /// <summary>What it takes; null when it takes nothing.</summary>
    public Shape? Input { get; }

    /// <summary>What it answers; null when it answers nothing.</summary>
    public Shape? Output { get; }

    /// <summary>The element around the answer in the query protocol; null when there is none.</summary>
    public string? ResultWrapper { get; }

    /// <summary>How it answers page by page; null when it does not.</summary>
    public Pagination? Pages { get; }

    /// <summary>The errors the model names for it.</summary>
    public IEnumerable<Shape> Errors => node.TryGetProperty("errors", out var errors)
        ? errors.EnumerateArray().Select(error => service.Shape(error.GetProperty("shape").GetString()!))
        : [];

    private Shape? ShapeOf(string side) => node.TryGetProperty(side, out var reference) ? service.Shape(reference.GetProperty("shape").GetString()!) : null;
}

/// <summary>The members an operation's pages go by.</summary>
public sealed class Pagination
{
    internal Pagination(JsonElement node)
    {
        InputToken = ServiceModel.Text(node, "input_token") ?? "";
        OutputToken = ServiceModel.Text(node, "output_token") ?? "";
        Limit = ServiceModel.Text(node, "limit_key");
        MoreResults = ServiceModel.Text(node, "more_results");
        Results = !node.TryGetProperty("result_key", out var results) ? []
            : results.ValueKind == JsonValueKind.Array ? [.. results.EnumerateArray().Select(one => one.GetString()!)] : [results.GetString()!];
    }

    /// <summary>The member of the input that says where a page begins.</summary>
    public string InputToken { get; }

    /// <summary>The member of the output that says where the next page begins.</summary>
    public string OutputToken { get; }

    /// <summary>The member of the input that says how many records a page has; null where none does.</summary>
    public string? Limit { get; }

    /// <summary>The member of the output that says whether there are more; null where the token alone does.</summary>
    public string? MoreResults { get; }

    /// <summary>The members of the output that a page's records stand in.</summary>
    public IReadOnlyList<string> Results { get; }
}
