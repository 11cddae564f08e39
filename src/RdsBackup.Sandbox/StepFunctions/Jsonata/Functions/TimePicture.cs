using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>How a time is written: <c>[Y0001]-[M01]-[D01]</c>, as XPath's pictures are. Weeks of months and numerals other than digits are refused.</summary>
internal sealed class TimePicture
{
    private const string Components = "YMDdFWXHhPmsfZzCE";

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private readonly List<Part> parts = [];

    private TimePicture()
    {
    }

    /// <exception cref="JsonataException">D3130 … D3135, or U0001 for what the sandbox does not know.</exception>
    public static TimePicture Parse(string picture)
    {
        var result = new TimePicture();
        var literal = new StringBuilder();
        for (var at = 0; at < picture.Length; at++)
        {
            if (picture[at] != '[' || (at + 1 < picture.Length && picture[at + 1] == '['))
            {
                literal.Append(picture[at]);
                // Doubled brackets stand for one.
                if (picture[at] is '[' or ']' && at + 1 < picture.Length && picture[at + 1] == picture[at])
                    at++;

                continue;
            }

            var end = picture.IndexOf(']', at);
            if (end < 0)
                throw new JsonataException("D3135", "No matching closing bracket ']' in the picture of a time");

            result.Add(literal, picture[(at + 1)..end]);
            at = end;
        }

        if (literal.Length > 0)
            result.parts.Add(new Part(literal.ToString()));

        return result;
    }

    public string Write(DateTimeOffset time)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Component == default ? part.Literal : Write(part, time));

        return text.ToString();
    }

    /// <summary>Reads a time; undefined when the text is not of this kind. What is more than the first given part is now's, what is less is zero.</summary>
    /// <exception cref="JsonataException">D3133: names of what has none.</exception>
    public JsonataValue Read(string text, DateTimeOffset now)
    {
        foreach (var part in parts.Where(part => part.Component is not (default(char) or 'P') && part.Integer is null))
            Names(part);

        var match = new Regex($"^{string.Concat(parts.Select(Pattern))}\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Match(text);
        if (!match.Success)
            return JsonataValue.Undefined;

        var values = new Dictionary<char, double>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Component != default)
                values[parts[i].Component] = Value(parts[i], match.Groups[i + 1].Value);
        }

        return values.Count == 0 ? JsonataValue.Undefined : TimeParts.Compose(values, now);
    }

    private static string Write(Part part, DateTimeOffset time) => part.Component switch
    {
        'Z' or 'z' => WriteZone(part, time.Offset),
        'P' => (time.Hour < 12 ? "am" : "pm") is var half && part.Picture.StartsWith('N') && !part.Picture.StartsWith("Nn", StringComparison.Ordinal)
            ? half.ToUpperInvariant()
            : half,
        'C' or 'E' => "ISO",
        'Y' when part is { Integer: { } integer, Width: { } digits } => integer.Format(time.Year % Math.Pow(10, digits)),
        _ when part.Integer is null => WriteName(part, time),
        _ => part.Integer.Format(TimeParts.Of(time, part.Component)),
    };

    private static string WriteName(Part part, DateTimeOffset time)
    {
        var name = Names(part)[TimeParts.Of(time, part.Component) - 1];
        var cased = part.Picture[0] == 'n' ? name.ToLowerInvariant() : part.Picture.StartsWith("Nn", StringComparison.Ordinal) ? name : name.ToUpperInvariant();
        return part.Widest is { } widest && cased.Length > widest ? cased[..widest] : cased;
    }

    private static string WriteZone(Part part, TimeSpan offset)
    {
        if (offset == TimeSpan.Zero && part.IsTraditional)
            return "Z";

        var (hours, minutes) = (Math.Abs(offset.Hours), Math.Abs(offset.Minutes));
        var integer = part.Integer!;
        if (integer is { IsRegular: false, Digits: > 4 })
            throw new JsonataException("D3134", "The offset of a time zone has at most four digits");

        var text = integer.IsRegular || integer.Digits > 2
            ? integer.Format((hours * 100) + minutes)
            : integer.Format(hours) + (minutes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{minutes:00}"));
        return (part.Component == 'z' ? "GMT" : "") + (offset < TimeSpan.Zero ? "-" : "+") + text;
    }

    private static string[] Names(Part part) => part.Component switch
    {
        'M' => Months,
        'F' => Days,
        _ => throw new JsonataException("D3133", $"Only months and days have names, not {part.Component}"),
    };

    private static double Value(Part part, string text) => part.Component switch
    {
        'Z' or 'z' => ZoneMinutes(text[(part.Component == 'z' ? "GMT".Length : 0)..], part.Integer!),
        'P' => text.Equals("pm", StringComparison.OrdinalIgnoreCase) ? 1 : 0,
        _ when part.Integer is { } integer => integer.Read(text),
        _ => Array.FindIndex(Names(part), name => (part.Widest is { } widest ? name[..Math.Min(widest, name.Length)] : name) == text) is var at and >= 0
            ? at + 1
            : throw JsonataException.Refuse($"name '{text}' in a time"),
    };

    private static double ZoneMinutes(string text, IntegerPicture integer)
    {
        string[] halves = integer.IsRegular ? text.Split(integer.Separators[0].Text)
            : text.Length <= "+00".Length ? [text]
            : [text[.."+00".Length], text["+00".Length..]];
        var hours = double.Parse(halves[0], CultureInfo.InvariantCulture);
        var minutes = halves.Length > 1 ? double.Parse(halves[1], CultureInfo.InvariantCulture) : 0;
        // JSONata itself adds the minutes whatever the sign.
        return text[0] == '-' && minutes != 0 ? throw JsonataException.Refuse($"time zone '{text}', of negative offsets only those of whole hours")
            : (hours * 60) + minutes;
    }

    // Years, months and days of a width have that width; other numbers take all the digits there are.
    private static string Pattern(Part part) => part switch
    {
        { Component: default(char) } => $"({Regex.Escape(part.Literal)})",
        { Component: 'Z' or 'z' } => (part.Component == 'z' ? "(GMT" : "(") + "[-+][0-9]+"
            + (part.Integer!.IsRegular ? $"{Regex.Escape(part.Integer.Separators[0].Text)}[0-9]+)" : ")"),
        { Integer: null } => "([a-zA-Z]+)",
        { Integer: var integer, Width: var width } =>
            $"([0-9]{(width > 0 ? Invariant($"{{{Math.Max(0, width.Value - integer.Optional)},{width}}}") : "+")}{(integer.IsOrdinal ? "(?:th|st|nd|rd)" : "")})",
    };

    private void Add(StringBuilder literal, string marker)
    {
        if (literal.Length > 0)
            parts.Add(new Part(literal.ToString()));

        literal.Clear();
        parts.Add(Part.Parse(string.Concat(marker.Where(character => !char.IsWhiteSpace(character)))));
    }

    private sealed class Part(string literal)
    {
        public string Literal { get; } = literal;

        public char Component { get; private init; }

        /// <summary>How it is written: digits, or N, n, Nn for names.</summary>
        public string Picture { get; private init; } = "";

        public IntegerPicture? Integer { get; private init; }

        /// <summary>At most so many characters, of a name.</summary>
        public int? Widest { get; private init; }

        /// <summary>How many digits a year, month or day has, if that is said.</summary>
        public int? Width { get; private init; }

        /// <summary>Whether UTC is written as Z.</summary>
        public bool IsTraditional { get; private init; }

        public static Part Parse(string marker)
        {
            var component = marker.Length > 0 ? marker[0] : '?';
            if (!Components.Contains(component, StringComparison.Ordinal))
                throw "wx".Contains(component, StringComparison.Ordinal) ? JsonataException.Refuse($"[{marker}] in the picture of a time") : Unknown(component);

            var comma = marker.LastIndexOf(',');
            var picture = comma < 0 ? marker[1..] : marker[1..comma];
            var widths = comma < 0 ? [] : marker[(comma + 1)..].Split('-', 2);
            var (least, most) = (widths.Length > 0 ? ReadWidth(widths[0], marker) : null, widths.Length > 1 ? ReadWidth(widths[1], marker) : null);
            if (picture.Length == 0)
                picture = Default(component);

            var modifier = picture.Length > 1 && "atco".Contains(picture[^1], StringComparison.Ordinal) ? picture[^1] : default;
            if (modifier != default)
                picture = picture[..^1];

            var isDate = component is 'Y' or 'M' or 'D';
            var isName = (picture[0] is 'n' or 'N' && component is not ('Z' or 'z')) || component is 'P' or 'C' or 'E';
            var integer = isName ? null : IntegerPicture.Parse(modifier == 'o' ? picture + ";o" : picture);
            if (integer is not null && component is not ('Z' or 'z'))
                integer = integer with { Digits = (isDate ? most : null) ?? Math.Max(integer.Digits, least ?? 0) };

            return new Part("")
            {
                Component = component,
                Picture = picture,
                Widest = most,
                Width = !isDate || integer is null ? null : most ?? (integer.Digits + integer.Optional is var digits and >= 2 ? digits : null),
                IsTraditional = modifier == 't',
                Integer = integer,
            };
        }

        private static int? ReadWidth(string width, string marker) => width == "*" ? null
            : width.Length is > 0 and <= 3 && width.All(char.IsAsciiDigit) ? int.Parse(width, CultureInfo.InvariantCulture)
            : throw JsonataException.Refuse($"width of [{marker}] in the picture of a time");

        private static string Default(char component) => component switch
        {
            'F' or 'P' or 'C' or 'E' => "n",
            'm' or 's' => "01",
            'Z' or 'z' => "01:01",
            _ => "1",
        };

        private static JsonataException Unknown(char component) => new("D3132", $"Unknown component {component} in the picture of a time");
    }
}
