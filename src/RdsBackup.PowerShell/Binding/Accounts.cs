using System.Management.Automation;
using Amazon.Runtime.CredentialManagement;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Account ids as users have them.</summary>
internal static class Accounts
{
    /// <summary>The 12 digits of an id with hyphens, as AWS's console shows it, or of the ARN that key policies write for an account; every other text as it is.</summary>
    public static string Plain(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Split('-') is [{ Length: 4 } first, { Length: 4 } second, { Length: 4 } third] && AccountId.IsValid(first + second + third) ? first + second + third
            : trimmed.Split(':') is ["arn", _, "iam", "", var account, "root"] && AccountId.IsValid(account) ? account
            : trimmed;
    }

    /// <summary>Refuses what is no account id.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidAccountId"/>.</exception>
    /// <exception cref="CommandException">The same, of a profile's name.</exception>
    public static void Demand(IEnumerable<string> accounts, CallerSession session, string? profileLocation)
    {
        foreach (var account in accounts)
        {
            if (!AccountId.IsValid(account) && IsProfile(account, session, profileLocation))
            {
                throw new CommandException(
                    nameof(FailureKind.InvalidAccountId), ErrorCategory.InvalidArgument, $"'{account}' is a profile, and the id of an account is wanted.",
                    $"Pass the 12 digits of its account; aws sts get-caller-identity --profile {Typed.Word(account)} tells them, in the sandbox Get-RdsBackupSandbox.", account);
            }

            AccountId.Parse(account);
        }
    }

    private static bool IsProfile(string name, CallerSession session, string? location) => session.Sandbox is { } sandbox
        ? sandbox.Profiles.Any(profile => profile.Name == name)
        : new CredentialProfileStoreChain(location).TryGetProfile(name, out _);
}
