using System.Collections.Concurrent;
using Amazon.Runtime;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>Account, region, credentials and the way to AWS, as one value: whoever holds it can call AWS there, and nothing further down looks for credentials.</summary>
public sealed class Target
{
    private readonly ConcurrentDictionary<string, Target> regions;
    private readonly ConcurrentDictionary<Type, object> gateways = new();

    internal Target(Place place, AWSCredentials credentials, AwsAccess access, string source = "")
        : this(place, credentials, access, source, new ConcurrentDictionary<string, Target>(StringComparer.Ordinal))
    {
    }

    private Target(Place place, AWSCredentials credentials, AwsAccess access, string source, ConcurrentDictionary<string, Target> regions)
    {
        this.regions = regions;
        regions[place.Region] = this;
        Source = source;
        Place = place;
        Credentials = credentials;
        Access = access;
    }

    /// <summary>Account and region.</summary>
    public Place Place { get; }

    /// <summary>The 12-digit account id.</summary>
    public string AccountId => Place.AccountId;

    /// <summary>The region.</summary>
    public string Region => Place.Region;

    /// <summary>Where the credentials came from, e.g. <c>profile 'primary'</c>; never the credentials themselves.</summary>
    public string Source { get; }

    /// <summary>The time there: the sandbox's runs on a clock of its own.</summary>
    public DateTimeOffset Now => Access.Clock.GetUtcNow();

    internal AWSCredentials Credentials { get; }

    internal AwsAccess Access { get; }

    /// <summary>The gateway to a service there; always the same one.</summary>
    internal TGateway Of<TGateway>() where TGateway : class, IGateway<TGateway> =>
        (TGateway)gateways.GetOrAdd(typeof(TGateway), static (_, own) => TGateway.To(own), this);

    /// <summary>The same account in another region; always the same value for the same region.</summary>
    public Target In(string region) => regions.GetOrAdd(
        region, static (other, own) => new Target(own.Place with { Region = Place.ParseRegion(other) }, own.Credentials, own.Access, own.Source, own.regions), this);

    /// <summary>The region of something that this account owns.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.WrongAccount"/>.</exception>
    public Target Owning(Place place) => place.AccountId == AccountId ? In(place.Region) : throw AwsFailures.WrongAccount(place.AccountId, AccountId);

    /// <inheritdoc/>
    public override string ToString() => Place.ToString();
}
