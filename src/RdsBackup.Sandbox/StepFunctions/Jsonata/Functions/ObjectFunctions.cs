using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Functions of objects, and those of any value.</summary>
internal static class ObjectFunctions
{
    public static readonly NativeFunction[] All =
    [
        new("keys", "<x-:a<s>>", 1, (given, _) => JsonataArray.Sequence([.. Keys(given[0]).Select(JsonataValue.Of)])),
        new("lookup", "<x-s:x>", 2, (given, _) => !given[1].IsUndefined ? Lookup.Member(given[0], given[1].Text())
            : given[0] is JsonataArray ? JsonataArray.Sequence() : JsonataValue.Undefined),
        new("spread", "<x-:a<o>>", 1, (given, _) => Spread(given[0])),
        new("merge", "<a<o>:o>", 1, (given, _) => new JsonataObject(given[0].Items().SelectMany(item => ((JsonataObject)item).Members))),
        new("sift", "<o-f:o>", 2, Sift),
        new("each", "<o-f:a>", 2, Each),
        new("exists", "<x:b>", 1, (given, _) => JsonataValue.Of(!given[0].IsUndefined)) { TakesNothing = true },
        new("type", "<x:s>", 1, (given, _) => JsonataValue.Of(given[0].TypeName)),
        new("clone", "<(oa)-:o>", 1, (given, _) => Clone(given[0])),
        new("error", "<s?:x>", 1, (given, _) => throw new JsonataException("D3137", Message(given[0], "$error() function evaluated"))) { TakesNothing = true },
        new("assert", "<bs?:x>", 2, (given, _) => given[0].Truth
            ? JsonataValue.Undefined
            : throw new JsonataException("D3141", Message(given[1], "$assert() statement failed"))) { TakesNothing = true },
    ];

    private static string Message(JsonataValue given, string otherwise) => given is JsonataString { Value.Length: > 0 } text ? text.Value : otherwise;

    // As if it were written as JSON and read again.
    private static JsonataValue Clone(JsonataValue value)
    {
        JsonataValue.Visit();
        return value switch
        {
            JsonataArray { IsWrapper: true } wrapper => Clone(wrapper.Items[0]),
            JsonataArray array => new JsonataArray([.. array.Items.Select(Clone)]),
            JsonataObject members => new JsonataObject(members.Members.Select(member => KeyValuePair.Create(member.Key, Clone(member.Value)))),
            JsonataNumber { Value: var number } => JsonataValue.Of(NumberText.Rounded(number)),
            JsonataFunction => JsonataValue.Of(""),
            JsonataUndefined => JsonataValue.Null,
            _ => value,
        };
    }

    private static List<string> Keys(JsonataValue value)
    {
        JsonataValue.Visit();
        return value switch
        {
            JsonataArray array => [.. array.Items.SelectMany(Keys).Distinct()],
            JsonataObject members => [.. members.Members.Select(member => member.Key)],
            _ => [],
        };
    }

    private static JsonataValue Spread(JsonataValue value)
    {
        JsonataValue.Visit();
        return value switch
        {
            JsonataArray array => array.Items.Aggregate((JsonataValue)JsonataArray.Sequence(), (all, item) => Lookup.Append(all, Spread(item))),
            JsonataObject members => JsonataArray.Sequence([.. members.Members.Select(member => new JsonataObject([member]))]),
            _ => value,
        };
    }

    private static JsonataValue Sift(JsonataValue[] given, Evaluator evaluator)
    {
        var kept = Members(given).Where(member => given[1].Offer(evaluator, member.Value, JsonataValue.Of(member.Key), given[0]).Truth).ToList();
        return kept.Count == 0 ? JsonataValue.Undefined : new JsonataObject(kept);
    }

    private static JsonataArray Each(JsonataValue[] given, Evaluator evaluator) => JsonataArray.Sequence(
    [
        .. Members(given).Select(member => given[1].Offer(evaluator, member.Value, JsonataValue.Of(member.Key), given[0])).Where(value => !value.IsUndefined),
    ]);

    private static IReadOnlyList<KeyValuePair<string, JsonataValue>> Members(JsonataValue[] given) => ((JsonataObject)given[0]).Members;
}
