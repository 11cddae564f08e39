using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Core.PolicyFiles;

public sealed class PolicyReaderTests
{
    private const string Smallest = """
        {
          // one account, two regions
          "name": "production",
          "sources": [{ "account": "111111111111", "regions": ["us-east-1"] }],
          "recovery": { "region": "us-east-2" },
          "vault": { "account": "222222222222" },
          "select": { "tag": { "Failsafe": "True" } },
        }
        """;

    [Fact]
    public void A_small_policy_has_the_defaults_that_the_schema_tells()
    {
        var policy = PolicyReader.Read(Smallest, "backup.json");

        Assert.Equal(("rdsbackup", false), (policy.Prefix, policy.Paused));
        Assert.Equal(new RecoverySettings("us-east-2", "alias/rds-backup", false, 36), policy.Recovery);
        Assert.Equal(new VaultSettings("222222222222", null, "alias/rds-vault", 12), policy.Vault);
        Assert.Equal(new Retention(7, 5, 12, 0, 3, 3), policy.Retention);
        var schema = Schema();
        foreach (var (section, values) in new[] { ("recovery", (object)policy.Recovery), ("vault", policy.Vault), ("retention", policy.Retention), ("notify", policy.Notify) })
        {
            foreach (var (name, setting) in schema["properties"]![section]!["properties"]!.AsObject())
            {
                if (setting!["default"] is { } expected)
                    Assert.Equal(expected.ToString(), values.GetType().GetProperty(char.ToUpperInvariant(name[0]) + name[1..])!.GetValue(values)!.ToString(), ignoreCase: true);
            }
        }
    }

    [Fact]
    public void Every_setting_of_the_schema_is_read_and_every_other_is_refused()
    {
        foreach (var (path, names) in Objects(Schema(), ""))
        {
            var problems = ProblemsWith(Smallest.Replace("\"select\"", "\"retention\": {}, \"notify\": {}, \"select\"", StringComparison.Ordinal), path, "nosuchsettingatall");
            var listed = Assert.Single(problems, problem => problem.Contains("nosuchsettingatall", StringComparison.Ordinal));
            Assert.Equal(names.Where(name => name != "$schema").Order(StringComparer.Ordinal), listed.Split("there are ")[1].TrimEnd('.').Split(", "));
        }
    }

    [Theory]
    [InlineData("us-gov-west-1")]
    [InlineData("cn-north-1")]
    public void A_policy_within_one_region_of_any_partition_is_taken(string region) =>
        Assert.Equal(region, PolicyReader.Read(Smallest.Replace("us-east-1", region, StringComparison.Ordinal).Replace("us-east-2", region, StringComparison.Ordinal), "backup.json").Recovery.Region);

    [Theory]
    [InlineData("\"name\"", "\"nmae\"", "line 3, nmae: There is no such setting. Did you mean name?")]
    [InlineData("\"name\": \"production\"", "\"name\": \"default\"", "line 3, name: Stacks that no policy was named for are called 'default', and any policy may take them over: choose another name.")]
    [InlineData("\"111111111111\"", "111111111111", "line 4, sources[0].account: This has to be the account's 12 digits, in quotes.")]
    [InlineData("\"us-east-1\"", "\"us-eats-1\"", "line 4, sources[0].regions: There is no AWS region 'us-eats-1'. Did you mean us-east-1?")]
    [InlineData("\"222222222222\"", "\"111111111111\"", "line 6, vault.account: 111111111111 is a source too: a backup in the same account is lost with it.")]
    [InlineData("\"us-east-2\"", "\"us-gov-west-1\"", "line 5, recovery.region: Snapshots cannot leave their partition, so none comes from us-east-1 to us-gov-west-1.")]
    [InlineData("\"Failsafe\"", "\"Größe\"", "line 7, select.tag: The stacks take letters from A to Z, digits, spaces and _ . : / = + @ - in a tag, 128 for its name and 256 for its value: choose a tag of these.")]
    [InlineData("\"Failsafe\": \"True\"", "\"a\": \"1\", \"b\": \"2\"", "line 7, select.tag: This has to be one tag and its value: { \"Failsafe\": \"True\" }.")]
    [InlineData("{ \"tag\": { \"Failsafe\": \"True\" } }", "{}", "line 7, select: This selects nothing: say \"tag\", \"include\" or \"engines\"; \"include\": [\"*\"] is every database.")]
    [InlineData("{ \"tag\": { \"Failsafe\": \"True\" } }", "{ \"include\": [\"a*b\"] }", "line 7, select.include: 'a*b' has to be a name in lower case, with a * at its beginning or end or not, e.g. crm-*.")]
    [InlineData("{ \"tag\": { \"Failsafe\": \"True\" } }", "{ \"include\": [\"a\"], \"exclude\": [\"a\"] }", "line 7, select.exclude: 'a' is included and excluded: remove it from one of them.")]
    [InlineData("{ \"tag\": { \"Failsafe\": \"True\" } }", "{ \"include\": [] }", "line 7, select.include: This list is empty, and would select nothing: fill it, or remove it.")]
    [InlineData("{ \"tag\": { \"Failsafe\": \"True\" } }", "{ \"engines\": [] }", "line 7, select.engines: This list is empty, and would select nothing: fill it, or remove it.")]
    [InlineData("\"recovery\": { \"region\": \"us-east-2\" }", "\"recovery\": { \"region\": \"us-east-2\", \"windowHours\": 2 }", "line 5, recovery.windowHours: This has to be a whole number from 6 to 168.")]
    [InlineData("\"recovery\": { \"region\": \"us-east-2\" },", "", "line 1, recovery: It is missing: { \"region\": \"us-east-2\" }.")]
    [InlineData("\"name\": \"production\",", "\"name\": \"production\", \"name\": \"test\",", "line 3, name: It is there twice: remove one.")]
    [InlineData("[\"us-east-1\"] }],\n  \"recovery\": { \"region\": \"us-east-2\" }", "[\"cn-north-1\"] }],\n  \"recovery\": { \"region\": \"cn-northwest-1\" }", "line 5, recovery.region: China regions copy within a region only: say cn-north-1.")]
    [InlineData("[\"us-east-1\"] }],\n  \"recovery\": { \"region\": \"us-east-2\" }", "[\"us-gov-west-1\"] }],\n  \"recovery\": { \"region\": \"us-gov-east-1\" }", "line 5, recovery.region: GovCloud regions copy encrypted snapshots between each other by a pre-signed URL only, which state machines cannot make: say us-gov-west-1.")]
    [InlineData("\"account\": \"222222222222\"", "\"account\": \"222222222222\", \"carryTags\": [\"Team\", \"aws:x\"]", "line 6, vault.carryTags: 'aws:x' is reserved: tags that begin with aws:, rds: or rdsbackup: say something to AWS or to the stacks, and can grant rights. Leave it out.")]
    [InlineData("\"account\": \"222222222222\"", "\"account\": \"222222222222\", \"carryTags\": [\"RdsBackup:proven\"]", "line 6, vault.carryTags: 'RdsBackup:proven' is reserved: tags that begin with aws:, rds: or rdsbackup: say something to AWS or to the stacks, and can grant rights. Leave it out.")]
    [InlineData("\"account\": \"222222222222\"", "\"account\": \"222222222222\", \"carryTags\": [\"a,b\"]", "line 6, vault.carryTags: 'a,b' has to be a tag's name of 1 to 128 letters, digits, spaces and _.:/=+@-.")]
    [InlineData("\"account\": \"222222222222\"", "\"account\": \"222222222222\", \"carryTags\": [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\"]", "line 6, vault.carryTags: These are 11 tags, and at most 10 are carried: a copy has 50, with ours.")]
    public void What_is_wrong_is_told_with_its_line_and_what_to_write_instead(string right, string wrong, string problem)
    {
        var failure = Assert.Throws<BackupException>(() => PolicyReader.Read(Smallest.Replace(right, wrong, StringComparison.Ordinal), "backup.json"));

        Assert.Equal(FailureKind.InvalidPolicy, failure.Kind);
        Assert.Contains(problem, failure.Message.Split(Environment.NewLine).Select(line => line.Trim()));
    }

    [Fact]
    public void What_is_no_JSON_is_told_with_its_line()
    {
        var failure = Assert.Throws<BackupException>(() => PolicyReader.Read("{\n  \"name\": \"a\"\n  \"vault\": 1\n}", "backup.json"));

        Assert.Contains("line 3: This is no JSON", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file()
    {
        var failure = Assert.Throws<BackupException>(() => PolicyReader.Read("{\n \"vault\": {},\n \"prefix\": \"Ü\",\n \"paused\": 1\n}", "backup.json"));

        var lines = failure.Message.Split(Environment.NewLine).Skip(1).Select(line => int.Parse(line.Trim().Split([' ', ',', ':'])[1])).ToList();
        Assert.True(lines.Count >= 7);
        Assert.Equal(lines.Order(), lines);
    }

    private static IEnumerable<(string Path, IReadOnlyList<string> Names)> Objects(JsonNode schema, string path)
    {
        if (schema["properties"] is not JsonObject properties)
            yield break;

        yield return (path, [.. properties.Select(property => property.Key)]);
        foreach (var (name, setting) in properties)
        {
            foreach (var below in Objects(setting!, $"{path}/{name}").Concat(setting!["items"] is { } items ? Objects(items, $"{path}/{name}/0") : []))
                yield return below;
        }
    }

    private static string[] ProblemsWith(string policy, string path, string setting)
    {
        var root = JsonNode.Parse(policy, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        var node = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(root, (at, name) => int.TryParse(name, out var index) ? at[index]! : at[name]!);
        node[setting] = 1;
        var failure = Assert.Throws<BackupException>(() => PolicyReader.Read(root.ToJsonString(), "backup.json"));
        return failure.Message.Split(Environment.NewLine);
    }

    private static JsonNode Schema() => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "backup-policy.schema.json")))!;
}
