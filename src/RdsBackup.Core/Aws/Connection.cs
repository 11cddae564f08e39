using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.Aws;

/// <summary>What a user says about credentials and region, before anything is looked up.</summary>
public sealed record Connection
{
    /// <summary>A profile of the credentials or config file.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file to look in; null for the SDK's own places.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>Credentials in hand; they go before profile and environment.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The region; null for the profile's own, then the environment's.</summary>
    public string? Region { get; init; }

    /// <summary>The region when neither <see cref="Region"/> nor the profile names one, before the environment's.</summary>
    public string? DefaultRegion { get; init; }

    /// <summary>What is said about where <see cref="Credentials"/> come from, e.g. <c>-Credential</c>.</summary>
    public string CredentialsSource { get; init; } = "credentials in hand";

    /// <summary>A role to assume with the credentials found.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    public string? ExternalId { get; init; }

    /// <summary>How AWS is reached.</summary>
    public AwsAccess Access { get; init; } = new();

    /// <summary>Finds credentials and region, and asks AWS whose they are (STS GetCallerIdentity).</summary>
    /// <exception cref="BackupException">No such profile or region, no credentials, or AWS does not accept them.</exception>
    public async Task<Target> OpenAsync(CancellationToken cancellation)
    {
        var (credentials, profileRegion, source) = Find();
        var region = Place.ParseRegion(Region ?? profileRegion ?? DefaultRegion ?? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
            ?? throw Failures.RegionMissing(ProfileName));
        if (RoleArn is not null)
        {
            credentials = await AssumeAsync(credentials, region, cancellation).ConfigureAwait(false);
            source = $"role {RoleArn}, assumed with {source}";
        }

        using var sts = Sts(credentials, region);
        var account = await AskAsync(ProfileName, region, AccountAsync, cancellation).ConfigureAwait(false);
        return new Target(new Place(account, region), credentials, Access, source);

        async Task<string> AccountAsync()
        {
            var answer = (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation).ConfigureAwait(false)).Account;
            // The SDK reads any page of a proxy as an answer without members.
            return AccountId.IsValid(answer) ? answer : throw Way.Noted(
                new InvalidDataException("It has no account id."), new Uri(sts.Config.ServiceURL ?? $"https://sts.{region}.{Place.DnsSuffixOf(region)}"), Access.Proxy);
        }
    }

    // Somebody waits for this at a prompt, and a wrong URL or region is told at once: what passes is tried three times, with no more patience than that.
    private async Task<T> AskAsync<T>(string? subject, string region, Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await FaultMap.GuardAsync(new FaultContext(new Place("", region), subject), call, cancellation).ConfigureAwait(false);
            }
            catch (BackupException passing) when (tries < 3 && passing.Failure.IsTransient && passing.Kind != FailureKind.EndpointUnreachable)
            {
                await Pause.ForAsync(Access.Chance.UpTo(TimeSpan.FromSeconds(2)), Access.Clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    private AmazonSecurityTokenServiceClient Sts(AWSCredentials credentials, string region) =>
        Access.Watched(new AmazonSecurityTokenServiceClient(credentials, Access.Configure(new AmazonSecurityTokenServiceConfig(), region)));

    private (AWSCredentials Credentials, string? Region, string Source) Find()
    {
        if (Credentials is not null)
            return (Credentials, null, CredentialsSource);

        if (ProfileName is not null)
        {
            var chain = new CredentialProfileStoreChain(ProfileLocation);
            if (!chain.TryGetProfile(ProfileName, out var profile))
                throw Failures.UnknownProfile(ProfileName, ProfileLocation ?? "the AWS credentials and config files");
            return (Of(profile, chain), profile.Region?.SystemName, $"profile '{ProfileName}'");
        }

        try
        {
            return (DefaultAWSCredentialsIdentityResolver.GetCredentials(), null, "the SDK's default chain (environment, default profile, role of this machine)");
        }
        catch (AmazonClientException missing)
        {
            throw Failures.CredentialsMissing(missing);
        }
    }

    private static AWSCredentials Of(CredentialProfile profile, CredentialProfileStoreChain chain)
    {
        try
        {
            return profile.GetAWSCredentials(chain);
        }
        catch (Exception incomplete) when (incomplete is InvalidDataException or AmazonClientException)
        {
            throw Failures.ProfileIncomplete(profile.Name, incomplete);
        }
    }

    private async Task<AWSCredentials> AssumeAsync(AWSCredentials credentials, string region, CancellationToken cancellation)
    {
        using var sts = Sts(credentials, region);
        // Fails here, with the caller waiting, rather than at the first call that needs the role.
        _ = await AskAsync(
            RoleArn, region, () => sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = SessionName, ExternalId = ExternalId }, cancellation),
            cancellation).ConfigureAwait(false);
        return new RoleCredentials(() => Sts(credentials, region), RoleArn!, SessionName, ExternalId);
    }

    private const string SessionName = "rdsbackup";

    // The SDK's AssumeRoleAWSCredentials finds its STS client by itself and so misses our endpoint.
    private sealed class RoleCredentials(Func<AmazonSecurityTokenServiceClient> client, string roleArn, string session, string? externalId)
        : RefreshingAWSCredentials
    {
        protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
        {
            using var sts = client();
            var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = session, ExternalId = externalId })
                .ConfigureAwait(false);
            var lent = Reading.Told(answer.Credentials, "Credentials");
            if (string.IsNullOrEmpty(lent.AccessKeyId) || string.IsNullOrEmpty(lent.SecretAccessKey) || string.IsNullOrEmpty(lent.SessionToken))
                throw Failures.AnswerLacks("Credentials");
            return new CredentialsRefreshState(
                new ImmutableCredentials(lent.AccessKeyId, lent.SecretAccessKey, lent.SessionToken), lent.Expiration ?? throw Failures.AnswerLacks("Expiration"));
        }

        protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();
    }
}
