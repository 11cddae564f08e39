using System.Diagnostics;
using System.Globalization;
using RdsBackup.Core.Errors;
using RdsBackup.Unit.PowerShell.Calls;

namespace RdsBackup.Bench;

/// <summary>Generated calls of all cmdlets, ten times as many as the tests make: none may end in an error without an id of its own.</summary>
internal static class CallsBenchmark
{
    private const int Calls = 10_000;
    private const int CallsPerSeed = 500;

    /// <param name="args">The first seed; 1 without.</param>
    public static Task<int> RunAsync(string[] args)
    {
        var first = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
        var clock = Stopwatch.StartNew();
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = first; seed < first + (Calls / CallsPerSeed); seed++)
        {
            using var calls = new GeneratedCalls(seed);
            foreach (var (call, errors) in calls.Run(CallsPerSeed))
            {
                foreach (var error in errors)
                {
                    var id = GeneratedCalls.IdOf(error);
                    ids[id] = ids.GetValueOrDefault(id) + 1;
                    if (id == nameof(FailureKind.Unexpected))
                        Console.WriteLine($"seed {seed}: {call}: {error}");
                }
            }
        }

        Console.WriteLine($"{Calls} calls in {clock.Elapsed.TotalSeconds:0} s, {ids.Values.Sum()} errors of {ids.Count} ids");
        foreach (var (id, count) in ids.OrderByDescending(id => id.Value))
            Console.WriteLine($"  {count,6} {id}");
        return Task.FromResult(ids.ContainsKey(nameof(FailureKind.Unexpected)) ? 1 : 0);
    }
}
