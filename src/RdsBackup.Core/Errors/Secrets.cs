using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace RdsBackup.Core.Errors;

/// <summary>
/// The one place where secrets are taken out of what others say, before it reaches a screen or a log: the SDK, the network and the system word their
/// exceptions without a thought of who reads them.
/// </summary>
public static partial class Secrets
{
    private const int Patience = 1000; // milliseconds for a pattern; none comes near

    /// <summary>The text without user names and passwords of URLs, tokens, signatures and secret keys, each of which becomes ***.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Out(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;

        try
        {
            text = PrivateKey().Replace(text, "***");
            text = Header().Replace(text, "${name}***");
            text = Scheme().Replace(text, "${name}***");
            text = Named().Replace(text, "${name}***");
            text = UserInfo().Replace(text, "***@");
            text = WebToken().Replace(text, "***");
            text = SecretKey().Replace(text, "***");
            return SessionToken().Replace(text, "***");
        }
        catch (RegexMatchTimeoutException)
        {
            return "(not shown: it took too long to see whether it holds a secret)";
        }
    }

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\z)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, Patience)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(
        @"(?<name>\b((proxy-)?authorization|x-amz-security-token|x-amz-sso_bearer_token|(set-)?cookie)([ ]header)?[""']?\s*[:=]\s*)[^\r\n]+",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience)]
    private static partial Regex Header();

    // "Basic authentication" is a word, and no secret.
    [GeneratedRegex(
        @"(?<name>\b(?i:bearer|basic|negotiate|ntlm)\s+)(?=\S*([0-9=+/._]|[a-z][A-Z]))[A-Za-z0-9._~+/=-]{8,}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Scheme();

    // As in a query, a form, JSON (also as text within JSON) and a profile file.
    [GeneratedRegex(
        @"(?<name>[\w-]*(token|secret|password|passwd|pwd|signature|secret[_-]?(access[_-]?)?key|api[_-]?key)(\\?[""']?\s*=\s*|\\?[""']\s*:\s*|(?<=key|password)\s*:\s*))"
            + @"(\\?""[^""]*(""|\z)|'[^']*('|\z)|[^\s,;&""'<>)\]}]+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Patience)]
    private static partial Regex Named();

    // With a scheme, and as proxies are written without one. A password may hold signs that a URL should not; a port is none.
    [GeneratedRegex(
        @"(?<=://)([^\s/?#@:""'<>]*:(?![0-9]{1,5}([/?#\s]|\z))[^\s""'<>]*|[^\s/?#""'<>]*)@|(?<![^\s""'(=])[^\s:/@""'<>()=]+:[^\s:/@""'<>]+@(?=[A-Za-z0-9.-]+:[0-9])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Patience)]
    private static partial Regex UserInfo();

    [GeneratedRegex(@"\beyJ[\w-]{8,}(\.[\w-]*)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, Patience)]
    private static partial Regex WebToken();

    // A secret access key has 40 letters, digits, slashes and plus signs; a hash of 40 has no capitals.
    [GeneratedRegex(
        "(?<![A-Za-z0-9/+=_-])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*[0-9])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])",
        RegexOptions.CultureInvariant,
        Patience)]
    private static partial Regex SecretKey();

    [GeneratedRegex(
        "(?=[A-Za-z0-9/+=_-]*[a-z])(?=[A-Za-z0-9/+=_-]*[A-Z])(?=[A-Za-z0-9/+=_-]*[0-9])[A-Za-z0-9/+=_-]{100,}", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex SessionToken();
}
