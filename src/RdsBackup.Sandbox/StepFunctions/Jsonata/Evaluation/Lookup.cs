using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>What the steps of a path find in a value.</summary>
internal static class Lookup
{
    /// <summary>The member of that name; of an array, those of its items in one sequence.</summary>
    public static JsonataValue Member(JsonataValue value, string name)
    {
        switch (value)
        {
            case JsonataObject members:
                return members[name];
            case JsonataArray array:
                JsonataValue.Visit();
                var found = new List<JsonataValue>();
                foreach (var item in array.Items)
                    Add(found, Member(item, name));

                return JsonataArray.Sequence(found);
            default:
                return JsonataValue.Undefined;
        }
    }

    /// <summary>The values of all members, or items; arrays among them are flattened.</summary>
    public static JsonataArray Members(JsonataValue value)
    {
        var found = new List<JsonataValue>();
        var arrays = false;
        foreach (var member in Below(value is JsonataArray { IsWrapper: true } wrapper ? wrapper.Items[0] : value))
        {
            arrays |= member is JsonataArray;
            Flatten(member, found);
        }

        return new JsonataArray(found, arrays ? ArrayMarks.None : ArrayMarks.Sequence);
    }

    /// <summary>The value and everything within it; arrays are gone through, not named.</summary>
    public static JsonataValue Descendants(JsonataValue value)
    {
        if (value.IsUndefined)
            return value;

        var found = new List<JsonataValue>();
        Descend(value, found);
        return found.Count == 1 ? found[0] : JsonataArray.Sequence(found);
    }

    /// <summary>Both as one array; nothing adds nothing.</summary>
    public static JsonataValue Append(JsonataValue first, JsonataValue second) =>
        first.IsUndefined ? second
        : second.IsUndefined ? first
        : new JsonataArray([.. Items(first), .. Items(second)]);

    /// <summary>An array's items; any other value is its own only item.</summary>
    public static IReadOnlyList<JsonataValue> Items(JsonataValue value) => value is JsonataArray array ? array.Items : [value];

    /// <summary>Adds an array's items; it may be there many times.</summary>
    public static void AddAll(this List<JsonataValue> found, JsonataArray array)
    {
        Evaluator.Spend(array.Count);
        found.AddRange(array.Items);
    }

    private static void Add(List<JsonataValue> found, JsonataValue value)
    {
        if (value is JsonataArray array)
            found.AddAll(array);
        else if (!value.IsUndefined)
            found.Add(value);
    }

    private static IEnumerable<JsonataValue> Below(JsonataValue value) => value switch
    {
        JsonataArray array => array.Items,
        JsonataObject members => members.Members.Select(member => member.Value),
        _ => [],
    };

    private static void Flatten(JsonataValue value, List<JsonataValue> found)
    {
        JsonataValue.Visit();
        if (value is not JsonataArray array)
        {
            found.Add(value);
            return;
        }

        foreach (var item in array.Items)
            Flatten(item, found);
    }

    private static void Descend(JsonataValue value, List<JsonataValue> found)
    {
        JsonataValue.Visit();
        Evaluator.Spend(Evaluator.Glance);
        if (value is not JsonataArray)
            found.Add(value);

        foreach (var member in Below(value))
            Descend(member, found);
    }
}
