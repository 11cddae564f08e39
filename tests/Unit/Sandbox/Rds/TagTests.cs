using Amazon.RDS;
using Amazon.RDS.Model;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class TagTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task A_copy_carries_the_sources_tags_only_when_asked_and_never_aws_own()
    {
        var source = world.Snapshot("monthly");
        source.Tags["Team"] = "orders";
        source.Tags["aws:backup:source-resource"] = "db-1";

        var plain = await world.Recovery.Copy(source.Arn, "plain");
        var tagged = await world.Recovery.Copy(source.Arn, "tagged", more: request => request.CopyTags = true);

        Assert.Empty(plain.TagList ?? []);
        Assert.Equal([("Team", "orders")], tagged.TagList!.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task Tags_given_replace_those_that_would_be_copied()
    {
        var source = world.Snapshot("monthly");
        source.Tags["Team"] = "orders";

        var copy = await world.Recovery.Copy(source.Arn, "copy", more: request =>
        {
            request.CopyTags = true;
            request.Tags = [new Tag { Key = "rdsbackup:hop", Value = "1" }];
        });

        Assert.Equal([("rdsbackup:hop", "1")], copy.TagList!.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task Tags_of_a_shared_snapshot_cannot_be_seen_or_copied_by_others()
    {
        var source = world.Snapshot("monthly");
        source.Tags["Team"] = "orders";
        await world.Source.Share("monthly", RdsWorld.Secondary);
        var other = world.As(RdsWorld.Secondary, RdsWorld.East1);

        var seen = (await other.List(request => request.SnapshotType = "shared")).Single();
        var copy = await other.Copy(source.Arn, "copy", more: request => request.CopyTags = true);

        Assert.Empty(seen.TagList ?? []);
        Assert.Empty(copy.TagList ?? []);
        await Refusal.Of(
            () => other.ListTagsForResourceAsync(new() { ResourceName = source.Arn }),
            "InvalidParameterValue",
            "The specified resource name does not match an RDS resource in this region.");
    }

    [Fact]
    public async Task Aws_own_tags_cannot_be_written()
    {
        world.Instance();

        await Refusal.Of(
            () => world.Source.Take("monthly", tags: new Tag { Key = "aws:team", Value = "orders" }),
            "InvalidParameterValue",
            "Tag keys cannot start with the reserved prefix");
    }

    [Fact]
    public async Task A_resource_has_at_most_fifty_tags()
    {
        var source = world.Snapshot("monthly");
        var tags = Enumerable.Range(1, 51).Select(number => new Tag { Key = $"key-{number}", Value = "" }).ToList();

        await Refusal.Of(() => world.Source.AddTagsToResourceAsync(new() { ResourceName = source.Arn, Tags = tags }), "InvalidParameterValue", "50");
    }

    [Fact]
    public async Task Tags_are_added_changed_listed_and_removed()
    {
        var instance = world.Instance();
        var arn = instance.Arn;

        await world.Source.AddTagsToResourceAsync(new() { ResourceName = arn, Tags = [new Tag { Key = "A", Value = "1" }, new Tag { Key = "B", Value = "2" }] });
        await world.Source.AddTagsToResourceAsync(new() { ResourceName = arn, Tags = [new Tag { Key = "A", Value = "3" }] });
        await world.Source.RemoveTagsFromResourceAsync(new() { ResourceName = arn, TagKeys = ["B"] });

        var tags = (await world.Source.ListTagsForResourceAsync(new() { ResourceName = arn })).TagList!;
        Assert.Equal([("A", "3")], tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task A_databases_tags_reach_its_snapshots_only_when_it_says_so()
    {
        var instance = world.Instance();
        instance.Tags["Team"] = "orders";
        var without = await world.Source.Take("without");
        world.Wait(3);

        instance.CopyTagsToSnapshot = true;
        var with = await world.Source.Take("with");

        Assert.Empty(without.TagList ?? []);
        Assert.Equal("Team", with.TagList!.Single().Key);
    }

    [Fact]
    public async Task A_snapshot_that_is_given_a_tag_gets_none_of_the_databases()
    {
        var instance = world.Instance();
        instance.CopyTagsToSnapshot = true;
        instance.Tags["Team"] = "orders";

        var snapshot = await world.Source.Take("monthly", tags: new Tag { Key = "Reason", Value = "month end" });

        Assert.Equal([("Reason", "month end")], snapshot.TagList!.Select(tag => (tag.Key, tag.Value)));
    }

    [Fact]
    public async Task A_restored_instance_has_the_tags_its_source_had_then_unless_new_ones_are_given()
    {
        var instance = world.Instance();
        instance.Tags["Team"] = "orders";
        instance.Tags["aws:cloudformation:stack-name"] = "orders";
        await world.Source.Take("monthly");
        world.Wait(3);
        await world.Source.Copy("monthly", "copy");
        world.Wait(20);
        instance.Tags["Team"] = "somebody else";

        Assert.Empty((await world.Source.Get("monthly")).TagList ?? []);
        Assert.Equal(["Team=orders"], await Restored("drill", "monthly"));
        Assert.Equal(["Team=orders"], await Restored("drill-of-copy", "copy"));
        Assert.Equal(["Purpose=drill"], await Restored("tagged", "monthly", new Tag { Key = "Purpose", Value = "drill" }));
    }

    [Fact]
    public async Task No_tags_cross_accounts_with_a_restore()
    {
        var instance = world.Instance();
        instance.Tags["Team"] = "orders";
        await world.Source.Take("monthly");
        world.Wait(3);
        await world.Source.Share("monthly", RdsWorld.Secondary);

        Assert.Empty(await Restored("drill", "arn:aws:rds:us-east-1:111111111111:snapshot:monthly", world.As(RdsWorld.Secondary, RdsWorld.East1)));
    }

    private Task<IEnumerable<string>> Restored(string identifier, string snapshot, params Tag[] tags) => Restored(identifier, snapshot, world.Source, tags);

    private static async Task<IEnumerable<string>> Restored(string identifier, string snapshot, AmazonRDSClient client, params Tag[] tags) =>
        ((await client.RestoreDBInstanceFromDBSnapshotAsync(
            new() { DBInstanceIdentifier = identifier, DBSnapshotIdentifier = snapshot, Tags = [.. tags] })).DBInstance!.TagList ?? [])
        .Select(tag => $"{tag.Key}={tag.Value}");
}
