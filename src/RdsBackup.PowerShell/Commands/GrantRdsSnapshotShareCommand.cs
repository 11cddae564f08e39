using System.Management.Automation;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Sharing;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Shares snapshots with other accounts, after checking that those can use the snapshots' keys. Sharing again changes nothing.</summary>
[Cmdlet(VerbsSecurity.Grant, "RdsSnapshotShare", SupportsShouldProcess = true)]
[OutputType(typeof(SnapshotShare))]
public sealed class GrantRdsSnapshotShareCommand : SnapshotCommand
{
    private readonly KnownKeys keys = new();

    /// <summary>The accounts to share with.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] AccountId { get; set; } = [];

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        foreach (var account in AccountId)
            Core.Snapshots.AccountId.Parse(account);
        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override async Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
        var source = await LookAsync(snapshot, owner, cancellation).ConfigureAwait(false);
        foreach (var account in AccountId)
        {
            if (await SnapshotSharer.CheckAsync(owner, source, account, keys, cancellation).ConfigureAwait(false) is { } doubt)
                console.WriteWarning(doubt);
        }


        IReadOnlyList<string>? shares = null;
        foreach (var account in AccountId)
        {
            if (!await console.ShouldProcessAsync($"{source.Arn.Id} in {source.Arn.Place}", $"Share with {account}").ConfigureAwait(false))
                continue;
            shares = await SnapshotSharer.GrantAsync(owner, source.Arn, account, cancellation).ConfigureAwait(false);
            console.Tell(new BackupEvent("SnapshotShared", $"{source.Arn.Id} in {source.Arn.Place} is shared with {account}.", source.Arn.ToString(), source.Arn.Place));
        }

        if (shares is not null)
            await console.WriteAsync(new SnapshotShare(source, owner, snapshot.Origin ?? CopyOrigin.Of(source), shares)).ConfigureAwait(false);
    }
}
