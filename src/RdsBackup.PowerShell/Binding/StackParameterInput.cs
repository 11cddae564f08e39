using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Parameters of a stack as users write them: a hashtable whose values CloudFormation wants as text.</summary>
internal static class StackParameterInput
{
    /// <summary>The values as text: lists with commas, truth in lower case, numbers with a point, secrets in the clear.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(Hashtable parameters) => parameters.Cast<DictionaryEntry>()
        .Select(entry => KeyValuePair.Create(Text(entry.Key), Text(entry.Value)));

    private static string Text(object? value) => value switch
    {
        null => "",
        PSObject wrapped => Text(wrapped.BaseObject),
        string text => text,
        SecureString secret => new NetworkCredential("", secret).Password,
        bool flag => flag ? "true" : "false",
        IEnumerable list => string.Join(',', list.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
