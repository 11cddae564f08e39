using System.Collections;
using System.Globalization;
using System.Management.Automation;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Tags as users write them: a hashtable whose values AWS wants as text.</summary>
internal static class TagInput
{
    /// <summary>
    /// Names and values as text, numbers and times as PowerShell writes them in a string: the same in every culture. A list is several values; there are none where none is given.
    /// </summary>
    public static IEnumerable<(string Key, IReadOnlyList<string> Values)> Read(Hashtable tags) => tags.Cast<DictionaryEntry>().Select(tag => (Text(tag.Key), Values(tag.Value)));

    /// <summary>Tags that are to be set, which have one value each: an empty one where none is given.</summary>
    /// <exception cref="CommandException">A tag has several values.</exception>
    public static Dictionary<string, string> ToSet(Hashtable tags) => Read(tags).ToDictionary(
        tag => tag.Key,
        tag => tag.Values.Count <= 1 ? tag.Values.FirstOrDefault("") : throw new CommandException(
            "InvalidArguments", ErrorCategory.InvalidArgument, $"The tag '{tag.Key}' has several values: {string.Join(", ", tag.Values)}. A tag has one.",
            $"Pass one of them: @{{ {Typed.Text(tag.Key)} = {Typed.Text(tag.Values[0])} }}.", tag.Key),
        StringComparer.Ordinal);

    private static IReadOnlyList<string> Values(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => [],
        IList list => [.. list.Cast<object?>().OfType<object>().Select(Text)],
        var one => [Text(one)],
    };

    private static string Text(object value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
