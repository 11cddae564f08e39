using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>
/// What arguments a function takes, in JSONata's own notation: <c>&lt;s-nn?:s&gt;</c> is a string, or the context value in its place, a number, and
/// perhaps another one. What comes back is not checked.
/// </summary>
internal sealed class Signature
{
    private const string AnyKind = "asnblfom";

    private readonly List<Parameter> parameters;

    private Signature(List<Parameter> parameters) => this.parameters = parameters;

    /// <exception cref="JsonataException">S0401, S0402.</exception>
    public static Signature Parse(string text, int position = 0)
    {
        var read = new List<Parameter>();
        for (var at = 1; at < text.Length && text[at] != ':'; at++)
        {
            switch (text[at])
            {
                case '-' or '?' or '+' when read.Count == 0:
                    break;
                case '-' or '?' or '+' when read[^1] is { IsContext: true } or { IsOptional: true } or { IsRepeated: true }:
                    throw JsonataException.Refuse($"two modifiers of one type in a function's signature, {text}", position + at);
                case '-':
                    read[^1] = read[^1] with { IsContext = true };
                    break;
                case '?':
                    read[^1] = read[^1] with { IsOptional = true };
                    break;
                case '+':
                    read[^1] = read[^1] with { IsRepeated = true };
                    break;
                case '<':
                    var end = Closing(text, at, '<', '>');
                    if (read.Count == 0 || !(read[^1].IsArray || read[^1].Kinds == "f"))
                        throw new JsonataException("S0401", "Only arrays and functions have a type of their own items", position + at);

                    read[^1] = read[^1] with { Item = read[^1].IsArray ? text[(at + 1)..end] : null };
                    at = end;
                    break;
                case '(':
                    var close = Closing(text, at, '(', ')');
                    if (text[at..close].Contains('<', StringComparison.Ordinal))
                        throw new JsonataException("S0402", "A choice of types cannot say what is in an array or function", position + at);

                    if (!text[(at + 1)..close].All(char.IsAsciiLetter))
                        throw JsonataException.Refuse($"choice of types in a function's signature, {text}", position + at);

                    read.Add(new Parameter(text[(at + 1)..close] + "m"));
                    at = close;
                    break;
                default:
                    // Letters that mean no type are passed over.
                    if (Read(text[at]) is { } parameter)
                        read.Add(parameter);

                    break;
            }
        }

        return new Signature(read);
    }

    /// <summary>The arguments as the function wants them, one for each parameter at least: context value filled in, single values made arrays.</summary>
    /// <exception cref="JsonataException">T0410, T0411, T0412.</exception>
    public JsonataValue[] Check(JsonataValue[] arguments, JsonataValue context, string function)
    {
        var taken = new int[parameters.Count];
        if (!Match(arguments, 0, 0, taken))
            throw new JsonataException("T0410", Invariant($"Argument {FirstOdd(arguments)} of function {function} is not what the function takes"));

        var given = new List<JsonataValue>(parameters.Count);
        var next = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (taken[i] == 0 && parameters[i].IsContext)
                given.Add(FromContext(parameters[i], context, i + 1, function));
            else if (taken[i] == 0)
                // What is left out takes the place of what follows it: so JSONata does.
                given.Add(next < arguments.Length ? arguments[next++] : JsonataValue.Undefined);

            for (var first = next; next < first + taken[i]; next++)
            {
                // Of several arguments for one parameter that is no array JSONata repeats the first.
                var argument = next < arguments.Length ? arguments[parameters[i].IsArray ? next : first] : JsonataValue.Undefined;
                given.Add(Fit(parameters[i], argument, taken[i], next + 1, function));
            }
        }

        return [.. given];
    }

    private static Parameter? Read(char kind) => kind switch
    {
        's' or 'n' or 'b' or 'l' or 'o' => new Parameter($"{kind}m"),
        'a' => new Parameter(AnyKind) { IsArray = true },
        'f' => new Parameter("f"),
        'j' => new Parameter("asnblom"),
        'x' => new Parameter(AnyKind),
        _ => null,
    };

    private static int Closing(string text, int start, char open, char close)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
            if (depth == 0)
                return at;
        }

        return text.Length - 1;
    }

    private static char Kind(JsonataValue value) => value switch
    {
        JsonataString => 's',
        JsonataNumber => 'n',
        JsonataBoolean => 'b',
        JsonataNull => 'l',
        JsonataArray => 'a',
        JsonataObject => 'o',
        JsonataFunction => 'f',
        _ => 'm',
    };

    // Parameters take what they can, and give back when one behind them would have nothing.
    private bool Match(JsonataValue[] arguments, int parameter, int argument, int[] taken)
    {
        Evaluator.Spend(1);
        if (parameter == parameters.Count)
            return argument == arguments.Length;

        var wanted = parameters[parameter];
        var most = 0;
        while (argument + most < arguments.Length && (most == 0 || wanted.IsRepeated) && wanted.Accepts(Kind(arguments[argument + most])))
            most++;

        for (var count = most; count >= (wanted.IsOptional || wanted.IsContext ? 0 : 1); count--)
        {
            taken[parameter] = count;
            if (Match(arguments, parameter + 1, argument + count, taken))
                return true;
        }

        return false;
    }

    private int FirstOdd(JsonataValue[] arguments)
    {
        var argument = 0;
        foreach (var parameter in parameters)
        {
            if (argument < arguments.Length && parameter.Accepts(Kind(arguments[argument])))
                argument++;
            else if (!parameter.IsOptional && !parameter.IsContext)
                break;
        }

        return argument + 1;
    }

    private static JsonataValue FromContext(Parameter parameter, JsonataValue context, int number, string function)
    {
        var value = context is JsonataArray { IsWrapper: true } wrapper ? wrapper.Items[0] : context;
        return parameter.Accepts(Kind(value)) ? value
            : throw new JsonataException("T0411", Invariant($"The context value is nothing that argument {number} of function {function} could be"));
    }

    private static JsonataValue Fit(Parameter parameter, JsonataValue value, int count, int number, string function)
    {
        if (!parameter.IsArray || value.IsUndefined)
            return value;

        if (parameter.Item is { } item && !(value is JsonataArray array
            ? array.Items.All(member => item.StartsWith(Kind(member)))
            : count == 1 && item == Kind(value).ToString()))
            throw new JsonataException("T0412", Invariant($"Argument {number} of function {function} has to be an array of {Plural(item)}"));

        return value is JsonataArray ? value : new JsonataArray([value]);
    }

    private static string Plural(string item) => item switch
    {
        "s" => "strings",
        "n" => "numbers",
        "b" => "booleans",
        "o" => "objects",
        "f" => "functions",
        _ => "arrays",
    };

    private sealed record Parameter(string Kinds)
    {
        public bool IsArray { get; init; }

        public bool IsContext { get; init; }

        public bool IsOptional { get; init; }

        public bool IsRepeated { get; init; }

        public string? Item { get; init; }

        public bool Accepts(char kind) => Kinds.Contains(kind, StringComparison.Ordinal);
    }
}
