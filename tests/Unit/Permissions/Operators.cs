using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;
using RdsBackup.Unit.PowerShell;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Permissions;

/// <summary>
/// Four users, each with one policy and nothing more, and all that they do: keys, databases, snapshots, both copies, shares, proof. An instance and a cluster,
/// and every copy fails once, so that a failed one has to be removed.
/// </summary>
internal sealed class Operators
{
    private const string SourceRegion = World.SourceRegion;
    private const string RecoveryRegion = World.RecoveryRegion;
    private const string SourceAccount = "111111111111";
    private const string BackupAccount = "222222222222";

    private readonly World world = new();
    private readonly Dictionary<string, AccessKey> users = [];
    private readonly bool removeFailed;
    private SnapshotInput[] recovery = [];

    private Operators(IReadOnlyList<PolicyFile> policies)
    {
        var key = world.Sandbox.Kms.AddKey(SourceAccount, SourceRegion, "alias/databases");
        world.WithDatabase("orders", kmsKey: key.Arn).WithDatabase("ledger", SnapshotKind.Cluster).After(TimeSpan.FromHours(2));
        foreach (var held in policies.GroupBy(policy => policy.User))
            users[held.Key] = Create(held.Key, held);
        removeFailed = policies.Any(policy => policy.IsOption);
    }

    /// <summary>Does all of it, until something fails.</summary>
    /// <returns>What the first step that failed said; empty when all went well.</returns>
    public static string Run(IEnumerable<PolicyFile> policies)
    {
        try
        {
            new Operators([.. policies]).Run();
            return "";
        }
        catch (StepFailedException failed)
        {
            return failed.Message;
        }
    }

    /// <summary>They when all of it is done.</summary>
    public static Operators Done()
    {
        var operators = new Operators(PolicyFile.All);
        operators.Run();
        return operators;
    }

    /// <summary>They do it again for newer snapshots, after a run that left its shares.</summary>
    public void RunAgain()
    {
        Do(null, new GrantRdsSnapshotShareCommand { Snapshot = recovery, AccountId = [BackupAccount] });
        world.After(TimeSpan.FromHours(2));
        RunChain();
    }

    /// <summary>A key of somebody's in the source account that no alias names.</summary>
    public string UnnamedKey(string region)
    {
        using var kms = world.Kms("primary", region);
        return world.Run(_ => kms.CreateKeyAsync(new Amazon.KeyManagementService.Model.CreateKeyRequest())).KeyMetadata.KeyId;
    }

    /// <summary>Calls AWS as a user does past the cmdlets, and returns the action and resource that AWS's refusal names.</summary>
    public string Refusal(string user, string region, Func<Target, CancellationToken, Task> call) =>
        Assert.Throws<BackupException>(() => world.Run(async cancellation => await call(await OpenAsync(user, region, cancellation), cancellation))).Message;

    private void Run()
    {
        // Made bare and completed afterwards: both need their permissions.
        Do(PolicyFile.SourceKeys, new NewRdsBackupKeyCommand { Region = RecoveryRegion, Alias = "rds-backup" });
        Do(PolicyFile.SourceKeys, new NewRdsBackupKeyCommand { Region = RecoveryRegion, Alias = "rds-backup", ShareWithAccount = [BackupAccount] });
        Do(PolicyFile.SourceKeys, new NewRdsBackupKeyCommand { Region = SourceRegion, Alias = "rds-backup" });
        Do(PolicyFile.SourceKeys, new NewRdsBackupKeyCommand { Region = SourceRegion, Alias = "rds-backup", ShareWithAccount = [BackupAccount] });
        ListKeys(PolicyFile.SourceKeys, SourceRegion);
        Do(PolicyFile.BackupKeys, new NewRdsBackupKeyCommand { Region = RecoveryRegion, Alias = "rds-vault" });
        Do(PolicyFile.BackupKeys, new NewRdsBackupKeyCommand { Region = RecoveryRegion, Alias = "rds-vault" });
        ListKeys(PolicyFile.BackupKeys, RecoveryRegion);
        RunChain();
    }

    private void RunChain()
    {
        var databases = Do(PolicyFile.Source, new GetRdsBackupDatabaseCommand { Region = SourceRegion }).Select(DatabaseInput.Parse).ToArray();
        Do(null, new NewRdsBackupSnapshotCommand { Database = databases, Waits = true });
        var sources = Snapshots(Do(null, new GetRdsBackupSnapshotCommand { Database = databases, OnlyLatest = true }));

        EachFailsOnce(sources, SourceAccount, SourceRegion);
        Do(null, new ProtectRdsSnapshotCommand { Snapshot = sources, KmsKeyId = "alias/rds-backup", Waits = true });
        EachFailsOnce(sources, SourceAccount, RecoveryRegion);
        recovery = Snapshots(Do(null, new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = sources,
            DestinationRegion = RecoveryRegion,
            KmsKeyId = "alias/rds-backup",
            Waits = true,
        }));
        var shared = Snapshots(Do(null, new GrantRdsSnapshotShareCommand { Snapshot = recovery, AccountId = [BackupAccount] }));
        Assert.InRange(Do(PolicyFile.Source, new GetRdsSnapshotShareCommand { Region = RecoveryRegion }).Count, 2, 4);

        EachFailsOnce(sources, BackupAccount, RecoveryRegion);
        var vault = Snapshots(Do(PolicyFile.Backup, new CopyRdsSharedSnapshotCommand { Snapshot = shared, KmsKeyId = "alias/rds-vault", Waits = true }));
        var proofs = Do(null, new TestRdsBackupSnapshotCommand { Snapshot = vault }).Cast<SnapshotProof>().ToList();
        if (proofs.Exists(proof => !proof.Proven))
            throw new StepFailedException(string.Join('\n', proofs.SelectMany(proof => proof.Problems)));
        Assert.Equal(2, proofs.Count);

        Do(null, new RevokeRdsSnapshotShareCommand { Snapshot = vault });
        Assert.Empty(Do(PolicyFile.Source, new GetRdsSnapshotShareCommand { Region = RecoveryRegion }));
    }

    // Without a user, records bring theirs.
    private IReadOnlyList<object> Do(string? user, RdsCommand command)
    {
        if (user is not null)
            (command.AccessKey, command.SecretKey) = (users[user].Id, users[user].Secret);
        var console = new RecordingConsole();
        world.Try(command, console);
        return console.Errors.Count == 0
            ? console.Output
            : throw new StepFailedException(string.Join('\n', console.Errors.Select(error => $"{(error as BackupException)?.Kind}: {error.Message}")));
    }

    // Get-RdsBackupKey without a name; PowerShell's wildcards are not there at run time.
    private void ListKeys(string user, string region)
    {
        try
        {
            world.Run(async cancellation =>
            {
                await foreach (var _ in KeyKeeper.AliasesAsync(await OpenAsync(user, region, cancellation), cancellation))
                {
                }
            });
        }
        catch (BackupException failed)
        {
            throw new StepFailedException(failed.Message);
        }

        Do(user, new GetRdsBackupKeyCommand { Region = region, Alias = [user == PolicyFile.SourceKeys ? "rds-backup" : "rds-vault"] });
    }

    private Task<Target> OpenAsync(string user, string region, CancellationToken cancellation) => new Connection
    {
        Credentials = new BasicAWSCredentials(users[user].Id, users[user].Secret),
        Region = region,
        Access = world.Access,
    }.OpenAsync(cancellation);

    private void EachFailsOnce(IEnumerable<SnapshotInput> sources, string account, string region)
    {
        if (!removeFailed)
            return;
        foreach (var source in sources)
        {
            world.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails)
            {
                AccountId = account,
                Region = region,
                Name = Lineage.Of(source.Record!.Facts!)!.CopyName,
                Count = 1,
            });
        }
    }

    private static SnapshotInput[] Snapshots(IEnumerable<object> written) => [.. written.Select(SnapshotInput.Parse)];

    private AccessKey Create(string user, IEnumerable<PolicyFile> policies)
    {
        var account = world.Sandbox.Accounts.Single(one => one.Id == (user.StartsWith("source", StringComparison.Ordinal) ? SourceAccount : BackupAccount));
        var iam = QueryClient.Iam(world.Sandbox, account);
        iam.Call("CreateUser", ("UserName", user));
        foreach (var policy in policies)
            iam.Call("PutUserPolicy", ("UserName", user), ("PolicyName", policy.Name), ("PolicyDocument", policy.Text));
        var key = iam.Call("CreateAccessKey", ("UserName", user)).Element("AccessKey")!;
        return new AccessKey((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!);
    }

    private sealed class StepFailedException(string message) : Exception(message);
}
