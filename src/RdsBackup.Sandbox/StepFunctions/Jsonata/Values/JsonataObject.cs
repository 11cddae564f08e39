using System.Diagnostics.CodeAnalysis;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

/// <summary>An object; its members keep their order.</summary>
internal sealed class JsonataObject : JsonataValue
{
    // Below this many members looking through them is faster than hashing.
    private const int Few = 8;

    // Beside a value that is only looked at, one that is made takes room.
    private const int Weight = 8;

    private readonly List<KeyValuePair<string, JsonataValue>> members;
    private readonly Dictionary<string, int>? index;

    public JsonataObject(IEnumerable<KeyValuePair<string, JsonataValue>> members) : this(Distinct(members))
    {
    }

    internal JsonataObject(ObjectBuilder builder)
    {
        Evaluator.Spend(Weight * (1 + builder.Members.Count));
        members = builder.Members;
        index = members.Count <= Few ? null : builder.Index;
    }

    public static JsonataObject Empty { get; } = new([]);

    public IReadOnlyList<KeyValuePair<string, JsonataValue>> Members => members;

    public override string TypeName => "object";

    public override bool Truth => members.Count > 0;

    /// <summary>The member's value; undefined when there is none.</summary>
    public JsonataValue this[string name] => TryGet(name, out var value) ? value : Undefined;

    public bool TryGet(string name, [NotNullWhen(true)] out JsonataValue? value)
    {
        if (index is not null)
        {
            value = index.TryGetValue(name, out var at) ? members[at].Value : null;
            return value is not null;
        }

        foreach (var member in members)
        {
            if (member.Key == name)
            {
                value = member.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    internal override JsonataValue Plain()
    {
        Visit();
        ObjectBuilder? plain = null;
        foreach (var (name, value) in members)
        {
            var mine = value.Plain();
            if (!ReferenceEquals(mine, value))
                (plain ??= Distinct(members)).Set(name, mine);
        }

        return plain?.Build() ?? this;
    }

    internal override bool SameAs(JsonataValue other)
    {
        Visit();
        return other is JsonataObject right
            && right.members.Count == members.Count
            && members.TrueForAll(member => right.TryGet(member.Key, out var value) && member.Value.SameAs(value));
    }

    private static ObjectBuilder Distinct(IEnumerable<KeyValuePair<string, JsonataValue>> members)
    {
        var builder = new ObjectBuilder();
        foreach (var (name, value) in members)
            builder.Set(name, value);

        return builder;
    }
}

/// <summary>Makes an object member by member; a name set again keeps its place and takes the new value.</summary>
internal sealed class ObjectBuilder
{
    public ObjectBuilder()
    {
    }

    /// <summary>Begins with the members of an object.</summary>
    public ObjectBuilder(JsonataObject start)
    {
        foreach (var (name, value) in start.Members)
            Set(name, value);
    }

    internal List<KeyValuePair<string, JsonataValue>> Members { get; } = [];

    internal Dictionary<string, int> Index { get; } = new(StringComparer.Ordinal);

    public ObjectBuilder Set(string name, JsonataValue value)
    {
        if (Index.TryGetValue(name, out var at))
        {
            Members[at] = new(name, value);
        }
        else
        {
            Index.Add(name, Members.Count);
            Members.Add(new(name, value));
        }

        return this;
    }

    /// <summary>The object. The builder is not to be used again.</summary>
    public JsonataObject Build() => new(this);
}
