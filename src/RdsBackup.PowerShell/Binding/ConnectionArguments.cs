using System.Collections;
using System.Management.Automation;
using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>
/// What a call says about credentials and region, and what follows from it; pure. Credentials: <c>-Credential</c>, <c>-AccessKey</c>, <c>-ProfileName</c>,
/// the session's, the SDK's own chain. Region: <c>-Region</c>, the named profile's own, the session's, the SDK's own chain.
/// </summary>
internal sealed record ConnectionArguments
{
    public string? Region { get; init; }

    public string? ProfileName { get; init; }

    public string? ProfileLocation { get; init; }

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    public string? SessionToken { get; init; }

    public object? Credential { get; init; }

    public string? RoleArn { get; init; }

    public string? ExternalId { get; init; }

    public Uri? EndpointUrl { get; init; }

    /// <summary>What is typed so far of a command line that is being completed.</summary>
    public static ConnectionArguments Typed(IDictionary bound) => new()
    {
        Region = bound[nameof(Region)]?.ToString(),
        ProfileName = bound[nameof(ProfileName)]?.ToString(),
        ProfileLocation = bound[nameof(ProfileLocation)]?.ToString(),
        AccessKey = bound[nameof(AccessKey)]?.ToString(),
        SecretKey = bound[nameof(SecretKey)]?.ToString(),
        SessionToken = bound[nameof(SessionToken)]?.ToString(),
        Credential = bound[nameof(Credential)],
        RoleArn = bound[nameof(RoleArn)]?.ToString(),
        ExternalId = bound[nameof(ExternalId)]?.ToString(),
        EndpointUrl = Uri.TryCreate(bound[nameof(EndpointUrl)]?.ToString(), UriKind.Absolute, out var url) ? url : null,
    };

    /// <summary>Whether the call names credentials, rather than to take what the session has.</summary>
    public bool NamesCredentials => ProfileName is not null || Credential is not null || AccessKey is not null || RoleArn is not null;

    /// <summary>What is to be opened.</summary>
    /// <exception cref="CommandException">The arguments contradict each other.</exception>
    public Connection ToConnection(CallerSession session)
    {
        Check();
        var file = ProfileLocation is null ? null : FileOf(ProfileLocation, session);
        var sandboxed = SandboxProfile(session);
        var (credentials, source) = sandboxed is null ? Credentials(session) : (sandboxed.Credentials, $"the sandbox's profile '{sandboxed.Name}'");
        return new Connection
        {
            Credentials = credentials,
            CredentialsSource = source,
            ProfileName = credentials is null ? ProfileName : null,
            ProfileLocation = file,
            Region = Region ?? (ProfileName is null ? null : sandboxed?.Region),
            DefaultRegion = StoredRegion(session) ?? session.Sandbox?.Regions[0],
            RoleArn = RoleArn,
            ExternalId = ExternalId,
            Access = Access(session),
        };
    }

    /// <summary>The way to AWS: the sandbox's while one runs.</summary>
    public AwsAccess Access(CallerSession session) => EndpointUrl is null && session.Sandbox is { } sandbox ? sandbox.Access : new AwsAccess { Url = EndpointUrl };

    /// <summary>Which source named the region, in words.</summary>
    public string RegionSource(CallerSession session) =>
        Region is not null ? "region of -Region"
        : Credential is null && AccessKey is null && ProfileName is not null ? $"region of the profile '{ProfileName}', else of the session"
        : StoredRegion(session) is not null ? "region of $StoredAWSRegion"
        : "region of the environment or default profile";

    // What the session keeps is for its own AWS: it counts in a sandbox only where that has such a region.
    private static string? StoredRegion(CallerSession session) =>
        session.Sandbox?.Regions.Contains(session.StoredRegion, StringComparer.Ordinal) == false ? null : session.StoredRegion;

    private void Check()
    {
        if (ProfileName is not null && Credential is not null)
            throw Contradiction("-ProfileName and -Credential both name credentials.", "Pass one of them.");
        if (ProfileName is not null && AccessKey is not null)
            throw Contradiction("-ProfileName and -AccessKey both name credentials.", "Pass one of them.");
        if (Credential is not null && AccessKey is not null)
            throw Contradiction("-Credential and -AccessKey both name credentials.", "Pass one of them.");
        if (AccessKey is null != SecretKey is null)
            throw Contradiction("-AccessKey and -SecretKey belong together.", "Pass both, or neither.");
        if (SessionToken is not null && AccessKey is null)
            throw Contradiction("-SessionToken belongs to an access key.", "Pass -AccessKey and -SecretKey with it.");
        if (ExternalId is not null && RoleArn is null)
            throw Contradiction("-ExternalId belongs to a role.", "Pass -RoleArn with it.");
        if (RoleArn is not null && !IsRole(RoleArn))
            throw Contradiction($"'{RoleArn}' is not the ARN of a role.", "Pass one like arn:aws:iam::123456789012:role/name.");
        if (EndpointUrl is not null && !(EndpointUrl.IsAbsoluteUri && EndpointUrl.Scheme is ("http" or "https")))
            throw Contradiction($"'{EndpointUrl}' is not a URL to call.", "Pass one like http://127.0.0.1:4566.");
    }

    // While a sandbox runs, its profiles are all there are, except those of a file that is named.
    private SandboxProfile? SandboxProfile(CallerSession session)
    {
        if (session.Sandbox is not { } sandbox || Credential is not null || AccessKey is not null || (ProfileName is not null && ProfileLocation is not null))
            return null;
        return ProfileName is null ? sandbox.Profiles[0]
            : sandbox.Profiles.FirstOrDefault(profile => profile.Name == ProfileName) ?? throw new CommandException(
                nameof(FailureKind.UnknownProfile),
                ErrorCategory.InvalidArgument,
                $"The sandbox has no profile '{ProfileName}', and while it runs your own are not looked at.",
                $"Pass one of its own: {string.Join(", ", sandbox.Profiles.Select(profile => profile.Name))} (Get-RdsBackupSandbox); or end it: Stop-RdsBackupSandbox.",
                ProfileName);
    }

    private (AWSCredentials? Credentials, string Source) Credentials(CallerSession session)
    {
        if (Credential is not null)
        {
            var lender = Credential is PSObject wrapped ? wrapped.BaseObject : Credential;
            return BorrowedCredentials.CanBorrow(lender)
                ? (new BorrowedCredentials(lender), "-Credential")
                : throw Contradiction($"A {lender.GetType().Name} holds no AWS credentials.", "Pass what Get-AWSCredential returns, or -ProfileName.");
        }

        if (AccessKey is not null)
        {
            return (SessionToken is null ? new BasicAWSCredentials(AccessKey, SecretKey) : new SessionAWSCredentials(AccessKey, SecretKey, SessionToken),
                "-AccessKey");
        }

        // The session's credentials are somebody's real ones: the sandbox must not see them.
        return ProfileName is null && session.StoredCredentials is { } stored && session.Sandbox is null
            ? (new BorrowedCredentials(stored), "$StoredAWSCredentials")
            : (null, "");
    }

    // A file of profiles, or a folder with one.
    private static string FileOf(string location, CallerSession session)
    {
        try
        {
            var file = session.Resolve(location);
            return Path.Exists(file) ? file : throw Unread($"{file} does not exist.");
        }
        catch (Exception odd) when (odd is IOException or ArgumentException or NotSupportedException)
        {
            throw Unread($"{location} cannot be read: {odd.Message}");
        }

        CommandException Unread(string why) => new(
            "FileNotRead", ErrorCategory.OpenError, $"The profile file {why}",
            "Check -ProfileLocation, where a relative path begins where the session is; without it, the AWS SDK looks in ~/.aws.", location);
    }

    private static bool IsRole(string arn) =>
        arn.Split(':', 6) is ["arn", { Length: > 0 }, "iam", "", var account, var name] && AccountId.IsValid(account) && name.StartsWith("role/", StringComparison.Ordinal);

    private static CommandException Contradiction(string message, string advice) =>
        new("InvalidArguments", ErrorCategory.InvalidArgument, message, advice);
}
