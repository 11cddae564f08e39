using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Rehearsal.Reporting;

/// <summary>
/// Counts the sandbox's calls by what they were for. A call belongs to the database that it names, by its identifier or by its copies' name, which is the
/// same on every hop and unique to it; what names no single one was made for all.
/// </summary>
internal sealed class CallTally
{
    private readonly Dictionary<string, SortedDictionary<string, int>> ofDatabases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> shared = new(StringComparer.Ordinal);

    private CallTally(int total) => Total = total;

    public int Total { get; }

    public int OfDatabases => ofDatabases.Values.SelectMany(calls => calls.Values).Sum();

    public IReadOnlyDictionary<string, int> Shared => shared;

    /// <summary>Counts calls.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="owners">Databases by every name that stands for them.</param>
    public static CallTally Of(IReadOnlyList<CallRecord> calls, IReadOnlyDictionary<string, string> owners)
    {
        var tally = new CallTally(calls.Count);
        foreach (var call in calls)
        {
            if (Named(call).Select(owners.GetValueOrDefault).FirstOrDefault(owner => owner is not null) is { } database)
                Add(tally.ofDatabases.TryGetValue(database, out var own) ? own : tally.ofDatabases[database] = new(StringComparer.Ordinal), call.Action);
            else
                Add(tally.shared, Purpose(call));
        }

        return tally;
    }

    /// <summary>The calls made for one database, by operation.</summary>
    public IReadOnlyDictionary<string, int> For(string database) =>
        ofDatabases.TryGetValue(database, out var calls) ? calls : new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What a call to RDS is about: the values of its parameters that are identifiers, and the databases it filters by.</summary>
    public static IEnumerable<string> Named(CallRecord call)
    {
        if (call.Service != "rds")
            return [];
        var input = JsonNode.Parse(call.Input)!.AsObject();
        return input.Where(member => member.Key.EndsWith("Identifier", StringComparison.Ordinal)).Select(member => (string)member.Value!)
            .Concat(from filter in input["Filters"]?.AsArray() ?? []
                    where (string?)filter!["Name"] is "db-instance-id" or "db-cluster-id"
                    from value in filter["Values"]!.AsArray()
                    select (string)value!);
    }

    private static string Purpose(CallRecord call) => call switch
    {
        { Service: "rds", Action: "DescribeDBSnapshots" or "DescribeDBClusterSnapshots" } => "polls of copies in flight",
        { Service: "rds" } => "lists of databases",
        { Service: "kms" } => "KMS",
        _ => call.Service.ToUpperInvariant(),
    };

    private static void Add(IDictionary<string, int> counts, string name) => counts[name] = (counts.TryGetValue(name, out var count) ? count : 0) + 1;
}
