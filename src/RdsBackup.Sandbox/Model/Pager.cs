using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Models;

namespace RdsBackup.Sandbox.Model;

/// <summary>Answers a call with one page of a list, by the names of the operation's paginator.</summary>
/// <param name="operation">The operation.</param>
/// <param name="input">What the call brought.</param>
/// <param name="invalid">The service's refusal of a member's value.</param>
internal sealed class Pager(Operation operation, JsonObject input, Func<string, string, AwsFault> invalid)
{
    /// <summary>The page that the call asks for.</summary>
    /// <param name="items">All there is, in a stable order; read as far as the page goes.</param>
    /// <param name="show">Shows one.</param>
    /// <param name="sizes">How many a page has.</param>
    /// <param name="key">What the items are ordered by, where some may go or come between two pages; null where a page begins at a number.</param>
    /// <exception cref="AwsFault">The service's refusal of a token that is none, or of a size that is too small or too large.</exception>
    public JsonObject Page<T>(IEnumerable<T> items, Func<T, JsonNode?> show, PageSize sizes, Func<T, string>? key)
    {
        var size = Size(sizes);
        var begin = 0;
        if ((string?)input[Token] is { Length: > 0 } token)
        {
            if (key is not null)
            {
                var last = Decoded(token) ?? throw invalid(Token, token);
                items = items.SkipWhile(item => string.CompareOrdinal(key(item), last) <= 0);
            }
            else if (!int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out begin))
            {
                throw invalid(Token, token);
            }
        }

        var page = items.Skip(begin).Take(size + 1).ToList();
        var answer = new JsonObject { [List] = new JsonArray([.. page.Take(size).Select(show)]) };
        if (operation.Pages?.MoreResults is { } more)
            answer[more] = page.Count > size;
        if (page.Count > size)
            answer[operation.Pages?.OutputToken ?? Token] = key is null ? (begin + size).ToString(CultureInfo.InvariantCulture) : Encoded(key(page[size - 1]));
        return answer;
    }

    // A few operations that answer in pages have no paginator.
    private string Token => operation.Pages?.InputToken ?? "NextToken";

    private string List => operation.Pages?.Results[0] ?? operation.Output!.InOrder.First(member => member.Shape.Type == "list").Name;

    private int Size(PageSize sizes)
    {
        var limit = operation.Pages is { } pages ? pages.Limit : "Limit";
        if (limit is null || input[limit] is null)
            return sizes.Usual;
        var size = (int)input[limit]!;
        return size == 0 && sizes.Least == 0 ? sizes.Usual : size >= sizes.Least && size <= sizes.Most ? size : throw invalid(limit, size.ToString(CultureInfo.InvariantCulture));
    }

    private static string Encoded(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static string? Decoded(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}

/// <summary>How many records a page has.</summary>
/// <param name="Usual">When the call does not say.</param>
/// <param name="Least">At least; where that is 0, it stands for the usual number.</param>
/// <param name="Most">At most.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PageSize(int Usual, int Least = 1, int Most = 1000);
