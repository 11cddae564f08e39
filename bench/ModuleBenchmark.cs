using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Sandbox.Model;
using RdsBackup.Tests;

namespace RdsBackup.Bench;

/// <summary>
/// The built module in a real PowerShell, against limits: what an import costs over a bare shell, what the first call costs beside the official STS client's,
/// how soon a stopped pipeline ends, how long the README's block takes, and how large it is. Each is the median of processes of their own; those that are compared take turns.
/// Build the module first: it is taken from output/RdsBackup.
/// </summary>
internal static class ModuleBenchmark
{
    private const int Rounds = 11;
    private const int BlockRounds = 3;
    private const double ImportAllowed = 1.5;
    private const double FirstCallAllowed = 1.3;
    private const double StopAllowed = 1000;
    private const double BlockAllowed = 10_000;
    private const double PackageAllowed = 7.3;

    public static async Task<int> RunAsync(string[] args)
    {
        _ = args;
        var root = Root();
        var module = Path.Combine(root, "output", "RdsBackup");
        if (!Directory.Exists(module))
            throw new InvalidOperationException("The module is not built: dotnet build module -c Release");

        await using var sandbox = await SandboxHost.StartAsync(new SandboxHostOptions { Speed = 1, Begins = TimeProvider.System.GetUtcNow() });
        return await CompareAsync(root, $"Import-Module '{module}'", Directory.GetDirectories(module).Single(), sandbox) ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(string root, string import, string module, SandboxHost sandbox)
    {
        // Both get the same keys in the same way.
        var key = sandbox.Sandbox.Accounts[0].AccessKey;
        var there = $"@{{ AccessKey = '{key.Id}'; SecretKey = '{key.Secret}'; Region = 'us-east-1'; EndpointUrl = '{sandbox.Address}' }}";
        await WallAsync("exit"); // the disk's cache

        var (bare, imported) = await TakeTurnsAsync(() => WallAsync("exit"), () => WallAsync($"{import}; exit"));
        // A PowerShell that is a .NET tool has no machine code of its own: it takes longer for everything, so a difference in milliseconds would judge it.
        var holds = Print("import beside a bare shell", imported / bare, ImportAllowed, $"bare {bare:0} ms, with the module {imported:0} ms");

        string OurFirstCall(Func<string, string> measured) => $"{import}; $there = {there}; {measured("Get-RdsBackupDatabase orders @there")}";
        string TheirFirstCall(Func<string, string> measured) => FirstCallOfSts(module, key, sandbox.Address, measured);
        var (theirs, ours) = await TakeTurnsAsync(() => SaidAsync(TheirFirstCall(Timed)), () => SaidAsync(OurFirstCall(Timed)));
        holds &= Print("first call beside the STS client's", ours / theirs, FirstCallAllowed, $"Get-RdsBackupDatabase {ours:0} ms, GetCallerIdentity {theirs:0} ms");
        // Does not hang on what else the machine does.
        Console.WriteLine($"methods compiled for it: {await SaidAsync(OurFirstCall(Compiled))}, for the STS client's {await SaidAsync(TheirFirstCall(Compiled))}");

        var stops = new List<double>();
        for (var round = 0; round < BlockRounds; round++)
            stops.Add(await SaidAsync(Stopped(import, there)));
        holds &= Print("end of a stopped pipeline, ms", stops.Max(), StopAllowed, $"slowest of {BlockRounds}");

        var blocks = new List<double>();
        for (var round = 0; round < BlockRounds; round++)
            blocks.Add(await WallAsync($"{import}\n{Block(root)}"));
        holds &= Print("the README's block, ms", Median(blocks), BlockAllowed, "the process, import and sandbox included");
        return Print("the module, compressed, MB", Compressed(module), PackageAllowed, "all of its folder") && holds;
    }

    private static double Compressed(string module)
    {
        var file = Path.GetTempFileName();
        File.Delete(file);
        ZipFile.CreateFromDirectory(module, file, CompressionLevel.Optimal, includeBaseDirectory: false);
        var size = new FileInfo(file).Length;
        File.Delete(file);
        return size / 1e6;
    }

    private static bool Print(string what, double measured, double allowed, string how)
    {
        Console.WriteLine($"{what}: {measured:0.##} of {allowed:0.##} allowed, ratio {measured / allowed:0.00} ({how})");
        return measured <= allowed;
    }

    private static string Timed(string call) =>
        $"$watch = [System.Diagnostics.Stopwatch]::StartNew(); $null = {call}; [Console]::WriteLine($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))";

    private static string Compiled(string call) =>
        $"$before = [System.Runtime.JitInfo]::GetCompiledMethodCount(); $null = {call}; [Console]::WriteLine([System.Runtime.JitInfo]::GetCompiledMethodCount() - $before)";

    // The official client from AWS's own assemblies, which the module ships beside those with machine code, loaded into PowerShell's own context.
    private static string FirstCallOfSts(string module, AccessKey key, Uri address, Func<string, string> measured) =>
        $$"""
        'Core', 'SecurityToken' | ForEach-Object { Add-Type -Path "{{module}}/bin/AWSSDK.$_.dll" }
        $config = [Amazon.SecurityToken.AmazonSecurityTokenServiceConfig]@{ ServiceURL = '{{address}}'; AuthenticationRegion = 'us-east-1' }
        {{measured($"[Amazon.SecurityToken.AmazonSecurityTokenServiceClient]::new('{key.Id}', '{key.Secret}', $config).GetCallerIdentityAsync([Amazon.SecurityToken.Model.GetCallerIdentityRequest]::new()).GetAwaiter().GetResult()")}}
        """;

    // The copies take half an hour there: what ends them is the stop.
    private static string Stopped(string import, string there) =>
        $$"""
        $shell = [powershell]::Create()
        $null = $shell.AddScript({
            {{import}}; $there = {{there}}
            New-RdsBackupSnapshot orders @there -DBSnapshotIdentifier "stop-$([guid]::NewGuid())" -Wait
        })
        $null = $shell.BeginInvoke()
        while ($shell.Streams.Progress.Count -lt 2) { Start-Sleep -Milliseconds 20 }
        Start-Sleep -Milliseconds 500
        {{Timed("$shell.Stop()")}}
        """;

    // As it is printed, but for its first line: that builds and imports.
    private static string Block(string root)
    {
        var lines = File.ReadAllLines(Path.Combine(root, "README.md"));
        var first = Array.FindIndex(lines, line => line.StartsWith("./build.ps1; Import-Module", StringComparison.Ordinal));
        return string.Join('\n', lines.Skip(first + 1).TakeWhile(line => line != "```"));
    }

    private static async Task<(double First, double Second)> TakeTurnsAsync(Func<Task<double>> first, Func<Task<double>> second)
    {
        var (firsts, seconds) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            firsts.Add(await first());
            seconds.Add(await second());
        }

        return (Median(firsts), Median(seconds));
    }

    private static double Median(List<double> numbers) => numbers.Order().ElementAt(numbers.Count / 2);

    private static async Task<double> WallAsync(string script)
    {
        var began = Stopwatch.GetTimestamp();
        await RunAsync(script);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<double> SaidAsync(string script) => double.Parse(await RunAsync(script), CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(string script)
    {
        var (ended, output, errors) = await Pwsh.RunAsync("-Command", script);
        return ended == 0 ? output : throw new InvalidOperationException($"PowerShell ended with {ended}: {output}{errors}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RdsBackup.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above this program.");
        return folder.FullName;
    }
}
