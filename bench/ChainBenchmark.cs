using System.Diagnostics;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Waiting;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;

namespace RdsBackup.Bench;

/// <summary>
/// The chain for 100 databases with 20-minute copies, from snapshot to proven and unshared copy, in virtual time: AWS calls per database, looks per interval,
/// and the engine's CPU beside the sandbox's.
/// </summary>
internal static class ChainBenchmark
{
    private const int Databases = 100;
    private const double CallsAllowed = 6;
    private static readonly TimeSpan CpuAllowed = TimeSpan.FromSeconds(1);

    public static Task<int> RunAsync(string[] args)
    {
        _ = args;
        Run(); // once to warm up: what is measured is the work, not the compiling
        var run = Run();

        var looks = run.Calls.Where(call => call.Action.StartsWith("Describe", StringComparison.Ordinal) && call.Action.EndsWith("Snapshots", StringComparison.Ordinal)).ToList();
        var perDatabase = (double)(run.Calls.Count - looks.Count) / Databases;
        // One page per interval in each account and region, for as long as anything is in flight there.
        var looksAllowed = looks.GroupBy(call => (call.AccountId, call.Region))
            .Sum(place => ((place.Max(call => call.Time) - place.Min(call => call.Time)) / WaitDefaults.Interval) + 1);
        Console.WriteLine($"chain for {Databases} databases: {run.Proven} proven, {run.Took} of virtual time");
        Print("calls per database", perDatabase, CallsAllowed, "0.00");
        Print("looks, all places", looks.Count, looksAllowed, "0");
        Print("engine CPU, seconds", run.Engine.TotalSeconds, CpuAllowed.TotalSeconds, "0.000");
        Console.WriteLine($"  engine CPU : sandbox CPU = {run.Engine / run.Sandbox:0.00} (sandbox {run.Sandbox.TotalSeconds:0.000} s)");
        return Task.FromResult(run.Proven == Databases && perDatabase <= CallsAllowed && looks.Count <= looksAllowed && run.Engine <= CpuAllowed ? 0 : 1);
    }

    private static void Print(string what, double measured, double allowed, string format) =>
        Console.WriteLine($"  {what}: {measured.ToString(format)} of {allowed.ToString(format)} allowed, ratio {measured / allowed:0.00}");

    private static Result Run()
    {
        var world = new World(new RdsSettings
        {
            Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20) },
            Quotas = new RdsQuotas { Instances = Databases },
        }).WithKeys();
        for (var number = 0; number < Databases; number++)
            world.WithDatabase($"db-{number}");
        var sources = world.After(TimeSpan.FromDays(2)).Sources();

        world.Sandbox.Calls.Clear();
        world.Http.Answering.Reset();
        var began = world.Clock.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var results = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(sources, null, cancellation));
        clock.Stop();
        return new Result(
            results.Count(result => result.Succeeded), world.Clock.GetUtcNow() - began, world.Sandbox.Calls.Latest,
            clock.Elapsed - world.Http.Answering.Elapsed, world.Http.Answering.Elapsed);
    }

    private sealed record Result(int Proven, TimeSpan Took, IReadOnlyList<CallRecord> Calls, TimeSpan Engine, TimeSpan Sandbox);
}
