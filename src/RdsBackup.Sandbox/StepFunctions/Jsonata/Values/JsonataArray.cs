using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

/// <summary>What an evaluation knows of an array beside its items.</summary>
[Flags]
internal enum ArrayMarks
{
    None = 0,

    /// <summary>The outcome of a query: one item alone stands for itself, none for nothing.</summary>
    Sequence = 1,

    /// <summary>A sequence that was asked, by <c>[]</c>, to stay an array even with one item.</summary>
    KeepSingleton = 2,

    /// <summary>Written as an array in the expression: a path does not flatten it.</summary>
    Constructed = 4,

    /// <summary>Around an input that is itself an array.</summary>
    Wrapper = 8,
}

/// <summary>An array.</summary>
internal sealed class JsonataArray : JsonataValue
{
    public static readonly JsonataArray Empty = new([]);

    public JsonataArray(IReadOnlyList<JsonataValue> items, ArrayMarks marks = ArrayMarks.None)
    {
        Evaluator.Spend(items.Count);
        (Items, Marks) = (items, marks);
    }

    public IReadOnlyList<JsonataValue> Items { get; }

    public ArrayMarks Marks { get; }

    public int Count => Items.Count;

    public override string TypeName => "array";

    public override bool Truth
    {
        get
        {
            Visit();
            return Items.Any(item => item.Truth);
        }
    }

    internal bool IsSequence => Has(ArrayMarks.Sequence);

    internal bool IsConstructed => Has(ArrayMarks.Constructed);

    internal bool IsWrapper => Has(ArrayMarks.Wrapper);

    internal static JsonataArray Sequence(params JsonataValue[] items) => new(items, ArrayMarks.Sequence);

    internal static JsonataArray Sequence(IReadOnlyList<JsonataValue> items) => new(items, ArrayMarks.Sequence);

    internal JsonataArray With(ArrayMarks more) => Has(more) ? this : new JsonataArray(Items, Marks | more);

    internal JsonataArray Wrapped() => new([this], ArrayMarks.Sequence | ArrayMarks.Wrapper);

    /// <summary>A sequence of one item is that item, unless it was asked to stay.</summary>
    internal JsonataValue Unwrapped() =>
        !IsSequence ? this
        : Count == 0 ? Undefined
        : Count == 1 && !Has(ArrayMarks.KeepSingleton) ? Items[0]
        : this;

    internal override JsonataValue Plain()
    {
        Visit();
        if (IsWrapper)
            return Items[0].Plain();

        List<JsonataValue>? plain = null;
        for (var i = 0; i < Count; i++)
        {
            var item = Items[i].IsUndefined ? Null : Items[i].Plain();
            if (!ReferenceEquals(item, Items[i]))
                (plain ??= [.. Items])[i] = item;
        }

        return plain is null && Marks == ArrayMarks.None ? this : new JsonataArray(plain ?? Items);
    }

    internal override bool SameAs(JsonataValue other)
    {
        Visit();
        if (other is not JsonataArray array || array.Count != Count)
            return false;

        for (var i = 0; i < Count; i++)
        {
            if (!Items[i].SameAs(array.Items[i]))
                return false;
        }

        return true;
    }

    private bool Has(ArrayMarks mark) => (Marks & mark) == mark;
}
