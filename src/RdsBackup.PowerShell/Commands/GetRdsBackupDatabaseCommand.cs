using System.Collections;
using System.Management.Automation;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Finds the DB instances and DB clusters of an account and region, by tag, name, engine and kind.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupDatabase")]
[OutputType(typeof(DatabaseInfo))]
public sealed class GetRdsBackupDatabaseCommand : RdsCommand
{
    /// <summary>Identifiers, with <c>*</c> and <c>?</c>, ARNs, records of this module (asked for again), or objects of AWS.Tools.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("DatabaseIdentifier", "DBInstanceIdentifier", "DBClusterIdentifier", "DBInstanceArn", "DBClusterArn")]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [DatabaseTransformation]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public DatabaseInput[] Name { get; set; } = [];

    /// <summary>Tags that must all be there: a name, or names with one value or several; <c>*</c> as value means any.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    [TagTransformation]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>The engines, with <c>*</c> and <c>?</c>, e.g. <c>aurora-*</c>: one of them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EngineCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Engine { get; set; } = [];

    /// <summary>Instances or clusters only.</summary>
    [Parameter]
    [ValidateSet(nameof(SnapshotKind.Instance), nameof(SnapshotKind.Cluster))]
    public string? Kind { get; set; }

    private protected override string? LooksFor => "databases";

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        foreach (var input in Name)
        {
            if (!IsListed(input))
                await GuardAsync(console, input.Identifier, () => WriteOneAsync(input, console, cancellation)).ConfigureAwait(false);
        }

        var names = Name.Where(IsListed).Select(input => input.Identifier).ToList();
        if (names.Count > 0 || Name.Length == 0)
            await ListAsync(names, console, cancellation).ConfigureAwait(false);
    }

    private protected override bool TakesRegionFromInput => true;

    private async Task WriteOneAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(input, console, cancellation).ConfigureAwait(false);
        var database = await DatabaseAsync(owner, input.Identifier, cancellation).ConfigureAwait(false);
        if (Filter.Matches(database))
            await console.WriteAsync(new DatabaseInfo(database, owner)).ConfigureAwait(false);
    }

    private async Task ListAsync(List<string> names, IRdsConsole console, CancellationToken cancellation)
    {
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        var missed = new HashSet<string>(names.Where(name => !NamePattern.HasWildcard(name)), StringComparer.OrdinalIgnoreCase);
        var (found, seen) = (0, new List<Database>());
        await foreach (var database in Finder.DatabasesAsync(target, new DatabaseFilter { Kind = Filter.Kind }, cancellation).ConfigureAwait(false))
        {
            seen.Add(database);
            if (!Filter.Matches(database) || (names.Count > 0 && !names.Any(name => NamePattern.Matches(name, database.Id))))
                continue;
            found++;
            missed.Remove(database.Id);
            await console.WriteAsync(new DatabaseInfo(database, target)).ConfigureAwait(false);
        }

        if (found > 0)
        {
            console.WriteVerbose(Invariant($"{found} {(found == 1 ? "database" : "databases")} found in {target}."));
        }
        else if (missed.Count == 0)
        {
            var guesses = Filter.Engines.Select(engine => Guesses.Engine(engine, seen))
                .Concat(Filter.Tags.SelectMany(tag => tag.Value.DefaultIfEmpty(), (tag, value) => Guesses.Tag(tag.Key, value, seen))).OfType<string>();
            console.WriteWarning(string.Join(' ',
                [$"No database in {target} is what was asked for.{(Filter.Tags.Count > 0 ? " Names and values of tags are compared exactly." : "")}", .. guesses]));
        }

        foreach (var name in missed)
            await GuardAsync(console, null, () => DatabaseAsync(target, name, cancellation)).ConfigureAwait(false);
    }

    private DatabaseFilter Filter => new()
    {
        Engines = Engine,
        Kind = Kind is null ? null : Enum.Parse<SnapshotKind>(Kind, ignoreCase: true),
        Tags = TagInput.Read(Tag ?? []).ToDictionary(tag => tag.Key, tag => tag.Values.Contains("*", StringComparer.Ordinal) ? [] : tag.Values, StringComparer.Ordinal),
    };

    // A name without a place is found among all; everything else is asked for by itself.
    private static bool IsListed(DatabaseInput input) => input is { Place: null, Region: null, Mistake: null };
}
