using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>Lists in pages.</summary>
internal static class Paging
{
    /// <summary>The page that <c>nextToken</c> and <c>maxResults</c> ask for.</summary>
    /// <exception cref="AwsFault"><c>InvalidToken</c>.</exception>
    public static JsonObject Page<T>(JsonObject input, string list, IEnumerable<T> all, Func<T, JsonObject> write)
    {
        var size = input.Number("maxResults", 0, 0, 1000);
        size = size == 0 ? 100 : size;
        var start = 0;
        if (input.Text("nextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw new AwsFault("InvalidToken", $"Invalid Token: '{token}'");

        var page = all.Skip(start).Take(size + 1).ToList();
        var answer = new JsonObject { [list] = new JsonArray([.. page.Take(size).Select(write)]) };
        if (page.Count > size)
            answer["nextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);

        return answer;
    }
}
