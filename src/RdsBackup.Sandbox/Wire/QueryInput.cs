using System.Globalization;
using System.Net;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>The parameters of a query-protocol call, e.g. <c>Tags.Tag.1.Key=a</c>.</summary>
public sealed class QueryInput
{
    private readonly Dictionary<string, string> values;
    private readonly string prefix;

    private QueryInput(Dictionary<string, string> values, string prefix)
    {
        this.values = values;
        this.prefix = prefix;
    }

    /// <summary>Reads a form body.</summary>
    public static QueryInput Parse(string form)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            read[WebUtility.UrlDecode(at < 0 ? pair : pair[..at])] = at < 0 ? "" : WebUtility.UrlDecode(pair[(at + 1)..]);
        }

        return new QueryInput(read, "");
    }

    /// <summary>How many values were given.</summary>
    internal int Count => values.Count;

    /// <summary>The names given on this level, without what lies below them.</summary>
    public IEnumerable<string> Names => values.Keys
        .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(key => key[prefix.Length..].Split('.')[0])
        .Distinct(StringComparer.Ordinal);

    /// <summary>A value, or null when it was not given.</summary>
    public string? this[string name] => values.GetValueOrDefault(prefix + name);

    /// <summary>A value that must be there.</summary>
    /// <exception cref="AwsFault"><c>MissingParameter</c>.</exception>
    public string Required(string name) => this[name] is { Length: > 0 } value
        ? value
        : throw new AwsFault("MissingParameter", $"The request must contain the parameter {name}.");

    /// <summary>A boolean, or null when it was not given.</summary>
    /// <exception cref="AwsFault"><c>MalformedInput</c>.</exception>
    public bool? Flag(string name) => this[name] switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw new AwsFault("MalformedInput", $"Invalid value '{other}' for boolean parameter {name}."),
    };

    /// <summary>An integer, or null when it was not given.</summary>
    /// <exception cref="AwsFault"><c>MalformedInput</c>.</exception>
    public int? Number(string name) => this[name] is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new AwsFault("MalformedInput", $"Invalid value '{text}' for integer parameter {name}.");

    /// <summary>The members of a list of values, e.g. <c>ValuesToAdd.AttributeValue.1</c>; empty when it was not given.</summary>
    public IReadOnlyList<string> Values(string list) =>
        [.. Members(list).Select(member => values.GetValueOrDefault(member)).OfType<string>()];

    /// <summary>The members of a list of structures, e.g. <c>Tags.Tag.1.…</c>; empty when it was not given.</summary>
    public IReadOnlyList<QueryInput> Structures(string list) =>
        [.. Members(list).Select(member => new QueryInput(values, member + "."))];

    /// <summary>The structure below a name; without names when it was not given.</summary>
    public QueryInput Structure(string name) => new(values, $"{prefix}{name}.");

    // Clients write the model's member name (Tags.Tag.1) or the protocol's default (Tags.member.1); AWS reads both.
    private IEnumerable<string> Members(string list)
    {
        var start = $"{prefix}{list}.";
        return values.Keys
            .Where(key => key.StartsWith(start, StringComparison.Ordinal))
            .Select(key => key[start.Length..].Split('.'))
            .Where(parts => parts.Length >= 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(parts => (Name: parts[0], Index: int.Parse(parts[1], CultureInfo.InvariantCulture)))
            .Distinct()
            .OrderBy(member => member.Index)
            .Select(member => Invariant($"{start}{member.Name}.{member.Index}"));
    }
}
