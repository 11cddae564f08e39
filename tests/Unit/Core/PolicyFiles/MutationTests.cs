using System.Text;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;

namespace RdsBackup.Unit.Core.PolicyFiles;

/// <summary>Files that a hand, an editor or a disk has damaged are read, or refused with an id of ours and in words of ours.</summary>
public class MutationTests
{
    private const string Policy = """
        {
          "name": "nightly",
          "prefix": "rdsbackup",
          "sources": [{ "account": "111111111111", "regions": ["us-east-1", "eu-west-1"], "profile": "primary" }],
          "recovery": { "region": "us-east-2", "keyAlias": "alias/rds-backup", "windowHours": 36 },
          "vault": { "account": "222222222222", "keyAlias": "alias/rds-vault", "dailyLimit": 12 },
          "select": { "tag": { "Failsafe": "True" }, "include": ["*"], "exclude": ["*-test"], "engines": ["postgres"] },
          "retention": { "daily": 7, "minimum": 3 },
          "notify": { "email": "dba@example.com", "heartbeatHours": 26 }
        }
        """;

    private const string Parameters = """
        [
          { "ParameterKey": "Prefix", "ParameterValue": "rdsbackup" },
          { "ParameterKey": "Paused", "UsePreviousValue": true }
        ]
        """;

    private static readonly string[] Pieces =
    [
        "\\ud800", "\\udc00\\ud800", "\ud800", "\udfff", "\0", "\n", "\\n", "\\u0000", "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "1e999", "-1", "99999999999999999999",
        "\"x\": 1,", "[[[[", new string('[', 70), new string('{', 100), "/*", "//", "\ufeff", "é", "😀", "$", "../", "\t", "'", "\u2028",
    ];

    [Theory]
    [InlineData(Policy, true)]
    [InlineData(Parameters, false)]
    public void A_damaged_file_is_read_or_refused_by_name_and_in_our_words(string file, bool isPolicy)
    {
        var random = new Random(2050);
        var refused = 0;
        for (var mutation = 0; mutation < 2_050; mutation++)
        {
            var text = Mutated(file, random);
            var failed = Record.Exception(() =>
            {
                if (isPolicy)
                    PolicyReader.Read(text, "backup.json");
                else
                    ParameterFile.Read(text, "parameters.json");
            });
            if (failed is null)
                continue;

            refused++;
            var failure = Assert.IsType<BackupException>(failed).Failure;
            Assert.Equal(isPolicy ? FailureKind.InvalidPolicy : FailureKind.InvalidStackParameter, failure.Kind);
            Assert.DoesNotMatch("(?i)System\\.|LineNumber|BytePosition|JsonReader|MaxDepth|isFinalBlock|UTF-16|Path: \\$", failure.Message);
        }

        Assert.InRange(refused, 500, 2_050);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \n", "The file is empty.")]
    [InlineData("{ \"name\": \"a\\ud800\" }", "half a character")]
    [InlineData("{\n  \"name\" \"nightly\" }", "line 2: This is no JSON from character 10 on: \"nightly\" } cannot stand there.")]
    [InlineData("{ \"name\": \"nightly\"", "it ends too early")]
    public void What_is_no_JSON_is_told_in_words_of_who_writes_a_file(string text, string told) =>
        Assert.Contains(told, Assert.Throws<BackupException>(() => PolicyReader.Read(text, "backup.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Brackets_without_end_are_told_as_such() => Assert.Contains(
        "nested deeper than 64", Assert.Throws<BackupException>(() => PolicyReader.Read(new string('[', 20_000), "backup.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"111111111111\"", "\"111111111111\\n\"")]
    [InlineData("\"us-east-2\"", "\"us-east-2\\n\"")]
    [InlineData("\"alias/rds-backup\"", "\"alias/rds-backup\\n\"")]
    [InlineData("\"rdsbackup\"", "\"rdsbackup\\n\"")]
    [InlineData("\"True\"", "\"True\\n\"")]
    [InlineData("\"*-test\"", "\"*-test\\n\"")]
    [InlineData("\"postgres\"", "\"postgres\\n\"")]
    [InlineData("\"primary\"", "\"primary\\n\"")]
    [InlineData("\"dba@example.com\"", "\"dba@example.com\\n\"")]
    public void A_line_feed_at_the_end_of_a_text_is_part_of_it(string good, string bad) =>
        Assert.Throws<BackupException>(() => PolicyReader.Read(Policy.Replace(good, bad, StringComparison.Ordinal), "backup.json"));

    private static string Mutated(string file, Random random)
    {
        var text = new StringBuilder(file);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 1: text.Remove(at, random.Next(1, Math.Min(12, text.Length - at) + 1)); break;
                case 2: text[at] = (char)random.Next(0x10000); break;
                case 3: text.Length = Math.Max(1, at); break;
                default: text.Insert(at, text.ToString(at, random.Next(Math.Min(20, text.Length - at) + 1))); break;
            }

            if (text.Length == 0)
                text.Append(' ');
        }

        return text.ToString();
    }
}
