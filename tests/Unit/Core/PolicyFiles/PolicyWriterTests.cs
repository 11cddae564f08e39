using RdsBackup.Core.Policies;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Core.PolicyFiles;

public class PolicyWriterTests
{
    [Fact]
    public void What_is_written_is_read_as_the_same_policy()
    {
        var policy = new BackupPolicy
        {
            Name = "production a/b+c",
            Prefix = "own-prefix",
            Paused = true,
            Sources =
            [
                new SourceAccount("111111111111", ["us-east-1", "eu-west-1"], "source \"one\""),
                new SourceAccount("333333333333", ["us-east-1"], null),
            ],
            Recovery = new RecoverySettings("us-east-2", "alias/own/share", true, 48),
            Vault = new VaultSettings("222222222222", @"domain\vault", "alias/own/vault", 24),
            Select = new Selection("Failsafe", "True", ["crm-*", "orders"], ["*-test"], ["postgres", "aurora-mysql"], true),
            Retention = new Retention(14, 6, 24, 7, 5, 10),
            Notify = new Notifications("dba@example.com", 26, 30),
        };

        var text = PolicyWriter.Write(policy);

        Assert.Equivalent(policy, PolicyReader.Read(text, "backup.json"), strict: true);
        Assert.True(text.Split('\n').Count(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal)) >= 8, text);
    }

    [Fact]
    public void The_schema_is_the_published_one() =>
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", PolicyWriter.SchemaFile)), PolicyWriter.Schema);
}
