using System.Collections;
using System.Management.Automation;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Finds the DB instances and DB clusters of an account and region, by tag, name, engine and kind.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupDatabase")]
[OutputType(typeof(DatabaseInfo))]
public sealed class GetRdsBackupDatabaseCommand : RdsCommand
{
    /// <summary>The identifier, with <c>*</c> and <c>?</c>.</summary>
    [Parameter(Position = 0)]
    [Alias("DBInstanceIdentifier", "DBClusterIdentifier", "DatabaseIdentifier")]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Tags that must all be there; <c>*</c> as value means any.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>The engine, with <c>*</c> and <c>?</c>, e.g. <c>aurora-*</c>.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Engine { get; set; }

    /// <summary>Instances or clusters only.</summary>
    [Parameter]
    [ValidateSet(nameof(SnapshotKind.Instance), nameof(SnapshotKind.Cluster))]
    public string? Kind { get; set; }

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        var missed = new HashSet<string>((Name ?? []).Where(name => !HasWildcard(name)), StringComparer.OrdinalIgnoreCase);
        var found = false;
        await foreach (var database in Finder.DatabasesAsync(target, Filter, cancellation).ConfigureAwait(false))
        {
            if (Name is not null && !Name.Any(name => (Filter with { Name = name }).Matches(database)))
                continue;
            found = true;
            missed.Remove(database.Id);
            await console.WriteAsync(new DatabaseInfo(database, target)).ConfigureAwait(false);
        }

        if (!found && missed.Count == 0)
            console.Tell($"No database in {target} is what was asked for.");
        foreach (var name in missed)
            await GuardAsync(console, null, () => Finder.DatabaseAsync(target, name, cancellation)).ConfigureAwait(false);
    }

    private DatabaseFilter Filter => new()
    {
        Engine = Engine,
        Kind = Kind is null ? null : Enum.Parse<SnapshotKind>(Kind, ignoreCase: true),
        Tags = (Tag ?? []).Cast<DictionaryEntry>().ToDictionary(
            tag => tag.Key.ToString()!, tag => tag.Value?.ToString() is { } value && value != "*" ? value : null, StringComparer.Ordinal),
    };

    private static bool HasWildcard(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;
}
