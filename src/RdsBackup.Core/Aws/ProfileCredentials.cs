using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken.Model;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Aws;

/// <summary>The credentials that a profile stands for: the SDK's, except that roles are asked for where the profile says that AWS is.</summary>
/// <param name="access">How AWS is reached.</param>
/// <param name="region">The region whose STS is asked.</param>
/// <param name="profile">The profile's name; empty for none.</param>
/// <param name="location">The file it is in; null for the SDK's own places.</param>
/// <param name="askMfaCode">Asks a person for the code of an MFA device; null where nobody is there.</param>
internal sealed class ProfileCredentials(AwsAccess access, string region, string profile, string? location, Func<string, Task<string?>>? askMfaCode)
{
    /// <summary>What AWS's log calls the sessions of roles.</summary>
    public const string SessionName = "rdsbackup";

    // A code opens one session and no second one: whoever typed it is not asked again by the next command.
    private static readonly ConcurrentDictionary<(string Profile, string? Location, string Role, string Serial, string Region, Uri? Url), MfaSession> Sessions = new();

    /// <summary>What the SDK makes of a profile.</summary>
    /// <exception cref="BackupException">It lacks what it needs.</exception>
    public static AWSCredentials Of(CredentialProfile profile, ICredentialProfileSource chain)
    {
        try
        {
            return profile.GetAWSCredentials(chain);
        }
        catch (Exception incomplete) when (incomplete is InvalidDataException or InvalidOperationException or AmazonClientException or AmazonServiceException)
        {
            throw profile.Options.LoginSession is { Length: > 0 } ? AwsFailures.LoginUnsupported(profile.Name, incomplete)
                : profile.Options.CredentialSource is { Length: > 0 } source ? AwsFailures.NoRoleHere(profile.Name, source, incomplete)
                : AwsFailures.ProfileIncomplete(profile.Name, incomplete);
        }
    }

    /// <summary>Whether somebody signs in for them, in a browser.</summary>
    public static bool SignsIn(AWSCredentials credentials) => credentials switch
    {
        SSOAWSCredentials => true,
        AssumeRoleAWSCredentials role => SignsIn(role.SourceCredentials),
        _ => false,
    };

    /// <summary>The profile by which somebody signs in: the last of those that each name the next as their source.</summary>
    public static string SignedInBy(string? profile, string? location)
    {
        var chain = new CredentialProfileStoreChain(location);
        var name = profile ?? (Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } named ? named : "default");
        for (var hops = 0; hops < 8 && chain.TryGetProfile(name, out var found) && found.Options.SourceProfile is { Length: > 0 } source; hops++)
            name = source;
        return name;
    }

    /// <summary>Credentials whose roles are asked for, and renewed, where this profile says.</summary>
    public AWSCredentials Renewable(AWSCredentials credentials) => credentials switch
    {
        AssumeRoleAWSCredentials role => OfRole(role, Renewable(role.SourceCredentials)),
        AssumeRoleWithWebIdentityCredentials identity => new RoleCredentials(cancellation => LendAsync(identity, cancellation)),
        _ => credentials,
    };

    private RoleCredentials OfRole(AssumeRoleAWSCredentials role, AWSCredentials source)
    {
        if (role.Options?.MfaSerialNumber is not { Length: > 0 } serial)
            return new RoleCredentials(cancellation => LendAsync(role, source, null, cancellation));

        var session = Sessions.GetOrAdd((profile, location, role.RoleArn, serial, region, access.Url), _ => new MfaSession());
        lock (session)
        {
            session.Ask = askMfaCode;
            return session.Credentials ??= new RoleCredentials(cancellation => LendByCodeAsync(role, source, session, cancellation));
        }
    }

    private async Task<Credentials?> LendByCodeAsync(AssumeRoleAWSCredentials role, AWSCredentials source, MfaSession session, CancellationToken cancellation)
    {
        var serial = role.Options.MfaSerialNumber;
        session.Code ??= session.Ask is { } ask ? (await ask(serial).ConfigureAwait(false))?.Trim() : null;
        if (session.Code is not { Length: > 0 } code)
        {
            session.Code = null;
            throw AwsFailures.MfaRequired(role.RoleArn, serial);
        }

        // What never came to AWS is sent again by the SDK, and nobody is asked again for that.
        try
        {
            var lent = await LendAsync(role, source, code, cancellation).ConfigureAwait(false);
            session.Code = null;
            return lent;
        }
        catch (AmazonServiceException refused) when (refused.ErrorCode is { Length: > 0 })
        {
            session.Code = null;
            throw;
        }
    }

    private async Task<Credentials?> LendAsync(AssumeRoleAWSCredentials role, AWSCredentials source, string? code, CancellationToken cancellation)
    {
        using var sts = access.Sts(source, region);
        var request = new AssumeRoleRequest
        {
            RoleArn = role.RoleArn,
            RoleSessionName = role.RoleSessionName,
            ExternalId = role.Options?.ExternalId,
            SerialNumber = code is null ? null : role.Options?.MfaSerialNumber,
            TokenCode = code,
        };
        return (await sts.AssumeRoleAsync(request, cancellation).ConfigureAwait(false)).Credentials;
    }

    private async Task<Credentials?> LendAsync(AssumeRoleWithWebIdentityCredentials identity, CancellationToken cancellation)
    {
        string token;
        try
        {
            token = (await File.ReadAllTextAsync(identity.WebIdentityTokenFile, cancellation).ConfigureAwait(false)).Trim();
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw AwsFailures.TokenUnread(identity.WebIdentityTokenFile, unread);
        }

        using var sts = access.Sts(new AnonymousAWSCredentials(), region);
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = identity.RoleArn, RoleSessionName = identity.RoleSessionName ?? SessionName, WebIdentityToken = token };
        return (await sts.AssumeRoleWithWebIdentityAsync(request, cancellation).ConfigureAwait(false)).Credentials;
    }

    // The session of a role that was opened with a code, and who is asked for the next one.
    private sealed class MfaSession
    {
        public RoleCredentials? Credentials { get; set; }

        public Func<string, Task<string?>>? Ask { get; set; }

        // A code that AWS has not yet seen.
        public string? Code { get; set; }
    }
}
