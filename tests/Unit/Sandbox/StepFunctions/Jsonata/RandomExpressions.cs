using System.Text;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

/// <summary>Expressions made by chance of a small grammar, the same for the same seed, over the inputs of <c>expressions.json</c>.</summary>
internal sealed class RandomExpressions(int seed)
{
    private const int Deepest = 4;

    // What a letter can become; @ and a letter stand for another one. Numbers out of range are not made: JSONata's own implementation lets them slip.
    private static readonly Dictionary<char, string[]> Grammar = new()
    {
        ['r'] = ["@e", "@e", "@e", "@e", "@e", "$formatNumber(@d, '@N@N@N@N')", "$formatInteger(@d, '@I@I@I')", "$parseInteger('@S', '@I@I@I')",
            "$fromMillis(@t, '@P@P@P')", "$fromMillis(@t, '@P@P@P', '@Z')", "($w := '[Y0001]@P@P@P@P'; $toMillis($fromMillis(@t, $w), $w))", "$toMillis('@T')",
            "@j", "@j", "@j @j", "@e ?? @e", "@e ?: @e", "$number('@S')", "$formatBase(@d, @n)", "'@S' ~> @R"],
        ['e'] = ["@n", "@s", "@b", "@a", "@o", "@p", "@p", "null", "missing", "(@e)", "@b ? @e : @e", "@b ? @e", "($x := @e; @e)", "@f(@e)", "@f(@e, @e)", "@e ~> @f",
            "@e ~> @f(@e)", "(@f ~> @f)(@e)", "$lookup(@o, @s)", "$lookup(@p, @s)", "$single(@a, function($x){@b})", "$reduce(@a, function($x, $y){@e}, @e)", "$x", "$",
            "$$", "[@e][@n]", "@a[@b]", "@p[@e]", "$distinct(@e)", "$type(@e)", "$sift(@o, function($x, $y){@b})", "-@e", "$each(@p, @f)", "$count(@e)", "$clone(@p)"],
        ['n'] = ["1", "0", "2", "-1", "2.5", "3", "missing", "$x", "numbers[0]", "@n + @n", "@n - @n", "@n * @n", "@n / 4", "@n % 3", "-@n", "$sum(@a)", "$max(@a)", "$min(@a)",
            "$average(@a)", "$count(@a)", "$length(@s)", "$abs(@n)", "$floor(@n)", "$ceil(@n)", "$round(@d, 2)", "$round(@d, -1)", "$round(@n)", "$number(@s)", "$power(@n, 2)", "$sqrt(@n)",
            "snapshots[@n].size", "$reduce(numbers, function($x, $y){$x + $y})", "$sum(snapshots.size)"],
        ['d'] = ["0", "1", "-1", "0.5", "5", "12", "-0.125", "1234567.891", "123456789012345678", "0.0000001", "-12345", "99.995", "3.14159", "missing", "1e20", "2.5", "21"],
        ['s'] = ["'@S'", "'@S'", "id", "missing", "$x", "@e & @e", "$string(@e)", "$string(@e, true)", "$uppercase(@s)", "$lowercase(@s)", "$substring(@s, @n)",
            "$substring(@s, @n, @n)", "$substringBefore(@s, '@S')", "$substringAfter(@s, '@S')", "$trim(@s)", "$pad(@s, @n)", "$pad(@s, -5, '@S')", "$join(@a, @s)",
            "$join(texts, '@S')", "$replace(@s, '@S', @s)", "$replace(@s, @R, @s)", "$replace(@s, @R, '$1-$0', @n)", "$replace(@s, @R, function($m){$m.match & '!'})",
            "$encodeUrlComponent(@s)", "$encodeUrl(@s)", "$decodeUrl(@s)", "$decodeUrlComponent('@S')", "$type(@e)", "snapshots[@n].id", "$base64encode(@s)"],
        ['b'] = ["true", "false", "flag", "@n = @n", "@e = @e", "@e != @e", "@n < @n", "@s <= @s", "@e > @e", "@e and @e", "@e or @b", "$not(@e)", "$boolean(@a)",
            "$exists(@e)", "@s in @a", "@n in @a", "$contains(@s, @s)", "$contains(@s, @R)", "type = 'manual'", "size > 50", "@e >= @n"],
        ['a'] = ["[]", "numbers", "texts", "nested", "empty", "[1..3]", "[@e, @e]", "[@n, @n, @n]", "[@s, @s]", "[@n..@n]", "[@e]", "snapshots.size", "snapshots.id", "snapshots",
            "@p[]", "$map(@a, @f)", "$filter(@a, function($x){@b})", "$map(@a, function($x, $y, $i){@e})", "$append(@a, @e)", "$reverse(@a)", "$sort(@a)", "$split(@s, '@S')",
            "$sort(@a, function($x, $y){$x > $y})", "$distinct(@a)", "$zip(@a, @a)", "$keys(@o)", "$spread(@o)", "$each(@o, function($x, $y){@e})", "$split(@s, @R)",
            "$split(@s, '@S', @n)", "$split(@s, @R, @n)", "$match(@s, @R)", "$match(@s, @R, @n)", "@a^($)", "@a^(>$)", "@a[[0..1]]"],
        ['o'] = ["{}", "{'x': @e}", "{'x': @e, 'y': @e}", "deep", "snapshots[0]", "$merge(@a)", "$merge([@o, @o])", "{@K: @e}", "(@p{@K: @e})", "(snapshots{type: @e})", "one"],
        ['p'] = ["@k", "@k", "@k.@k", "@p.@k", "@p.@p", "@p[@n]", "@p[@b]", "@p[]", "@p^(@k)", "@p^(>@k, <@k)", "@p.{'x': @e}", "@p.[@e]", "@p.(@e)", "@p.$string(@e)", "@p.@f($)",
            "$.@k", "$$.@k", "(@p).@k", "(@p{@K: @e})", "@p[0][@n]", "@p[@n][]", "@a.@p", "@o.@k", "[@e].@k", "@p.*", "@p.**", "@p.$", "**.@k", "*.@k", "'id'", "@p.@n", "snapshots.@p",
            "snapshots.tags.@p", "nested.$", "snapshots^(size, id).@k", "snapshots[@b].@k", "deep.a.c.b", "snapshots.tags[@b][@n]", "snapshots.tags[].@k", "(@e)[@n]", "@p#x"],
        ['k'] = ["account", "snapshots", "id", "type", "size", "tags", "Key", "Value", "one", "n", "nested", "empty", "none", "name", "flag", "`odd name`", "and", "deep", "a", "b", "c",
            "texts", "numbers", "missing", "*", "**", "$"],
        ['K'] = ["'x'", "'y'", "id", "type", "Key", "$uppercase(id)", "@e"],
        ['f'] = ["$uppercase", "$string", "$length", "$sum", "$count", "$boolean", "$reverse", "$keys", "$number", "function($x){@e}", "function($x, $y){@e}", "function(){@e}",
            "function($x)<@G>{@e}", "function($x, $y)<@G@G>{@e}", "function($x)<@G:n>{$x}", "function($x, $y){@e}(?, @e)", "(@f ~> @f)",
            "$not", "$type", "$trim", "$exists"],
        ['G'] = ["n", "s", "b", "a", "o", "f", "x", "j", "l", "a<n>", "a<s>", "(ns)", "s-", "n-", "n?", "s+", "x?", "f<n:n>", "o-", "(sa<n>)", "n<s>", "q", "-", "?", "a<a<n>>"],
        ['R'] = ["/a/", "/[a-z]+/", "/(\\d)(\\w)?/", "/ /", "/^O/i", "/-|,/", "/o(r)(d)/", "/x*/", "/$/", "/(a)|(b)/m", "/\\//", "/./"],
        ['S'] = ["", " ", "a", "b", ",", "-", "a,b", "ab ab", "orders-2", "12", "-3.5", "1e3", "0x1F", "0b11", "xyz", "Ünï 🐘", "  a  b ", "a%20b", "%zz", "$1", "1,234", "3rd", "٣", "Key", "100%"],
        ['N'] = ["#", "#", "0", "0", ",", ".", ".", "%", "‰", ";", "9", "x", "-", "#,##0", "0.00", "#.##", "##0", ""],
        ['I'] = ["#", "0", "0", "9", ",", ":", "-", "a", "٣", "０", ";o", ";c", ";x", "#,##0", "000", "", "1", "w"],
        ['P'] = ["[Y]", "[Y0001]", "[Y0001]", "[Y,2-2]", "[Y0001,2]", "[YN]", "[Y01]", "[Y,*-4]", "[M01]", "[M01]", "[M]", "[MNn]", "[MNn,3-3]", "[MN]", "[Mn,*-3]", "[M1o]", "[D01]",
            "[D01]", "[D]", "[D1o]", "[D#1,2]", "[DN]", "[d]", "[d001]", "[FNn]", "[Fn,3-3]", "[F0]", "[W]", "[W01]", "[X]", "[H01]", "[H]", "[h]", "[h01]", "[P]", "[PN]", "[PNn]",
            "[m]", "[m01]", "[m1]", "[s]", "[s01]", "[f]", "[f001]", "[f,1]", "[f1]", "[Z]", "[z]", "[Z0101t]", "[Z01]", "[Z0]", "[z0:00]", "[Z010101]", "[C]", "[E]", "[[", "]]",
            " ", "-", "-", ":", "T", "/", "[H#1]", "[M#1,2-3]", "[ M01 ]", "]", "[q]", "[]", "[Y1,000]", "[MI]", "[Dw]"],
        ['Z'] = ["+0000", "+0100", "-0500", "+0530", "-0330", "0200", "+1400"],
        ['t'] = ["0", "1", "1521801216617", "1768446720500", "-1", "951782400000", "1104537600000", "1230768000000", "1419984000000"],
        ['T'] = ["2018", "2018-02", "2018-02-03", "2018-12-31T23:59:60Z", "2018-02-03T04:05:06", "2018-02-03T04:05:06Z", "2018-02-03T04:05:06.7Z", "2018-02-03T04:05:06.78901+01:00",
            "2018-02-03T04:05:06-0530", "2018-02-30", "2018-13-01", "2018-02-03T24:00:00Z", "2018-02-03T04:05", "x", "2018-02-03Z", "2018-02-31T00:00:00Z", "2018-00-01", "2018T04:05:06Z",
            "2018-02-03T04:05:06+24:00", "2018-02-03.5Z"],
        // Anything at all.
        ['j'] = ["@e", "@k", "(", ")", "[", "]", "{", "}", ".", "..", ",", ";", ":", ":=", "?", "+", "-", "*", "/", "=", "!=", "!", "<", "^", "^(", "&", "|", "~>", "and",
            "$a := @e", "$a[1] := 3", "$a[] := 3", "'a", "`a", "1.", ".5", "1e400", "/* x */", "/*", "\"\\u12\"", "'\\q'", "function", "function(", "function($x){", "λ($x){$x}(1)", "$",
            "$x.", "@j @j", "@j @j @j", "@e[@j", "(@e; @j)", "[@e, @j]", "{'a': @j}", "@e.1", "@e.true", "@e.'a'", "nothing(?)", "string(1)", "string(?)",
            "function($x)<n{1}", "function($x)<n:n>{$x}('a')", "function($x, 1){1}", "'\\ud83d'", "[1, ]", "(1; )", "()", "[;]", "1 in [1]", "{1: 2}", "in", "or", "and.or", "%", "#"],
    };

    private readonly Random random = new(seed);

    public string Next()
    {
        var text = new StringBuilder();
        Write('r', Deepest, text);
        return text.ToString();
    }

    private void Write(char kind, int depth, StringBuilder text)
    {
        var choices = Grammar[kind];
        if (depth <= 0 && Array.Exists(choices, choice => !choice.Contains('@')))
            choices = [.. choices.Where(choice => !choice.Contains('@'))];

        var choice = choices[random.Next(choices.Length)];
        for (var at = 0; at < choice.Length; at++)
        {
            if (choice[at] == '@' && at + 1 < choice.Length && Grammar.ContainsKey(choice[at + 1]))
                Write(choice[++at], depth - 1, text);
            else
                text.Append(choice[at]);
        }
    }
}
