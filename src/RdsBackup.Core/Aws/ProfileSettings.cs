using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Util;

namespace RdsBackup.Core.Aws;

/// <summary>
/// What a named profile says of the way to AWS beside its credentials. The SDK takes some of it from the default profile, or the one that <c>AWS_PROFILE</c>
/// names, whichever is named to it (<c>FallbackInternalConfigurationFactory</c>). As everywhere, the environment's word goes before (AWS SDKs and Tools reference,
/// "Configuration settings precedence").
/// </summary>
/// <param name="profile">The profile.</param>
/// <param name="location">The file it was looked for in; null for the SDK's own places.</param>
internal sealed class ProfileSettings(CredentialProfile profile, string? location)
{
    /// <summary>The file with the certificates that are trusted; null for those of this machine.</summary>
    public string? CaBundle { get; } = CaBundleOfEnvironment ?? Setting(profile, "ca_bundle");

    /// <summary>The environment's; it counts where no profile is named, too.</summary>
    public static string? CaBundleOfEnvironment => Environment.GetEnvironmentVariable("AWS_CA_BUNDLE") is { Length: > 0 } path ? path : null;

    /// <summary>The default profile's, where the environment names none.</summary>
    public static string? CaBundleOfDefault
    {
        get
        {
            var name = Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } named ? named : "default";
            return CaBundleOfEnvironment ?? (new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? Setting(profile, "ca_bundle") : null);
        }
    }

    /// <summary>Has a client go the way that the profile says.</summary>
    public void ApplyTo(ClientConfig config)
    {
        // Its endpoint_url, also of a service's own section.
        config.Profile = new Profile(profile.Name, location);
        config.IgnoreConfiguredEndpointUrls = Said("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? profile.IgnoreConfiguredEndpointUrls ?? false;
        config.UseFIPSEndpoint = Said("AWS_USE_FIPS_ENDPOINT") ?? profile.UseFIPSEndpoint ?? false;
        config.UseDualstackEndpoint = Said("AWS_USE_DUALSTACK_ENDPOINT") ?? profile.UseDualstackEndpoint ?? false;
    }

    private static bool? Said(string variable) => bool.TryParse(Environment.GetEnvironmentVariable(variable), out var said) ? said : null;

    // The SDK knows no such setting, and keeps what it does not know to itself.
    private static string? Setting(CredentialProfile profile, string name)
    {
        if (profile.CredentialProfileStore is not SharedCredentialsFile { FilePath: { } credentials })
            return null;
        var config = Environment.GetEnvironmentVariable("AWS_CONFIG_FILE") is { Length: > 0 } named ? named : Path.Combine(Path.GetDirectoryName(credentials)!, "config");
        return In(credentials, marked: false) ?? In(config, marked: true);

        string? In(string file, bool marked) =>
            File.Exists(file) && new ProfileIniFile(file, marked).TryGetSection(profile.Name, false, false, out var settings, out _)
                && settings.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
    }
}
