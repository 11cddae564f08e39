using System.Text.RegularExpressions;

namespace RdsBackup.Iam;

/// <summary>
/// Policy variables, <c>${aws:PrincipalArn}</c>, with defaults, <c>${aws:PrincipalTag/team, 'all'}</c>, and the escapes <c>${*}</c>, <c>${?}</c>,
/// <c>${$}</c>.
/// </summary>
internal sealed partial class PolicyVariables(RequestContext context, string version)
{
    /// <summary>Puts the request's values into a text; null when one is not there, which then matches nothing.</summary>
    /// <param name="text">A resource or a condition's value.</param>
    /// <param name="wildcards">Whether stars and question marks outside variables are wildcards; see <see cref="Glob"/>.</param>
    public string? Expand(string text, bool wildcards)
    {
        // The first version of the language knows no variables: they are only letters there.
        if (version == PolicyDocument.FirstVersion)
            return wildcards ? Glob.Wild(text) : text;
        var missing = false;
        var last = 0;
        var expanded = "";
        foreach (Match match in Variable().Matches(text))
        {
            expanded += Plain(text[last..match.Index], wildcards);
            last = match.Index + match.Length;
            if (Value(match) is { } value)
                expanded += value;
            else
                missing = true;
        }

        return missing ? null : expanded + Plain(text[last..], wildcards);
    }

    private static string Plain(string text, bool wildcards) => wildcards ? Glob.Wild(text) : text;

    private string? Value(Match match)
    {
        var name = match.Groups["name"].Value;
        if (name is "*" or "?" or "$")
            return name;
        return context.Values(name) is [var only] ? only : match.Groups["default"] is { Success: true } otherwise ? otherwise.Value : null;
    }

    [GeneratedRegex(@"\$\{\s*(?<name>[^},]+?)\s*(,\s*'(?<default>[^']*)'\s*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
