using RdsBackup.Bench;

// dotnet run -c Release --project bench -- <name>
var benchmarks = new Dictionary<string, Func<string[], Task<int>>>
{
    ["calls"] = CallsBenchmark.RunAsync,
    ["chain"] = ChainBenchmark.RunAsync,
    ["held"] = HeldBenchmark.RunAsync,
    ["listing"] = ListingBenchmark.RunAsync,
    ["module"] = ModuleBenchmark.RunAsync,
    ["sandbox"] = SandboxBenchmark.RunAsync,
};

if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var benchmark))
    return await benchmark(args[1..]);

await Console.Error.WriteLineAsync($"Name a benchmark: {string.Join(", ", benchmarks.Keys)}");
return 2;
