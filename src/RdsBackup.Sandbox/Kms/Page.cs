using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Pages of listings: <c>Limit</c>, <c>Marker</c>, <c>NextMarker</c>, <c>Truncated</c>.</summary>
internal static class Page
{
    /// <summary>One page.</summary>
    /// <param name="input">The call's parameters.</param>
    /// <param name="list">The name of the list in the response.</param>
    /// <param name="items">All there is, in a stable order.</param>
    /// <param name="otherwise">The page's size when the call does not say.</param>
    /// <param name="most">The largest page.</param>
    public static JsonObject Of(JsonObject input, string list, IEnumerable<JsonObject> items, int otherwise = 100, int most = 1000)
    {
        var size = input.Number("Limit", otherwise, 1, most);
        var start = 0;
        if (input.Text("Marker") is { } marker && !int.TryParse(marker, CultureInfo.InvariantCulture, out start))
            throw new Model.AwsFault("InvalidMarkerException", "Could not deserialize marker");
        var rest = items.Skip(start).Take(size + 1).ToArray();
        var page = new JsonObject { [list] = new JsonArray([.. rest.Take(size)]), ["Truncated"] = rest.Length > size };
        if (rest.Length > size)
            page["NextMarker"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
