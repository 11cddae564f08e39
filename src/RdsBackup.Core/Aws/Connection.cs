using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Timing;

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

    /// <summary>Asks a person for the code of an MFA device, by its serial number; null, or a null answer, where nobody is there.</summary>
    public Func<string, Task<string?>>? AskMfaCode { get; init; }

    /// <summary>Finds credentials and region, and asks AWS whose they are (STS GetCallerIdentity).</summary>
    /// <exception cref="BackupException">No such profile or region, no credentials, or AWS does not accept them.</exception>
    public async Task<Target> OpenAsync(CancellationToken cancellation)
    {
        var (found, profile, source) = Find();
        var region = Place.ParseRegion(Region ?? profile?.Region?.SystemName ?? DefaultRegion ?? FallbackRegion() ?? throw AwsFailures.RegionMissing(ProfileName));
        var settings = profile is null ? null : new ProfileSettings(profile, ProfileLocation);
        var access = Access with
        {
            Profile = settings,
            CaBundle = settings is not null ? settings.CaBundle : Credentials is null ? ProfileSettings.CaBundleOfDefault : ProfileSettings.CaBundleOfEnvironment,
        };
        try
        {
            var credentials = new ProfileCredentials(access, region, ProfileName ?? "", ProfileLocation, AskMfaCode).Renewable(found);
            if (RoleArn is not null)
            {
                credentials = await AssumeAsync(credentials, access, region, cancellation).ConfigureAwait(false);
                source = $"role {RoleArn}, assumed with {source}";
            }

            using var sts = access.Sts(credentials, region);
            var account = await AskAsync(ProfileName, region, () => AccountAsync(sts), cancellation).ConfigureAwait(false);
            return new Target(new Place(account, region), credentials, access, source);
        }
        catch (BackupException failed) when (failed.Kind is FailureKind.CredentialsMissing or FailureKind.CredentialsExpired && ProfileCredentials.SignsIn(found))
        {
            throw AwsFailures.SignedOut(ProfileCredentials.SignedInBy(ProfileName, ProfileLocation), failed);
        }

        async Task<string> AccountAsync(AmazonSecurityTokenServiceClient sts)
        {
            var answer = (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation).ConfigureAwait(false)).Account;
            // The SDK reads any page of a proxy as an answer without members.
            return AccountId.IsValid(answer) ? answer : throw Way.Noted(
                new InvalidDataException("It has no account id."), new Uri(sts.Config.ServiceURL ?? $"https://sts.{region}.{Place.DnsSuffixOf(region)}"), Access.Proxy);
        }
    }

    // The default profile's region is that profile's: one that is named without a region has the environment's, or none.
    private string? FallbackRegion() => ProfileName is null || Credentials is not null
        ? FallbackRegionFactory.GetRegionEndpoint()?.SystemName
        : Named("AWS_REGION") ?? Named("AWS_DEFAULT_REGION");

    private static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    // Somebody waits for this at a prompt, and a wrong URL or region is told at once: what passes is tried three times, with no more patience than that.
    private async Task<T> AskAsync<T>(string? subject, string region, Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await FaultMap.GuardAsync(new FaultContext(Service.Sts, new Place("", region), subject), call, cancellation).ConfigureAwait(false);
            }
            catch (BackupException passing) when (tries < 3 && passing.Failure.IsTransient && passing.Kind != FailureKind.EndpointUnreachable)
            {
                await Pause.ForAsync(Access.Chance.UpTo(TimeSpan.FromSeconds(2)), Access.Clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    private (AWSCredentials Credentials, CredentialProfile? Profile, string Source) Find()
    {
        if (Credentials is not null)
            return (Credentials, null, CredentialsSource);

        if (ProfileName is not null)
        {
            var chain = new CredentialProfileStoreChain(ProfileLocation);
            if (!chain.TryGetProfile(ProfileName, out var profile))
                throw AwsFailures.UnknownProfile(ProfileName, ProfileLocation ?? "the AWS credentials and config files");
            return (ProfileCredentials.Of(profile, chain), profile, $"profile '{ProfileName}'");
        }

        try
        {
            return (DefaultAWSCredentialsIdentityResolver.GetCredentials(), null, "the SDK's default chain (environment, default profile, role of this machine)");
        }
        catch (Exception missing) when (missing is AmazonClientException or AmazonServiceException)
        {
            throw AwsFailures.CredentialsMissing(missing);
        }
    }

    private async Task<AWSCredentials> AssumeAsync(AWSCredentials credentials, AwsAccess access, string region, CancellationToken cancellation)
    {
        // Fails here, with the caller waiting, rather than at the first call that needs the role.
        await AskAsync(RoleArn, region, () => LendAsync(cancellation), cancellation).ConfigureAwait(false);
        return new RoleCredentials(LendAsync);

        async Task<Credentials?> LendAsync(CancellationToken cancelled)
        {
            using var sts = access.Sts(credentials, region);
            var request = new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = ProfileCredentials.SessionName, ExternalId = ExternalId };
            return (await sts.AssumeRoleAsync(request, cancelled).ConfigureAwait(false)).Credentials;
        }
    }
}
