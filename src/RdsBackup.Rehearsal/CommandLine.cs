using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using RdsBackup.Rehearsal.Automation;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Hosting;

namespace RdsBackup.Rehearsal;

/// <summary>The commands and their options.</summary>
internal static class CommandLine
{
    private const int MostDatabases = 500;
    private const double FastestSpeed = 100_000;

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">As typed.</param>
    /// <param name="screen">Where it writes.</param>
    /// <param name="prepare">Changes the scene before the rehearsal begins; for tests.</param>
    /// <param name="cancellation">Ends it as Ctrl+C does.</param>
    /// <returns>0: every check holds, or serving ended; 1: a check does not hold; 2: bad options; 130: interrupted.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Screen screen, Action<Scene>? prepare = null, CancellationToken cancellation = default)
    {
        var parsed = Root(screen, prepare).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await screen.Error.WriteLineAsync(error.Message);
            await screen.Error.WriteLineAsync("Run with --help to see the options.");
            return ExitCode.BadOptions;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = screen.Out, Error = screen.Error, EnableDefaultExceptionHandler = false }, cancellation);
        }
        catch (SandboxFolderException unusable)
        {
            await screen.Error.WriteLineAsync($"{unusable.Message} {unusable.Advice}");
            return ExitCode.BadOptions;
        }
    }

    private static RootCommand Root(Screen screen, Action<Scene>? prepare)
    {
        var estate = new EstateArguments();
        var faults = new Option<bool>("--faults") { Description = "Inject throttling, errors 500 and 503, dropped connections and a copy that fails once." };
        var json = new Option<bool>("--json") { Description = "Write one JSON document and nothing else." };
        var root = new RootCommand("Backs up a whole estate of databases inside an embedded AWS, and proves every copy.")
        {
            estate.Databases, estate.Speed, estate.Seed, faults, json,
        };
        root.SetAction((parsed, cancellation) => new RehearseCommand(screen, prepare).RunAsync(
            new RehearsalOptions
            {
                Databases = parsed.GetValue(estate.Databases),
                Speed = parsed.GetValue(estate.Speed),
                Seed = parsed.GetValue(estate.Seed),
                Faults = parsed.GetValue(faults),
                Json = parsed.GetValue(json),
            },
            cancellation));
        root.Subcommands.Add(Serve(screen, estate));
        root.Subcommands.Add(Automation(screen, estate));
        return root;
    }

    private static Command Serve(Screen screen, EstateArguments estate)
    {
        var port = new Option<int>("--port")
        {
            Description = "The port on 127.0.0.1. Default: a free one.",
            CustomParser = result => Read<int>(result, 0, 65535, "a port from 1 to 65535, or 0 for a free one"),
        };
        var directory = new Option<string?>("--directory")
        {
            Description = "Where the profile files go. Default: a temporary folder.",
            CustomParser = result => ReadFolder(result),
        };
        var serve = new Command("serve", "Keeps the embedded AWS up, for the AWS CLI, PowerShell and any SDK.") { port, directory, estate.Speed };
        serve.SetAction((parsed, cancellation) => new ServeCommand(screen).RunAsync(
            new ServeOptions
            {
                Port = parsed.GetValue(port),
                Directory = parsed.GetValue(directory),
                Databases = parsed.GetValue(estate.Databases),
                Speed = parsed.GetValue(estate.Speed) ?? ServeOptions.DefaultSpeed,
                Seed = parsed.GetValue(estate.Seed),
            },
            cancellation));
        return serve;
    }

    private static Command Automation(Screen screen, EstateArguments estate)
    {
        var automation = new Command("automation", "Deploys the stacks into the embedded AWS, and lets them back up a week of snapshots by themselves.");
        automation.SetAction((parsed, cancellation) => new AutomationCommand(screen).RunAsync(
            new AutomationOptions(parsed.GetValue(estate.Databases), parsed.GetValue(estate.Seed)),
            cancellation));
        return automation;
    }

    private static string ReadFolder(ArgumentResult result)
    {
        var folder = result.Tokens[0].Value;
        if (string.IsNullOrWhiteSpace(folder) || folder.Contains('\0', StringComparison.Ordinal))
            result.AddError("--directory takes the path of a folder.");
        return folder;
    }

    private static T Read<T>(ArgumentResult result, T least, T most, string wanted) where T : INumber<T>
    {
        if (T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} takes {wanted}.");
        return least;
    }

    /// <summary>What several commands take.</summary>
    private sealed class EstateArguments
    {
        public Option<int> Databases { get; } = new("--databases")
        {
            Description = $"How many databases are to be backed up, 1 to {MostDatabases}.",
            CustomParser = result => Read<int>(result, 1, MostDatabases, $"a number from 1 to {MostDatabases}"),
            DefaultValueFactory = _ => 5,
            Recursive = true,
        };

        public Option<double?> Speed { get; } = new("--speed")
        {
            Description = $"Sandbox seconds per second. Default: so many that a rehearsal takes a few seconds; {ServeOptions.DefaultSpeed} to serve.",
            CustomParser = result => Read<double>(result, 1, FastestSpeed, $"a number from 1 to {FastestSpeed}"),
        };

        public Option<int> Seed { get; } = new("--seed")
        {
            Description = "Where sizes, ids and chance come from: the same seed makes the same estate.",
            DefaultValueFactory = _ => 1,
            Recursive = true,
        };
    }
}
