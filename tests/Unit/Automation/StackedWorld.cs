using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.RDS.Model;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Sns;
using RdsBackup.Sandbox.StepFunctions;
using RdsBackup.Simulation;
using Snapshot = RdsBackup.Sandbox.Rds.Snapshot;

namespace RdsBackup.Unit.Automation;

/// <summary>A world in which the shipped stacks run: databases in <c>primary</c>, vault copies in <c>secondary</c>, nobody calling anything.</summary>
internal sealed class StackedWorld
{
    public const string Topic = "rdsbackup-notifications";

    public StackedWorld(RdsSettings? rds = null, int seed = 1) => World = new World(rds, seed);

    /// <summary>What is deployed where nothing else is said.</summary>
    public static BackupPolicy Nightly { get; } = new()
    {
        Name = "nightly",
        Prefix = "rdsbackup",
        Paused = false,
        Sources = [new SourceAccount("111111111111", [World.SourceRegion], null)],
        Recovery = new RecoverySettings(World.RecoveryRegion, "alias/rds-backup", KeepCopies: true, WindowHours: 36),
        Vault = new VaultSettings("222222222222", null, "alias/rds-vault", DailyLimit: 12),
        Select = new Selection("Failsafe", "True", [], [], [], AwsBackup: false),
        Retention = new Retention(Daily: 7, Weekly: 5, Monthly: 12, Yearly: 0, Minimum: 3, MinimumAgeDays: 3),
        Notify = new Notifications(null, MaximumAgeHours: 30, HeartbeatHours: 26),
    };

    public World World { get; }

    /// <summary>The policy; what is changed here takes effect with the next deployment.</summary>
    public BackupPolicy Policy { get; set; } = Nightly;

    public IReadOnlyList<PlannedStack> Plan => StackPlan.For(Policy);

    public RdsModel Rds => World.Sandbox.Rds.Model;

    public IReadOnlyList<ExecutionSummary> Executions => World.Sandbox.StepFunctions.Executions;

    /// <summary>What people would have been told.</summary>
    public IEnumerable<TopicMessage> Messages =>
        from account in World.Sandbox.Accounts
        from region in World.Sandbox.Regions
        from message in World.Sandbox.Sns.Find(account.Id, region, Topic)?.Messages ?? []
        orderby message.Time
        select message;

    /// <summary>What was told of failures.</summary>
    public IReadOnlyList<string> Failures => [.. Messages.Where(message => message.Body.Contains(": an execution ended as ", StringComparison.Ordinal)).Select(message => message.Body)];

    /// <summary>How often AWS was successfully asked to copy.</summary>
    public int Copies =>
        World.Sandbox.Calls.Latest.Count(call => call is { Action: "CopyDBSnapshot" or "CopyDBClusterSnapshot", Code: null, Status: 200 });

    /// <summary>Every copy in the backup account.</summary>
    public IReadOnlyList<Snapshot> Vault => Snapshots("222222222222", World.RecoveryRegion);

    public IReadOnlyList<Snapshot> Recovery => Snapshots("111111111111", World.RecoveryRegion);

    public IReadOnlyList<Snapshot> Sources => Snapshots("111111111111", World.SourceRegion);

    /// <summary>What is in an account and region.</summary>
    public IReadOnlyList<Snapshot> Snapshots(string account, string region)
    {
        var place = Rds.In(account, region);
        return [.. place.Snapshots(SnapshotKind.Instance).Values.Concat(place.Snapshots(SnapshotKind.Cluster).Values)];
    }

    /// <summary>Deploys what the policy asks for.</summary>
    public StackedWorld Deploy(BackupPolicy? policy = null)
    {
        Policy = policy ?? Policy;
        Apply();
        return this;
    }

    /// <summary>Deploys what the policy asks for as the cmdlet does, and demands that all stacks are as they should be.</summary>
    public IReadOnlyList<StackResult> Apply() => World.Run(async cancellation =>
    {
        await using var rollout = await StackRollout.PrepareAsync(StackOrders.Of(Plan, In), cancellation);
        DemandNone(rollout.Problems.Select(problem => problem.Message));
        var results = new List<StackResult>();
        await foreach (var result in rollout.ApplyAsync(_ => true, deployment => deployment.ApplyAsync(null, cancellation)))
            results.Add(result);
        DemandNone(results.Where(result => result.Stack is null).Select(result => $"{result.Deployment.Order.Title}: {result.Failure?.Message ?? "not begun"}"));
        return results;
    });

    private static void DemandNone(IEnumerable<string> problems)
    {
        if (string.Join('\n', problems) is { Length: > 0 } found)
            throw new InvalidOperationException(found);
    }

    /// <summary>Deploys one template in <c>primary</c>'s source region.</summary>
    public StackState Deploy(StackTemplate template, string name, params (string Name, string Value)[] parameters) => World.Run(async cancellation =>
    {
        var order = StackOrders.Of(World.Primary, template, name, parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal));
        await using var deployment = await StackDeployment.PrepareAsync(order, cancellation);
        return await deployment.ApplyAsync(null, cancellation);
    });

    /// <summary>A stack of the policy: the first one of a template.</summary>
    public StackState Find(StackTemplate template)
    {
        var stack = Plan.First(one => one.Template == template);
        return World.Run(cancellation => In(stack).Of<CloudFormationGateway>().FindAsync(stack.Name, cancellation))!;
    }

    /// <summary>Removes all stacks, the last one first.</summary>
    public void Remove()
    {
        foreach (var stack in Plan.Reverse())
            Remove(stack.Name, In(stack));
    }

    /// <summary>Removes one stack, in <c>primary</c>'s source region unless another place is given.</summary>
    public void Remove(string name, Target? target = null) => World.Run(async cancellation =>
    {
        var removal = await StackRemoval.PrepareAsync(target ?? World.Primary, name, new StackWait(), cancellation);
        await removal!.RemoveAsync(null, cancellation);
    });

    /// <summary>Stops the rules and schedules of one stack in <c>primary</c>'s source region.</summary>
    public void Pause(string name) => World.Run(async cancellation =>
    {
        var removal = await StackRemoval.PrepareAsync(World.Primary, name, new StackWait(), cancellation);
        await removal!.PauseAsync(cancellation);
    });

    /// <summary>Lets time pass, with all that happens in it.</summary>
    public StackedWorld After(TimeSpan time)
    {
        World.After(time);
        World.Sandbox.Advance();
        return this;
    }

    /// <summary>Announces a snapshot once more, as the reconciler does.</summary>
    public StackedWorld Announce(string snapshotArn)
    {
        States(World.SourceRegion).Call("StartExecution", new JsonObject
        {
            ["stateMachineArn"] = $"arn:aws:states:{World.SourceRegion}:{World.Primary.AccountId}:stateMachine:rdsbackup-announce",
            ["input"] = new JsonObject { ["snapshotArn"] = snapshotArn }.ToJsonString(),
        });
        return this;
    }

    /// <summary>Denies a role of the source account an action.</summary>
    public void Deny(string role, string action) => QueryClient.Iam(World.Sandbox, World.Sandbox.Accounts.First(one => one.Name == "primary")).Call(
        "PutRolePolicy",
        ("RoleName", role),
        ("PolicyName", "deny"),
        ("PolicyDocument", new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonObject { ["Effect"] = "Deny", ["Action"] = action, ["Resource"] = "*" },
        }.ToJsonString()));

    /// <summary>Stops an execution in the source account's recovery region.</summary>
    public void Abort(ExecutionSummary execution) =>
        States(World.RecoveryRegion).Call("StopExecution", new JsonObject { ["executionArn"] = execution.Arn });

    /// <summary>What an intruder does who has the source account: every snapshot is deleted, every key disabled.</summary>
    public void LoseSourceAccount()
    {
        foreach (var region in World.Sandbox.Regions)
        {
            Rds.In(World.Primary.AccountId, region).Snapshots(SnapshotKind.Instance).Clear();
            Rds.In(World.Primary.AccountId, region).Snapshots(SnapshotKind.Cluster).Clear();
            using var kms = World.Kms("primary", region);
            foreach (var key in World.Run(_ => kms.ListKeysAsync(new ListKeysRequest()))!.Keys ?? [])
            {
                // AWS's own keys cannot be disabled; nothing under them is left.
                if (World.Run(_ => kms.DescribeKeyAsync(key.KeyId)).KeyMetadata!.KeyManager == KeyManagerType.CUSTOMER)
                    World.Run(_ => kms.DisableKeyAsync(key.KeyId));
            }
        }
    }

    /// <summary>Restores a vault copy in the backup account.</summary>
    /// <returns>The database's status when it has had the time.</returns>
    public string Restore(Snapshot copy)
    {
        using var rds = World.Rds("secondary", copy.Region);
        if (copy.Kind == SnapshotKind.Instance)
            World.Run(_ => rds.RestoreDBInstanceFromDBSnapshotAsync(new RestoreDBInstanceFromDBSnapshotRequest { DBInstanceIdentifier = "restored", DBSnapshotIdentifier = copy.Identifier }));
        else
            World.Run(_ => rds.RestoreDBClusterFromSnapshotAsync(new RestoreDBClusterFromSnapshotRequest { DBClusterIdentifier = "restored", SnapshotIdentifier = copy.Identifier, Engine = "aurora-postgresql" }));

        After(TimeSpan.FromHours(2));
        return copy.Kind == SnapshotKind.Instance
            ? World.Run(_ => rds.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = "restored" })).DBInstances![0].DBInstanceStatus!
            : World.Run(_ => rds.DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = "restored" })).DBClusters![0].Status!;
    }

    /// <summary>Step Functions as an account's admin.</summary>
    public JsonClient States(string region, string account = "primary") =>
        JsonClient.States(World.Sandbox, World.Sandbox.Accounts.First(one => one.Name == account).AccessKey, region);

    /// <summary>The account and region of a stack.</summary>
    public Target In(PlannedStack stack) =>
        World.Open(World.Sandbox.Accounts.First(account => account.Id == stack.Place.AccountId).Name, stack.Place.Region);
}
