using System.Net;
using Amazon.RDS;
using Amazon.RDS.Model;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class AccessTests
{
    private readonly RdsWorld world = new();
    private int users;

    [Fact]
    public async Task A_copy_takes_permission_for_source_and_target()
    {
        var source = world.Snapshot("monthly");
        var target = "arn:aws:rds:us-east-2:111111111111:snapshot:copy";

        await Denied(() => May(RdsWorld.East2, $$"""{"Effect":"Allow","Action":"rds:CopyDBSnapshot","Resource":"{{target}}"}""").Copy(source.Arn, "copy"));
        await Denied(() => May(RdsWorld.East2, $$"""{"Effect":"Allow","Action":"rds:CopyDBSnapshot","Resource":"{{source.Arn}}"}""").Copy(source.Arn, "copy"));
        await May(RdsWorld.East2, $$"""{"Effect":"Allow","Action":"rds:CopyDBSnapshot","Resource":["{{source.Arn}}","{{target}}"]}""").Copy(source.Arn, "copy");
    }

    [Fact]
    public async Task Tags_on_something_new_take_permission_to_tag()
    {
        var source = world.Snapshot("monthly");
        var ann = May(RdsWorld.East2, """{"Effect":"Allow","Action":"rds:CopyDBSnapshot","Resource":"*"}""");

        var refusal = await Denied(() => ann.Copy(source.Arn, "copy", more: request => request.Tags = [new Tag { Key = "Team", Value = "orders" }]));

        Assert.Contains("rds:AddTagsToResource", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_one_databases_snapshots_takes_permission_for_the_database_too()
    {
        var ann = May(RdsWorld.East1, """{"Effect":"Allow","Action":"rds:DescribeDBSnapshots","Resource":"arn:aws:rds:*:*:snapshot:*"}""");

        await ann.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest());
        var refusal = await Denied(() => ann.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { DBInstanceIdentifier = "Orders" }));

        Assert.Contains("arn:aws:rds:us-east-1:111111111111:db:orders", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_may_ask_for_the_tags_of_a_snapshot()
    {
        var ours = world.Snapshot("ours");
        ours.Tags["rdsbackup:hop"] = "1";
        world.Snapshot("theirs");
        var ann = May(RdsWorld.East1, """
            {"Effect":"Allow","Action":"rds:DeleteDBSnapshot","Resource":"*","Condition":{"StringEquals":{"rds:snapshot-tag/rdsbackup:hop":"1"}}}
            """);

        await ann.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "ours" });

        await Denied(() => ann.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "theirs" }));
    }

    [Fact]
    public async Task A_restore_takes_permission_for_snapshot_database_and_groups()
    {
        var source = world.Snapshot("monthly");
        string[] needed =
        [
            source.Arn, "arn:aws:rds:us-east-1:111111111111:db:drill", "arn:aws:rds:us-east-1:111111111111:subgrp:default",
            "arn:aws:rds:us-east-1:111111111111:pg:default.postgres16", "arn:aws:rds:us-east-1:111111111111:og:default:postgres-16",
        ];

        foreach (var missing in needed)
            Assert.Contains(missing, (await Denied(() => Restore(needed.Except([missing])))).Message, StringComparison.Ordinal);
        await Restore(needed);

        Task Restore(IEnumerable<string> resources) => May(
            RdsWorld.East1,
            $$"""{"Effect":"Allow","Action":"rds:RestoreDBInstanceFromDBSnapshot","Resource":[{{string.Join(',', resources.Select(one => $"\"{one}\""))}}]}""")
            .RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = "monthly" });
    }

    [Fact]
    public async Task Who_may_do_nothing_is_told_the_action_and_the_resource()
    {
        var ann = May(RdsWorld.East1, """{"Effect":"Allow","Action":"sts:*","Resource":"*"}""");

        var refusal = await Denied(() => ann.Get("monthly"));

        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/ann-1 is not authorized to perform: rds:DescribeDBSnapshots on resource: " +
            "arn:aws:rds:us-east-1:111111111111:snapshot:monthly because no identity-based policy allows the rds:DescribeDBSnapshots action",
            refusal.Message);
    }

    private static Task<AmazonRDSException> Denied(Func<Task> call) => Refusal.Of(call, "AccessDenied", status: HttpStatusCode.Forbidden);

    private AmazonRDSClient May(string region, string statement)
    {
        var iam = QueryClient.Iam(world.Aws, world.Aws.Primary());
        var name = $"ann-{++users}";
        iam.Call("CreateUser", ("UserName", name));
        iam.Call("PutUserPolicy", ("UserName", name), ("PolicyName", "own"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));
        var key = iam.Call("CreateAccessKey", ("UserName", name)).Element("AccessKey")!;
        return world.As(new AccessKey((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!), region);
    }
}
