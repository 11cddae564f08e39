using System.Collections;
using System.Globalization;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Tags as users write them: a hashtable whose values AWS wants as text.</summary>
internal static class TagInput
{
    /// <summary>Names and values as text, numbers and times as PowerShell writes them in a string: the same in every culture. Null where no value is given.</summary>
    public static IEnumerable<(string Key, string? Value)> Read(Hashtable tags) =>
        tags.Cast<DictionaryEntry>().Select(tag => (Text(tag.Key), tag.Value is null ? null : Text(tag.Value)));

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
