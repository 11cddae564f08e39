using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Shares snapshots with other accounts, after checking that those can use the snapshots' keys. Sharing again changes nothing.</summary>
[Cmdlet(VerbsSecurity.Grant, "RdsSnapshotShare", SupportsShouldProcess = true)]
[Alias("Grant-RdsBackupSnapshotShare")]
[OutputType(typeof(SnapshotShare))]
public sealed class GrantRdsSnapshotShareCommand : SnapshotCommand
{
    private readonly KnownKeys keys = new();

    /// <summary>The accounts to share with.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [AccountTransformation]
    [ValidateNotNullOrEmpty]
    public string[] AccountId { get; set; } = [];

    /// <summary>Shares unencrypted data without a question.</summary>
    [Parameter]
    public SwitchParameter Force
    {
        get => Agrees;
        set => Agrees = value;
    }

    /// <summary><see cref="Force"/>.</summary>
    internal bool Agrees { get; set; }

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        Accounts.Demand(AccountId, Caller, ProfileLocation);
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


        // Who reads unencrypted data is bounded by no key's policy: a mistyped account is a leak.
        var known = source.Encrypted || Agrees ? AccountId : await ReadersAsync(owner, source.Arn, cancellation).ConfigureAwait(false);
        IReadOnlyList<string>? shares = null;
        foreach (var account in AccountId)
        {
            if (!await console.ShouldProcessAsync($"{source.Arn.Id} in {source.Arn.Place}", $"Share with {account}").ConfigureAwait(false))
                continue;
            if (!known.Contains(account, StringComparer.Ordinal) && !await console.ShouldContinueAsync(
                $"{source.Arn.Id} in {source.Arn.Place} is not encrypted: account {account} can read and copy its data without any key, and keeps its copies. Share it?",
                "Share unencrypted data").ConfigureAwait(false))
            {
                await console.WriteErrorAsync(NotAgreed(source.Arn, account), source.Arn.Id).ConfigureAwait(false);
                continue;
            }

            shares = await SnapshotSharer.GrantAsync(owner, source.Arn, account, cancellation).ConfigureAwait(false);
            console.Tell(new BackupEvent("SnapshotShared", $"{source.Arn.Id} in {source.Arn.Place} is shared with {account}.", source.Arn.ToString(), source.Arn.Place));
        }

        if (shares is not null)
            await console.WriteAsync(new SnapshotShare(source, owner, snapshot.Origin ?? CopyOrigin.Of(source), shares)).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<string>> ReadersAsync(Target owner, SnapshotArn snapshot, CancellationToken cancellation)
    {
        try
        {
            return await SnapshotSharer.SharesAsync(owner, snapshot, cancellation).ConfigureAwait(false);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            return [];
        }
    }

    private static CommandException NotAgreed(SnapshotArn snapshot, string account) => new(
        "UnencryptedShare", ErrorCategory.SecurityError,
        $"Snapshot '{snapshot.Id}' in {snapshot.Place} is not encrypted, and nobody agreed to share its data with account {account}.",
        snapshot.Kind == SnapshotKind.Cluster
            ? "Add -Force to share it as it is. AWS encrypts no cluster snapshot by copying it: else restore it into an encrypted cluster, and share a snapshot of that."
            : "Copy it under a customer key (Protect-RdsSnapshot, or Copy-RdsSnapshotCrossRegion -KmsKeyId) and share the copy; or add -Force to share it as it is.",
        snapshot.Id);
}
