using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A cmdlet that calls AWS: credentials and region as AWS.Tools names and finds them.</summary>
public abstract class RdsCommand : AsyncCommand
{
    private readonly ConcurrentDictionary<string, string> profiles = new(StringComparer.Ordinal);
    private readonly AskedOnce<string, Target> connecting = new(forgetsFailures: true);
    private readonly AskedOnce<Place, IReadOnlyList<string>> names = new();
    private Target? reached;

    /// <summary>The region.</summary>
    [Parameter]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [OneValue]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>A profile of the credentials or config file.</summary>
    [Parameter]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [OneValue]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file, when it is not where the SDK looks.</summary>
    [Parameter]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    [ValidateNotNullOrEmpty]
    public string? ProfileLocation { get; set; }

    /// <summary>The access key id.</summary>
    [Parameter]
    [Alias("AK")]
    [ValidateNotNullOrEmpty]
    public string? AccessKey { get; set; }

    /// <summary>The secret access key.</summary>
    [Parameter]
    [Alias("SK", "SecretAccessKey")]
    [ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials.</summary>
    [Parameter]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <summary>Credentials in hand, e.g. what <c>Get-AWSCredential</c> returns; of any version of the SDK.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Credential { get; set; }

    /// <summary>A role to assume with the credentials found.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RoleArn { get; set; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExternalId { get; set; }

    /// <summary>One URL for all services instead of AWS's own.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? EndpointUrl { get; set; }

    /// <inheritdoc/>
    internal override string? ProfileOf(string account) => profiles.GetValueOrDefault(account);

    /// <summary>Whether this call names credentials of its own, which then go before those a piped record brings.</summary>
    internal bool NamesCredentials => Arguments.NamesCredentials;

    private ConnectionArguments Arguments => new()
    {
        Region = Region,
        ProfileName = ProfileName,
        ProfileLocation = ProfileLocation,
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        SessionToken = SessionToken,
        Credential = Credential,
        RoleArn = RoleArn,
        ExternalId = ExternalId,
        EndpointUrl = EndpointUrl,
    };

    /// <summary>Refuses parameters that contradict each other, and opens the account when this call names one.</summary>
    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        foreach (var (name, time) in Times)
        {
            if (time <= TimeSpan.Zero || time > SecondsAttribute.Longest)
            {
                throw new CommandException(
                    "InvalidArguments", ErrorCategory.InvalidArgument, Invariant($"-{name} is {time:c}: a time has to be longer than nothing and at most 365 days."),
                    $"Pass seconds, or hours:minutes:seconds: -{name} 90, -{name} 0:01:30.", time);
            }
        }

        _ = Arguments.ToConnection(Caller);
        if (Region is not null)
            Place.ParseRegion(Region);
        if (!NamesCredentials)
            return;
        try
        {
            await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        }
        catch (BackupException unsaid) when (unsaid.Kind == FailureKind.UnknownRegion && TakesRegionFromInput)
        {
        }
    }

    /// <summary>The times of this call, by the names of their parameters.</summary>
    private protected virtual IEnumerable<(string Name, TimeSpan Time)> Times => [];

    /// <summary>What a cmdlet looks for, e.g. <c>snapshots</c>; null for one that looks for nothing.</summary>
    private protected virtual string? LooksFor => null;

    private protected sealed override string? NothingFound
    {
        get
        {
            if (LooksFor is null || !HasLooked)
                return null;
            var asked = MyInvocation.BoundParameters
                .Where(parameter => Narrows(parameter.Key) && parameter.Value is not null)
                .Select(parameter => parameter.Value is SwitchParameter ? $"-{parameter.Key}" : $"-{parameter.Key} {Worded(parameter.Value)}").ToList();
            return $"No {LooksFor}{(reached is null ? "" : $" in {reached.Place}")}{(asked.Count == 0 ? "" : $" for {string.Join(' ', asked)}")}.";
        }
    }

    /// <summary>Whether anything was asked: not without input.</summary>
    private protected virtual bool HasLooked => reached is not null;

    // Of all parameters those that say what is looked for, and not where to look or how to talk.
    private bool Narrows(string parameter) => !CommonParameters.Contains(parameter) && !OptionalCommonParameters.Contains(parameter) && GetType().GetProperty(parameter)?.DeclaringType != typeof(RdsCommand);

    private static string Worded(object value) => value switch
    {
        string text => text,
        DateTimeOffset time => CopyName.Format(time),
        IDictionary pairs => string.Join(", ", pairs.Keys.Cast<object>().Select(key => $"{key}={pairs[key]}")),
        IEnumerable many => string.Join(", ", many.Cast<object>()),
        _ => value.ToString() ?? "",
    };

    /// <summary>Whether the input tells the region, so that it need not be said.</summary>
    private protected virtual bool TakesRegionFromInput => false;

    /// <summary>The account and region that parameters and session mean; AWS is asked once for each call of the cmdlet.</summary>
    /// <exception cref="BackupException">There are no credentials or no region, or AWS does not accept them.</exception>
    /// <param name="console">Hears where credentials and region came from.</param>
    /// <param name="region">The region of the input, for when nobody says one; null where there is no input.</param>
    /// <param name="cancellation">Ends the question.</param>
    internal Task<Target> ConnectAsync(IRdsConsole console, string? region, CancellationToken cancellation) =>
        connecting.AskAsync(nameof(Target), () => OpenAsync(console, region, cancellation));

    /// <summary>An account and region: what parameters and session mean, at a place that is named.</summary>
    /// <param name="place">The place; null where none is named.</param>
    /// <param name="console">Hears where credentials and region came from.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="BackupException">The credentials are another account's, or there are none.</exception>
    internal async Task<Target> OwningAsync(Place? place, IRdsConsole console, CancellationToken cancellation)
    {
        var caller = await ConnectAsync(console, place?.Region, cancellation).ConfigureAwait(false);
        return place is null ? caller : caller.Owning(place);
    }

    /// <summary>A database and its owner: what the record brings, unless this call names credentials.</summary>
    /// <exception cref="BackupException">It is not there, or the credentials are another account's.</exception>
    internal async Task<(Database Database, Target Owner)> FindAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(input, console, cancellation).ConfigureAwait(false);
        return (input.Record is { } record && !NamesCredentials ? record.Database : await DatabaseAsync(owner, input.Identifier, cancellation).ConfigureAwait(false), owner);
    }

    /// <summary>A database by identifier.</summary>
    /// <exception cref="BackupException">It is not there; what may be meant is in the advice.</exception>
    internal async Task<Database> DatabaseAsync(Target owner, string id, CancellationToken cancellation)
    {
        try
        {
            return await Finder.DatabaseAsync(owner, id, cancellation).ConfigureAwait(false);
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.DatabaseNotFound)
        {
            var there = await names.AskAsync(owner.Place, () => Finder.NamesAsync(owner, cancellation)).ConfigureAwait(false);
            throw new BackupException(missing.Failure with { Advice = $"{Spelling.DidYouMean(id, there)} {missing.Failure.Advice}".TrimStart() }, missing);
        }
    }

    /// <summary>The owner of a database: what the record brings, unless this call names credentials.</summary>
    /// <exception cref="BackupException">The credentials are another account's.</exception>
    internal async Task<Target> OwnerAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation)
    {
        input.DemandOne();
        return input.Record is { } record && !NamesCredentials ? record.Owner : await OwningAsync(input.Place, input.Region, console, cancellation).ConfigureAwait(false);
    }

    // A line of a list may name a region and no account.
    private async Task<Target> OwningAsync(Place? place, string? region, IRdsConsole console, CancellationToken cancellation) => place is null && region is not null
        ? (await ConnectAsync(console, Place.ParseRegion(region), cancellation).ConfigureAwait(false)).In(region)
        : await OwningAsync(place, console, cancellation).ConfigureAwait(false);

    /// <summary>The owner of a snapshot, in the snapshot's region: what the record brings, unless this call names credentials.</summary>
    /// <exception cref="BackupException">The credentials are another account's.</exception>
    internal async Task<Target> OwnerAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        snapshot.DemandOne();
        return snapshot.Record?.Owner is { } owner && !NamesCredentials
            ? owner.Owning(snapshot.Arn!.Place)
            : await OwningAsync(snapshot.Arn?.Place ?? snapshot.Place, snapshot.Region, console, cancellation).ConfigureAwait(false);
    }

    /// <summary>An account and region that a file names, with the profile it names for it, else with what this call says.</summary>
    /// <exception cref="BackupException">The credentials are another account's, or there are none.</exception>
    internal async Task<Target> OpenAsync(Place place, string? profile, IRdsConsole console, CancellationToken cancellation)
    {
        if (profile is null)
            return await OwningAsync(place, console, cancellation).ConfigureAwait(false);

        var arguments = new ConnectionArguments { ProfileName = profile, ProfileLocation = ProfileLocation, Region = place.Region, EndpointUrl = EndpointUrl };
        var opened = await Asking(arguments.ToConnection(Caller), console).OpenAsync(cancellation).ConfigureAwait(false);
        console.WriteDebug($"{opened}: credentials of {opened.Source}.");
        profiles[opened.AccountId] = profile;
        return opened.Owning(place);
    }

    /// <summary>The snapshot as its owner sees it; asked for again while it was in progress when last seen.</summary>
    /// <exception cref="BackupException">It is not there.</exception>
    /// <exception cref="CommandException">It is not there by name.</exception>
    internal async Task<Snapshot> LookAsync(SnapshotInput snapshot, Target owner, CancellationToken cancellation)
    {
        if (snapshot.Record?.Facts is { IsAvailable: true } known)
            return known;
        if (snapshot.Arn is { } arn)
            return await Finder.SnapshotAsync(owner, arn, cancellation).ConfigureAwait(false);
        try
        {
            return await Finder.SnapshotAsync(owner, snapshot.Text, cancellation).ConfigureAwait(false);
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.SnapshotNotFound)
        {
            // Databases are named where snapshots are meant, for other cmdlets take them there.
            var there = ErrorRecords.Options(ProfileOf(owner.AccountId), owner.Region);
            throw new CommandException(
                nameof(FailureKind.SnapshotNotFound), ErrorCategory.ObjectNotFound, missing.Message,
                $"See what is there: Get-RdsBackupSnapshot{there}. {OfDatabase(Typed.Word(snapshot.Text), there)}", snapshot.Text);
        }
    }

    /// <summary>What to type when the name of a snapshot is a database's.</summary>
    private protected virtual string OfDatabase(string name, string there) => $"If it is the name of a database, find its snapshot first: Get-RdsBackupSnapshot {name} -Latest{there} | …";

    /// <summary>A snapshot by ARN, as an account sees it that need not be the owner.</summary>
    /// <exception cref="BackupException">It is not there.</exception>
    /// <exception cref="CommandException">It is not there, or its owner does not share it.</exception>
    internal async Task<Snapshot> SeeAsync(Target caller, SnapshotArn arn, CancellationToken cancellation)
    {
        var there = caller.In(arn.Place.Region);
        try
        {
            return await Finder.SnapshotAsync(there, arn, cancellation).ConfigureAwait(false);
        }
        catch (BackupException unseen) when (unseen.Kind == FailureKind.SnapshotNotFound && arn.Place.AccountId != there.AccountId)
        {
            throw new CommandException(
                nameof(FailureKind.SnapshotNotFound),
                ErrorCategory.ObjectNotFound,
                $"Snapshot '{arn.Id}' in {arn.Place} is not shared with account {there.AccountId}, or does not exist.",
                $"Let its owner share it: Grant-RdsSnapshotShare {Typed.Word(arn.ToString())} -AccountId {there.AccountId}. What is shared: Get-RdsBackupSnapshot -Type shared{ErrorRecords.Options(ProfileOf(there.AccountId), arn.Place.Region)}.",
                arn.ToString());
        }
    }

    private static Connection Asking(Connection connection, IRdsConsole console) =>
        connection with { AskMfaCode = serial => console.AskAsync($"Code of the MFA device {serial}") };

    private async Task<Target> OpenAsync(IRdsConsole console, string? region, CancellationToken cancellation)
    {
        var connection = Asking(Arguments.ToConnection(Caller), console);
        var opened = await (connection with { DefaultRegion = connection.DefaultRegion ?? region }).OpenAsync(cancellation).ConfigureAwait(false);
        console.WriteDebug($"{opened}: credentials of {opened.Source}; {Arguments.RegionSource(Caller)}{(Caller.Sandbox is null ? "" : "; in the sandbox")}.");
        if (ProfileName is not null && RoleArn is null)
            profiles[opened.AccountId] = ProfileName;
        return reached = opened;
    }
}
