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

        instance.CopyTagsToSnapshot = true;
        var with = await world.Source.Take("with");

        Assert.Empty(without.TagList ?? []);
        Assert.Equal("Team", with.TagList!.Single().Key);
    }
}
