using System.Management.Automation;
using System.Text.RegularExpressions;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Refuses, in words, what cannot be the name of a stack (CloudFormation API reference, CreateStack, <c>StackName</c>); AWS would show a regular expression.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class StackNameAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <summary>Whether stacks that are there are meant: then wildcards and ARNs name them too.</summary>
    public bool MayBeFound { get; set; }

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var name = element?.ToString() ?? "";
        if (!Form().IsMatch(name) && !(MayBeFound && (name.StartsWith("arn:", StringComparison.Ordinal) || WildcardPattern.ContainsWildcardCharacters(name))))
            throw new ValidationMetadataException($"'{name}' cannot be the name of a stack: letters, digits and hyphens make one, at most 128 of them, beginning with a letter.");
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,127}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
