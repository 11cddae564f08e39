using Amazon.Runtime;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>Account, region, credentials and the way to AWS, as one value: whoever holds it can call AWS there, and nothing further down looks for credentials.</summary>
public sealed class Target
{
    internal Target(Place place, AWSCredentials credentials, AwsAccess access)
    {
        Place = place;
        Credentials = credentials;
        Access = access;
        Rds = new RdsGateway(this);
        Kms = new KmsGateway(this);
    }

    /// <summary>Account and region.</summary>
    public Place Place { get; }

    /// <summary>The 12-digit account id.</summary>
    public string AccountId => Place.AccountId;

    /// <summary>The region.</summary>
    public string Region => Place.Region;

    internal AWSCredentials Credentials { get; }

    internal AwsAccess Access { get; }

    internal RdsGateway Rds { get; }

    internal KmsGateway Kms { get; }

    /// <summary>The same account in another region.</summary>
    public Target In(string region) => region == Region ? this : new Target(Place with { Region = Place.ParseRegion(region) }, Credentials, Access);

    /// <inheritdoc/>
    public override string ToString() => Place.ToString();
}
