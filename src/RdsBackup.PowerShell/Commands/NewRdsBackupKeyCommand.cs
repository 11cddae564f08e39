using System.Management.Automation;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Makes the key that copies are encrypted under, or completes the one of that name: rotation, and a policy that lets other accounts use it through RDS.
/// Running it again changes nothing, and nothing is ever taken away.
/// </summary>
[Cmdlet(VerbsCommon.New, "RdsBackupKey", SupportsShouldProcess = true)]
[OutputType(typeof(KeyInfo))]
public sealed class NewRdsBackupKeyCommand : RdsCommand
{
    /// <summary>The key's name; <c>alias/</c> in front may be left out.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(KeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string Alias { get; set; } = "";

    /// <summary>The accounts that may use it through RDS: the backup account, for the sharable key; none, for the vault key.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [AccountTransformation]
    [ValidateNotNullOrEmpty]
    public string[] ShareWithAccount { get; set; } = [];

    /// <summary>A second region that is to hold a replica; it makes the key a multi-region key.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ReplicaRegion { get; set; }

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        Accounts.Demand(ShareWithAccount, Caller, ProfileLocation);
        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override bool IsShownApart => true;

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        var wish = new KeyWish { Alias = Alias, Accounts = ShareWithAccount, ReplicaRegion = ReplicaRegion };
        var state = await KeyKeeper.ReadAsync(target, wish, cancellation).ConfigureAwait(false);
        foreach (var left in state.Left)
            console.WriteWarning(left);
        var plan = KeyPlan.For(state, wish, target.Place);
        var effects = string.Join("; ", plan.Effects(wish));
        if (effects.Length == 0)
        {
            console.WriteVerbose($"{wish.Alias} in {target} is as it should be.");
        }
        else
        {
            if (!await console.ShouldProcessAsync($"{wish.Alias} in {target}", effects).ConfigureAwait(false))
                return;
            try
            {
                await KeyKeeper.ApplyAsync(target, wish, state, plan, cancellation).ConfigureAwait(false);
            }
            catch (BackupException unknown) when (unknown.Kind == FailureKind.InvalidAccountId)
            {
                // AWS says no more than that the policy has invalid principals.
                throw new BackupException(unknown.Failure with
                {
                    Message = $"The policy of {wish.Alias} in {target} cannot let {(ShareWithAccount.Length == 1 ? "account" : "all of the accounts")} {string.Join(", ", ShareWithAccount)} use the key: {unknown.Message}",
                    Advice = "AWS knows no such account, or an account or role that the policy named before is gone: check the ids.",
                }, unknown);
            }

            state = await KeyKeeper.ReadAsync(target, wish, cancellation).ConfigureAwait(false);
            console.Tell(new BackupEvent("KeyChanged", $"{wish.Alias} in {target}: {effects}.", state.Key?.Arn, target.Place));
        }

        foreach (var doubt in KeyPlan.Doubts(state, wish))
            console.WriteWarning(doubt);
        await console.WriteAsync(new KeyInfo(wish.Alias, state)).ConfigureAwait(false);
    }
}
