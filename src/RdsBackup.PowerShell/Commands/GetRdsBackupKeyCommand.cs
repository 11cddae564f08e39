using System.Management.Automation;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Finds the named keys of an account and region, with the accounts that can use each through RDS. AWS's own keys are left out.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupKey")]
[OutputType(typeof(KeyInfo))]
public sealed class GetRdsBackupKeyCommand : RdsCommand
{
    /// <summary>The name, with <c>*</c> and <c>?</c>; <c>alias/</c> in front may be left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AliasName")]
    [ArgumentCompleter(typeof(KeyCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Alias { get; set; }

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        foreach (var name in Alias ?? ["*"])
        {
            if (!WildcardPattern.ContainsWildcardCharacters(name))
            {
                await GuardAsync(console, name, () => WriteAsync(name)).ConfigureAwait(false);
                continue;
            }

            var pattern = new WildcardPattern(name.StartsWith("alias/", StringComparison.Ordinal) ? name : $"alias/{name}", WildcardOptions.IgnoreCase);
            await foreach (var alias in KeyKeeper.AliasesAsync(target, cancellation).ConfigureAwait(false))
            {
                if (pattern.IsMatch(alias))
                    await GuardAsync(console, alias, () => WriteAsync(alias)).ConfigureAwait(false);
            }
        }

        async Task WriteAsync(string name)
        {
            var wish = new KeyWish { Alias = name };
            // Says so when there is none.
            var key = await KeyKeeper.FindAsync(target, wish.Alias, KeySide.Target, cancellation).ConfigureAwait(false);
            await console.WriteAsync(new KeyInfo(wish.Alias, await StateAsync(key, wish).ConfigureAwait(false))).ConfigureAwait(false);
        }

        async Task<KeyState> StateAsync(KeyDescription key, KeyWish wish)
        {
            try
            {
                return await KeyKeeper.ReadAsync(target, wish, cancellation).ConfigureAwait(false);
            }
            catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
            {
                return new KeyState(key, null, false);
            }
        }
    }
}
