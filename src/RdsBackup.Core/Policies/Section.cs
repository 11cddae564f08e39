using System.Text.Json;
using System.Text.RegularExpressions;

namespace RdsBackup.Core.Policies;

/// <summary>An object of a policy file: hands out its settings by name and type, and notes what is wrong with them.</summary>
internal sealed class Section
{
    private readonly Located value;
    private readonly string path;
    private readonly List<PolicyProblem> problems;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public Section(Located value, string path, List<PolicyProblem> problems)
    {
        this.value = value;
        this.path = path;
        this.problems = problems;
        if (value.Kind != JsonValueKind.Object)
            Wrong(value.Line, null, "This has to be an object: { … }.");

        foreach (var twice in value.Members.GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Wrong(twice.Last().Line, twice.Key, "It is there twice: remove one.");
    }

    public int Line => value.Line;

    /// <summary>The line of a setting, or of the section when it is not there.</summary>
    public int LineOf(string name) => value.Members.FirstOrDefault(member => member.Name == name) is { Name: not null } found ? found.Line : value.Line;

    public bool Has(string name) => Find(name) is not null;

    public bool IsEmptyList(string name) => Find(name) is { Kind: JsonValueKind.Array, Items.Count: 0 };

    public string? Text(string name, Regex pattern, string rule)
    {
        if (Find(name) is not { } found)
            return null;

        if (found is { Kind: JsonValueKind.String, Text: { } text } && pattern.IsMatch(text))
            return text;

        Wrong(found.Line, name, $"This has to be {rule}.");
        return null;
    }

    public string Required(string name, Regex pattern, string rule)
    {
        if (Find(name) is null)
            Wrong(value.Line, name, $"It is missing: {rule}.");

        return Text(name, pattern, rule) ?? "";
    }

    public int Number(string name, int fallback, int smallest, int largest)
    {
        if (Find(name) is not { } found)
            return fallback;

        if (found.Number is { } number && number >= smallest && number <= largest)
            return (int)number;

        Wrong(found.Line, name, Invariant($"This has to be a whole number from {smallest} to {largest}."));
        return fallback;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } found)
            return false;

        if (found.Kind is not (JsonValueKind.True or JsonValueKind.False))
            Wrong(found.Line, name, "This has to be true or false.");

        return found.Kind == JsonValueKind.True;
    }

    public IReadOnlyList<string> Texts(string name, Regex pattern, string rule)
    {
        if (Find(name) is not { } found)
            return [];

        if (found.Kind != JsonValueKind.Array)
            Wrong(found.Line, name, $"This has to be a list: [ … ], of {rule}.");

        foreach (var odd in found.Items.Where(item => item.Text is null || !pattern.IsMatch(item.Text)))
            Wrong(odd.Line, name, odd.Text is null ? $"Each of the list has to be {rule}." : $"'{odd.Text}' has to be {rule}.");

        return [.. found.Items.Select(item => item.Text).OfType<string>().Where(text => pattern.IsMatch(text))];
    }

    /// <summary>The members of an object whose names are free.</summary>
    public IReadOnlyList<(string Name, Located Value)> Pairs(string name) =>
        Find(name) is { } found ? [.. found.Members.Select(member => (member.Name, member.Value))] : [];

    public Section? Within(string name) => Find(name) is { } found ? new Section(found, Below(name), problems) : null;

    public IReadOnlyList<Section> Each(string name)
    {
        if (Find(name) is not { } found)
            return [];

        if (found.Kind != JsonValueKind.Array)
            Wrong(found.Line, name, "This has to be a list: [ … ].");

        return [.. found.Items.Select((item, index) => new Section(item, Invariant($"{Below(name)}[{index}]"), problems))];
    }

    public void Wrong(int line, string? name, string message) => problems.Add(new PolicyProblem(line, name is null ? path : Below(name), message));

    /// <summary>Notes every setting that nobody asked for.</summary>
    public void Close()
    {
        foreach (var (name, line, _) in value.Members.Where(member => !known.Contains(member.Name)))
        {
            var nearest = Snapshots.Spelling.Nearest(name, known);
            Wrong(line, name, nearest is null
                ? $"There is no such setting; here there are {string.Join(", ", known.Where(other => other[0] != '$').Order(StringComparer.Ordinal))}."
                : $"There is no such setting. Did you mean {nearest}?");
        }
    }

    private Located? Find(string name)
    {
        known.Add(name);
        return value.Members.LastOrDefault(member => member.Name == name).Value;
    }

    private string Below(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
