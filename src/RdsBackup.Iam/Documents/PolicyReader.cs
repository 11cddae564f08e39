using System.Text.Json;
using System.Text.RegularExpressions;

namespace RdsBackup.Iam;

/// <summary>JSON to policy documents, by the grammar of the IAM JSON policy language; each error says where.</summary>
internal sealed partial class PolicyReader(PolicyKind kind)
{
    private static readonly string[] DocumentElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
    [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ];

    public PolicyDocument Read(string json)
    {
        using var document = Open(json);
        var root = Object("document", document.RootElement, DocumentElements);
        var version = root.TryGetValue("Version", out var given) ? Text("Version", given) : PolicyDocument.FirstVersion;
        if (version is not (PolicyDocument.CurrentVersion or PolicyDocument.FirstVersion))
            throw new PolicyFormatException("Version", $"'{version}' is neither 2012-10-17 nor 2008-10-17.");
        if (!root.TryGetValue("Statement", out var statements))
            throw new PolicyFormatException("document", "Statement is missing.");

        var policy = new PolicyDocument
        {
            Kind = kind,
            Version = version,
            Id = root.TryGetValue("Id", out var id) ? Text("Id", id) : null,
            Statements = statements.ValueKind == JsonValueKind.Array
                ? [.. statements.EnumerateArray().Select((statement, index) => ReadStatement(Invariant($"Statement[{index}]"), statement))]
                : [ReadStatement("Statement", statements)],
        };
        var twice = policy.Statements
            .Where(statement => statement.Sid is { Length: > 0 })
            .GroupBy(statement => statement.Sid)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null ? policy : throw new PolicyFormatException("Statement", $"the Sid '{twice.Key}' is not unique.");
    }

    private Statement ReadStatement(string where, JsonElement element)
    {
        var members = Object(where, element, StatementElements);
        if (!members.TryGetValue("Effect", out var effectText))
            throw new PolicyFormatException(where, "Effect is missing.");
        var effect = Text($"{where}.Effect", effectText) switch
        {
            "Allow" => Effect.Allow,
            "Deny" => Effect.Deny,
            var other => throw new PolicyFormatException($"{where}.Effect", $"'{other}' is neither Allow nor Deny."),
        };
        var statement = new Statement
        {
            Sid = members.TryGetValue("Sid", out var sid) ? Text($"{where}.Sid", sid) : null,
            Effect = effect,
            Principals = Principals(where, "Principal", members),
            NotPrincipals = Principals(where, "NotPrincipal", members),
            Actions = Texts(where, "Action", members),
            NotActions = Texts(where, "NotAction", members),
            Resources = Texts(where, "Resource", members),
            NotResources = Texts(where, "NotResource", members),
            Conditions = members.TryGetValue("Condition", out var conditions) ? [.. Conditions($"{where}.Condition", conditions)] : [],
        };
        Check(where, statement);
        return statement;
    }

    private void Check(string where, Statement statement)
    {
        // IAM user guide, "IAM JSON policy elements: Sid"; key, topic and queue policies take more.
        if (kind == PolicyKind.Identity && statement.Sid?.All(char.IsAsciiLetterOrDigit) == false)
            throw new PolicyFormatException($"{where}.Sid", $"'{statement.Sid}' has to be letters and digits only: Statement IDs (SID) must be alpha-numeric.");

        OnlyOne(where, "Action", statement.Actions, statement.NotActions);
        OnlyOne(where, "Resource", statement.Resources, statement.NotResources);
        OnlyOne(where, "Principal", statement.Principals, statement.NotPrincipals);

        // KMS takes a statement without Action; it has no effect.
        if (statement.Actions is null && statement.NotActions is null && kind != PolicyKind.Key)
            throw new PolicyFormatException(where, "Action is missing.");
        var names = statement.Actions ?? statement.NotActions ?? [];
        if (names.FirstOrDefault(name => !ActionName().IsMatch(name)) is { } action)
            throw new PolicyFormatException($"{where}.Action", $"'{action}' is not an action: it is written as service:name, or * for all.");

        var resources = statement.Resources ?? statement.NotResources;
        if (resources is null && kind == PolicyKind.Identity)
            throw new PolicyFormatException(where, "Resource is missing.");
        if (resources is not null && kind == PolicyKind.Trust)
            throw new PolicyFormatException($"{where}.Resource", "a trust policy names no resource.");
        if (resources?.FirstOrDefault(name => name != "*" && !name.StartsWith("arn:", StringComparison.Ordinal)) is { } resource)
            throw new PolicyFormatException($"{where}.Resource", $"'{resource}' must be in ARN format or \"*\".");

        var principals = statement.Principals ?? statement.NotPrincipals;
        if (principals is null && kind != PolicyKind.Identity)
            throw new PolicyFormatException(where, "Principal is missing.");
        if (principals is not null && kind == PolicyKind.Identity)
            throw new PolicyFormatException($"{where}.Principal", "an identity policy names no principal.");
        if (statement.NotPrincipals is not null && (kind == PolicyKind.Trust || statement.Effect == Effect.Allow))
            throw new PolicyFormatException($"{where}.NotPrincipal", "NotPrincipal goes with Deny only, and not in a trust policy.");
        if (principals?.FirstOrDefault(one => !one.IsWellFormed) is { } principal)
            throw new PolicyFormatException(
                $"{where}.Principal", $"'{principal.Value}' is neither an account, nor the ARN of a user, role or session, nor *.");
    }

    private static void OnlyOne<T>(string where, string name, IReadOnlyList<T>? element, IReadOnlyList<T>? negated)
    {
        if (element is not null && negated is not null)
            throw new PolicyFormatException(where, $"{name} and Not{name} exclude each other.");
    }

    private static List<PolicyPrincipal>? Principals(string where, string name, Dictionary<string, JsonElement> members)
    {
        if (!members.TryGetValue(name, out var element))
            return null;
        where = $"{where}.{name}";
        if (element.ValueKind == JsonValueKind.String)
            return element.GetString() == "*"
                ? [PolicyPrincipal.Everyone]
                : throw new PolicyFormatException(where, "a principal is \"*\" or an object such as {\"AWS\": …}.");

        var principals = new List<PolicyPrincipal>();
        foreach (var (key, values) in Object(where, element, ["AWS", "Service", "Federated", "CanonicalUser"]))
        {
            var type = key == "AWS" ? PrincipalType.Aws : Enum.Parse<PrincipalType>(key);
            principals.AddRange(Texts($"{where}.{key}", values).Select(value => new PolicyPrincipal(type, value)));
        }

        return principals;
    }

    private static IEnumerable<Condition> Conditions(string at, JsonElement element) =>
        from operation in Object(at, element, known: null)
        from key in Object($"{at}.{operation.Key}", operation.Value, known: null)
        select new Condition(operation.Key, key.Key, Texts($"{at}.{operation.Key}.{key.Key}", key.Value, scalars: true));

    private static JsonDocument Open(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException cause)
        {
            throw new PolicyFormatException(Invariant($"line {cause.LineNumber + 1}, byte {cause.BytePositionInLine + 1}"), "this is not JSON.", cause);
        }
    }

    private static Dictionary<string, JsonElement> Object(string where, JsonElement element, string[]? known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new PolicyFormatException(where, $"an object is expected, not {Describe(element)}.");
        var members = new Dictionary<string, JsonElement>();
        foreach (var member in element.EnumerateObject())
        {
            if (known is not null && !known.Contains(member.Name))
                throw new PolicyFormatException(where, $"there is no element '{member.Name}'.");
            if (!members.TryAdd(member.Name, member.Value))
                throw new PolicyFormatException(where, $"'{member.Name}' is given twice.");
        }

        return members;
    }

    private static IReadOnlyList<string>? Texts(string where, string name, Dictionary<string, JsonElement> members) =>
        members.TryGetValue(name, out var element) ? Texts($"{where}.{name}", element) : null;

    private static IReadOnlyList<string> Texts(string where, JsonElement element, bool scalars = false) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select((item, index) => Text(Invariant($"{where}[{index}]"), item, scalars))]
        : [Text(where, element, scalars)];

    private static string Text(string where, JsonElement element, bool scalars = false) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.True when scalars => "true",
        JsonValueKind.False when scalars => "false",
        JsonValueKind.Number when scalars => element.GetRawText(),
        _ => throw new PolicyFormatException(where, $"a string is expected, not {Describe(element)}."),
    };

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };

    [GeneratedRegex(@"^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ActionName();
}
