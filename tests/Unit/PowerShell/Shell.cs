using Amazon.Runtime;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell;

/// <summary>Runs the bodies of cmdlets against a simulated world, as a session with its sandbox would.</summary>
internal static class Shell
{
    /// <summary>Runs a cmdlet for its parameters as they are, signed in as an account's admin, and returns what it said.</summary>
    public static RecordingConsole Run(this World world, string account, RdsCommand command, RecordingConsole? console = null)
    {
        console ??= new RecordingConsole();
        var key = world.Sandbox.Accounts.Single(one => one.Name == account).AccessKey;
        command.Caller = CallerSession.Empty with { Sandbox = Session(world) };
        (command.AccessKey, command.SecretKey) = (key.Id, key.Secret);
        command.Region ??= World.SourceRegion;
        world.Run(cancellation => BodyAsync(command, console, cancellation));
        return console;
    }

    /// <summary>Runs a cmdlet on records, which bring account, region and credentials.</summary>
    public static RecordingConsole Run(this World world, RdsCommand command, RecordingConsole? console = null)
    {
        console ??= new RecordingConsole();
        command.Caller = CallerSession.Empty with { Sandbox = Session(world) };
        world.Run(cancellation => BodyAsync(command, console, cancellation));
        return console;
    }

    /// <summary>Runs a cmdlet for its parameters as they are; what fails becomes an error on the console, also what would end the call.</summary>
    public static void Try(this World world, RdsCommand command, RecordingConsole console)
    {
        command.Caller = CallerSession.Empty with { Sandbox = Session(world) };
        world.Run(cancellation => AsyncCommand.GuardAsync(console, null, () => BodyAsync(command, console, cancellation)));
    }

    private static async Task BodyAsync(RdsCommand command, RecordingConsole console, CancellationToken cancellation)
    {
        await command.BeginAsync(console, cancellation);
        await command.ProcessAsync(console, cancellation);
        await command.EndAsync(console, cancellation);
    }

    private static SandboxSession Session(World world) => new()
    {
        Access = world.Access,
        Look = () => throw new NotSupportedException(),
        Profiles = [.. world.Sandbox.Accounts.Select(account => new SandboxProfile(
            account.Name, World.SourceRegion, new BasicAWSCredentials(account.AccessKey.Id, account.AccessKey.Secret)))],
        Regions = world.Sandbox.Regions,
        Speed = 1,
        End = () => Task.CompletedTask,
    };
}
