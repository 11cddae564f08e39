using System.Diagnostics;
using System.Globalization;
using RdsBackup.Unit.Automation;

namespace RdsBackup.Bench;

/// <summary>Generated sequences of what the organization's policy leaves the backup account's administrator: none may cost a proven copy without a message.</summary>
internal static class HeldBenchmark
{
    /// <param name="args">How many; 500 without. The first seed; 1 without.</param>
    public static Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
        var first = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        var clock = Stopwatch.StartNew();
        var bad = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            if (HeldSequence.Run(seed) is { Count: > 0 } problems)
            {
                bad++;
                Console.WriteLine($"seed {seed}:\n  {string.Join("\n  ", problems)}");
            }
        }

        Console.WriteLine($"{count} sequences in {clock.Elapsed.TotalSeconds:0} s, {bad} of them with a copy lost, shared or hidden");
        return Task.FromResult(bad > 0 ? 1 : 0);
    }
}
