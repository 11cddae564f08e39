using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>Lists in pages whose token, <c>NextToken</c>, is where the next one begins.</summary>
internal static class Paged
{
    /// <summary>The page that a call asks for.</summary>
    /// <param name="list">The member that the items stand in.</param>
    /// <param name="size">How many there are on a page.</param>
    /// <param name="invalid">The refusal of a token that is none.</param>
    public static JsonObject Page<T>(JsonObject input, string list, IReadOnlyList<T> items, int size, Func<T, JsonObject> show, Func<AwsFault> invalid)
    {
        if (!int.TryParse(input.Text("NextToken") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var start) || start > items.Count)
            throw invalid();

        var page = new JsonObject { [list] = new JsonArray([.. items.Skip(start).Take(size).Select(show)]) };
        if (start + size < items.Count)
            page["NextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
