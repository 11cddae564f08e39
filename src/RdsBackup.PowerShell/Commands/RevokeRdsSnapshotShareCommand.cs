using System.Collections.Concurrent;
using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Withdraws shares of snapshots. Of a copy that another account made of a shared snapshot, it withdraws the share that was needed for it, once the copy is
/// done. Withdrawing what is not shared changes nothing.
/// </summary>
[Cmdlet(VerbsSecurity.Revoke, "RdsSnapshotShare", SupportsShouldProcess = true)]
[Alias("Revoke-RdsBackupSnapshotShare")]
[OutputType(typeof(SnapshotShare), typeof(SnapshotCopy))]
public sealed class RevokeRdsSnapshotShareCommand : SnapshotCommand
{
    private readonly ConcurrentBag<(Target Owner, Target Copier, SnapshotArn Shared, Lineage Lineage)> chains = [];

    /// <summary>The accounts to withdraw from; without, all the snapshot is shared with.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [AccountTransformation]
    [ValidateNotNullOrEmpty]
    public string[] AccountId { get; set; } = [];

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        Accounts.Demand(AccountId.Where(account => account != ShareAudit.Everybody), Caller, ProfileLocation);
        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation) => snapshot.SharedSource is { } shared
        ? RevokeSourceAsync(snapshot, shared, console, cancellation)
        : RevokeOwnAsync(snapshot, console, cancellation);

    private async Task RevokeOwnAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
        var source = await LookAsync(snapshot, owner, cancellation).ConfigureAwait(false);
        var (shares, left) = await SharedAsync(owner, source.Arn, AccountId, console, cancellation).ConfigureAwait(false);
        foreach (var account in shares)
            left = await RevokeAsync(owner, source.Arn, account, console, cancellation).ConfigureAwait(false) ?? left;
        if (left is not null)
            await console.WriteAsync(new SnapshotShare(source, owner, snapshot.Origin, left)).ConfigureAwait(false);
    }

    private async Task RevokeSourceAsync(SnapshotInput snapshot, SnapshotArn shared, IRdsConsole console, CancellationToken cancellation)
    {
        var copy = snapshot.Record as SnapshotCopy;
        if (snapshot.Record?.Facts is { IsAvailable: false } unfinished && snapshot.Record.Owner is { } copier)
        {
            // While the copy is under way it needs the share.
            var now = await Finder.SnapshotAsync(copier, unfinished.Arn, cancellation).ConfigureAwait(false);
            now.DemandAvailable();
        }

        var owner = copy?.SourceOwner is { } known && !NamesCredentials
            ? known.In(shared.Place.Region)
            : await OwningAsync(shared.Place, console, cancellation).ConfigureAwait(false);
        string[] accounts = AccountId.Length > 0 ? AccountId : [snapshot.Arn!.Place.AccountId];
        if (AccountId.Length == 0 && snapshot.Record?.Owner is { } vault && snapshot.Origin is { } origin)
            chains.Add((owner, vault, shared, origin.Lineage));
        var (shares, left) = await SharedAsync(owner, shared, accounts, console, cancellation).ConfigureAwait(false);
        foreach (var account in shares)
            left = await RevokeAsync(owner, shared, account, console, cancellation).ConfigureAwait(false) ?? left;
        if (left is null)
            return;
        object told = copy is not null
            ? copy.After(left)
            : new SnapshotShare(await Finder.SnapshotAsync(owner, shared, cancellation).ConfigureAwait(false), owner, snapshot.Origin, left);
        await console.WriteAsync(told).ConfigureAwait(false);
    }

    /// <summary>Withdraws what killed or overtaken chains of the same databases left shared with the account of the copies.</summary>
    internal override async Task EndAsync(IRdsConsole console, CancellationToken cancellation)
    {
        foreach (var way in chains.GroupBy(chain => (chain.Owner.Place, chain.Copier.Place)))
        {
            var (owner, vault, _, _) = way.First();
            await new LeftShares(owner, vault, WaitDefaults.Timeout).WithdrawAsync(
                [.. way.Select(chain => (chain.Shared, chain.Lineage))],
                copy => RevokeAsync(owner, copy, vault.AccountId, console, cancellation),
                cancellation).ConfigureAwait(false);
        }
    }

    // Which of these shares are there, all of them when none is named; and with whom it is shared now, when nothing is to be withdrawn.
    private static async Task<(IReadOnlyList<string> There, IReadOnlyList<string>? Left)> SharedAsync(
        Target owner, SnapshotArn snapshot, string[] named, IRdsConsole console, CancellationToken cancellation)
    {
        IReadOnlyList<string> shares;
        try
        {
            shares = await SnapshotSharer.SharesAsync(owner, snapshot, cancellation).ConfigureAwait(false);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied && named.Length > 0)
        {
            return (named, null);
        }

        var accounts = named.Length == 0 ? shares : named;
        foreach (var account in accounts.Except(shares, StringComparer.Ordinal))
        {
            console.WriteWarning($"{snapshot.Id} in {snapshot.Place} is not shared with {Whom(account)}: there is nothing to withdraw. "
                + $"It is shared with {(shares.Count == 0 ? "nobody" : string.Join(", ", shares.Select(Whom)))}.");
        }

        IReadOnlyList<string> there = [.. accounts.Intersect(shares, StringComparer.Ordinal)];
        return (there, there.Count == 0 ? shares : null);
    }

    private static async Task<IReadOnlyList<string>?> RevokeAsync(
        Target owner, SnapshotArn shared, string account, IRdsConsole console, CancellationToken cancellation)
    {
        if (!await console.ShouldProcessAsync($"{shared.Id} in {shared.Place}", $"Withdraw the share with {Whom(account)}").ConfigureAwait(false))
            return null;
        var left = await SnapshotSharer.RevokeAsync(owner, shared, account, cancellation).ConfigureAwait(false);
        console.Tell(new BackupEvent("ShareWithdrawn", $"{shared.Id} in {shared.Place} is shared with {Whom(account)} no more.", shared.ToString(), shared.Place));
        return left;
    }

    private static string Whom(string account) => account == ShareAudit.Everybody ? "everybody" : account;
}
