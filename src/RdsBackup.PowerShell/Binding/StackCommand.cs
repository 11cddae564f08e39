using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A cmdlet on the stacks of a policy, or on stacks of one account and region.</summary>
public abstract class StackCommand : RdsCommand
{
    /// <summary>The parameter set with a policy.</summary>
    internal const string PolicySet = "Policy";

    /// <summary>The policy file, whose stacks are meant in all its accounts and regions.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PolicySet, Position = 0, ValueFromPipeline = true)]
    [PolicyPath]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    private protected override bool HasLooked => PolicyPath is not null || base.HasLooked;

    private protected override bool TakesRegionFromInput => PolicyPath is not null || MyInvocation?.ExpectingInput == true;

    /// <summary>Reads a file that a parameter names.</summary>
    /// <exception cref="CommandException">It is not there or cannot be read.</exception>
    internal string Read(string path)
    {
        try
        {
            var file = Caller.Resolve(path);
            return Directory.Exists(file) ? throw new IOException("It is a folder, and a file is wanted.") : File.ReadAllText(file);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException(
                "FileNotRead", ErrorCategory.OpenError, $"{path} cannot be read: {unread.Message}", "Check the path; a relative one begins where the session is.", path);
        }
    }

    /// <summary>Reads the policy.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidPolicy"/>.</exception>
    internal BackupPolicy ReadPolicy() => PolicyReader.Read(Read(PolicyPath!), Path.GetFileName(PolicyPath!));

    /// <summary>Opens the account and region of every stack. What cannot be opened becomes an error each; null when there is one.</summary>
    internal async Task<Dictionary<PlannedStack, Target>?> OpenAsync(
        IReadOnlyList<PlannedStack> plan, IRdsConsole console, CancellationToken cancellation)
    {
        var accounts = new Dictionary<(string Account, string? Profile), Target?>();
        var failed = false;
        foreach (var stack in plan)
        {
            var account = (stack.Place.AccountId, stack.ProfileName);
            if (accounts.ContainsKey(account))
                continue;

            accounts[account] = null;
            await GuardAsync(console, stack.Place.AccountId, async () =>
                accounts[account] = await OpenPlannedAsync(stack, console, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
            failed |= accounts[account] is null;
        }

        return failed ? null : plan.ToDictionary(stack => stack, stack => accounts[(stack.Place.AccountId, stack.ProfileName)]!.Owning(stack.Place));
    }

    // Who reads of a profile that the file names has to look there.
    private async Task<Target> OpenPlannedAsync(PlannedStack stack, IRdsConsole console, CancellationToken cancellation)
    {
        var (account, profile) = (stack.Place.AccountId, stack.ProfileName);
        try
        {
            return await OpenAsync(stack.Place, profile, console, cancellation).ConfigureAwait(false);
        }
        catch (BackupException wrong) when (wrong.Kind == FailureKind.WrongAccount)
        {
            throw new BackupException(wrong.Failure with
            {
                Advice = profile is null
                    ? $"Pass credentials or a profile of account {account}; or name its profile in the policy, as \"profile\" beside \"account\"."
                    : $"The policy names the profile '{profile}' for account {account}: correct \"profile\" or \"account\" there.",
            }, wrong);
        }
        catch (Exception unknown) when (profile is not null && unknown is BackupException { Kind: FailureKind.UnknownProfile } or CommandException { Id: nameof(FailureKind.UnknownProfile) })
        {
            throw new CommandException(
                nameof(FailureKind.UnknownProfile), ErrorCategory.InvalidArgument, unknown.Message,
                $"The policy names it for account {account}: correct \"profile\" there, or take it away and pass -ProfileName.", profile);
        }
    }
}
