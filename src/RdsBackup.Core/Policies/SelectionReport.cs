using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Policies;

/// <summary>What a policy selects of the databases that are there.</summary>
/// <param name="Selection">What it says.</param>
/// <param name="Places">Where somebody looked; empty when nobody could.</param>
/// <param name="Databases">All that were there.</param>
public sealed record SelectionReport(Selection Selection, IReadOnlyList<Place> Places, IReadOnlyList<Database> Databases)
{
    private const int MostNames = 10;

    /// <summary>A line for each database: whether it is selected, and why not.</summary>
    public IEnumerable<string> Lines => Databases.Select(Line);

    /// <summary>How many databases are selected, and which, in a line.</summary>
    public string Summary
    {
        get
        {
            var names = Databases.Where(Selection.Matches).Select(database => database.Id).ToList();
            return Invariant($"Select {names.Count} of the {Databases.Count} databases there{(names.Count == 0 ? "" : $": {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", …" : "")}")}");
        }
    }

    /// <summary>What the policy's author should hear: that nothing is selected, with what is there; and names and engines that no database has.</summary>
    public IEnumerable<string> Doubts
    {
        get
        {
            List<string> misses =
            [
                .. Selection.Engines.Select(engine => Guesses.Engine(engine, Databases)).OfType<string>(),
                .. Missing.Select(name => $"There is no database '{name}' in {Where}.{Spelling.DidYouMean(name, Databases.Select(database => database.Id))}"),
            ];
            // What watches the copies says the same daily, of each account and region.
            var barren = Places.Where(place => !Databases.Any(database => database.Place == place && Selection.Matches(database))).ToList();
            if (barren.Count == 0)
                return misses;
            var there = Databases.Where(database => barren.Contains(database.Place)).ToList();
            if (Selection.TagKey is { } key && Guesses.Tag(key, Selection.TagValue, there) is { } tag)
                misses.Insert(0, tag);
            var rest = there.Count > MostNames ? [Invariant($"And {there.Count - MostNames} more.")] : Array.Empty<string>();
            return
            [
                string.Join($"{Environment.NewLine}  ",
                [
                    $"The policy selects no database in {string.Join(" and ", barren)}, so nothing is backed up there until one meets it{(there.Count == 0 ? ": there is none yet." : ".")}",
                    .. misses, .. there.Take(MostNames).Select(Line), .. rest,
                ]),
            ];
        }
    }

    private string Line(Database database) =>
        $"{database.Id}{(Places.Count > 1 ? $" in {database.Place}" : "")} is {(Selection.WhyNot(database) is { } why ? $"not selected: {why}" : "selected")}.";

    private string Where => string.Join(" and ", Places);

    // A pattern may be meant for what comes later, a name hardly.
    private IEnumerable<string> Missing => Places.Count == 0 ? [] : Selection.Include.Where(name => !name.Contains('*', StringComparison.Ordinal) && !Databases.Any(database => database.Id == name));

    /// <summary>Why nobody could look; null otherwise.</summary>
    public string? Unseen { get; init; }

    /// <summary>What is known without a look.</summary>
    public static SelectionReport Blind(Selection selection, string why) => new(selection, [], []) { Unseen = why };

    /// <summary>All of a policy as one.</summary>
    public static SelectionReport Of(IReadOnlyList<SelectionReport> reports) =>
        new(reports[0].Selection, [.. reports.SelectMany(report => report.Places)], [.. reports.SelectMany(report => report.Databases)]);
}
