using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Finds the keys of an account and region by alias, id or ARN, with the accounts that can use each through RDS. AWS's own keys are left out of lists.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupKey")]
[OutputType(typeof(KeyInfo))]
public sealed class GetRdsBackupKeyCommand : RdsCommand
{
    /// <summary>The alias, with <c>*</c> and <c>?</c>, where <c>alias/</c> in front may be left out; or a key's id or ARN.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("AliasName", "KeyArn", "KmsKeyId", "KeyId")]
    [ArgumentCompleter(typeof(KeyCompleter))]
    [KeyTransformation]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Alias { get; set; }

    private protected override bool TakesRegionFromInput => true;

    private protected override string? LooksFor => "keys";

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        foreach (var name in Alias ?? ["*"])
            await GuardAsync(console, name, () => FindAsync(name, console, cancellation)).ConfigureAwait(false);
    }

    private async Task FindAsync(string name, IRdsConsole console, CancellationToken cancellation)
    {
        var place = KeyKeeper.PlaceOf(name);
        var target = await OwningAsync(place, console, cancellation).ConfigureAwait(false);
        if (place is not null && name.Split(':', 6)[5] is var resource && resource.StartsWith("alias/", StringComparison.Ordinal))
            name = resource;

        if (KeyKeeper.IsKey(name))
        {
            var key = await KeyKeeper.FindAsync(target, name, KeySide.Target, cancellation).ConfigureAwait(false);
            await WriteAsync(target, await AliasAsync(target, key, cancellation).ConfigureAwait(false), key, console, cancellation).ConfigureAwait(false);
            return;
        }

        if (!name.Contains('*', StringComparison.Ordinal) && !name.Contains('?', StringComparison.Ordinal))
        {
            await NamedAsync(target, IsAwsManaged(name) ? name : new KeyWish { Alias = name }.Alias, console, cancellation).ConfigureAwait(false);
            return;
        }

        // No alias holds a bracket, so it stands for itself.
        name = name.Replace("[", "`[", StringComparison.Ordinal).Replace("]", "`]", StringComparison.Ordinal);
        var pattern = new WildcardPattern(name.StartsWith("alias/", StringComparison.Ordinal) ? name : $"alias/{name}", WildcardOptions.IgnoreCase);
        await foreach (var (alias, _) in KeyKeeper.AliasesAsync(target, cancellation).ConfigureAwait(false))
        {
            if (pattern.IsMatch(alias))
                await GuardAsync(console, alias, () => NamedAsync(target, alias, console, cancellation)).ConfigureAwait(false);
        }
    }

    private static async Task NamedAsync(Target target, string alias, IRdsConsole console, CancellationToken cancellation) => await WriteAsync(
        target, alias, await KeyKeeper.FindAsync(target, alias, KeySide.Target, cancellation).ConfigureAwait(false), console, cancellation).ConfigureAwait(false);

    private static async Task WriteAsync(Target target, string? alias, KeyDescription key, IRdsConsole console, CancellationToken cancellation)
    {
        KeyState state;
        try
        {
            state = await KeyKeeper.ReadAsync(target, key, cancellation).ConfigureAwait(false);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            state = new KeyState(key, null, false);
        }

        await console.WriteAsync(new KeyInfo(alias, state)).ConfigureAwait(false);
    }

    private static async Task<string?> AliasAsync(Target target, KeyDescription key, CancellationToken cancellation)
    {
        try
        {
            await foreach (var (alias, keyId) in KeyKeeper.AliasesAsync(target, cancellation).ConfigureAwait(false))
            {
                if (keyId == key.KeyId)
                    return alias;
            }
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
        }

        return null;
    }

    // AWS's own keys are in no list, and are there to be asked for.
    private static bool IsAwsManaged(string name) => name.StartsWith("alias/aws/", StringComparison.Ordinal);
}
