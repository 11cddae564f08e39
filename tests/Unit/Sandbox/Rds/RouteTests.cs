using System.Net;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class RouteTests
{
    [Fact]
    public async Task Nothing_is_copied_across_regions_in_china()
    {
        var world = new RdsWorld(null, "cn-north-1", "cn-northwest-1");
        var source = world.Snapshot("monthly", world.Instance(region: "cn-north-1"));

        Assert.StartsWith("arn:aws-cn:rds:cn-north-1:", source.Arn, StringComparison.Ordinal);
        await Refusal.Of(
            () => world.As(RdsWorld.Primary, "cn-northwest-1").Copy(source.Arn, "copy"), "InvalidParameterValue", "not supported in this region");
    }

    [Fact]
    public async Task Govcloud_copies_between_its_own_regions_only()
    {
        var world = new RdsWorld(null, "us-gov-west-1", "us-gov-east-1", "us-east-1");
        var source = world.Snapshot("monthly", world.Instance(region: "us-gov-west-1"));

        Assert.Equal("creating", (await world.As(RdsWorld.Primary, "us-gov-east-1").Copy(source.Arn, "copy")).Status);
        await Refusal.Of(() => world.As(RdsWorld.Primary, "us-east-1").Copy(source.Arn, "copy"), "InvalidParameterValue", "Invalid snapshot identifier");
    }

    [Fact]
    public async Task A_copy_elsewhere_has_a_default_option_group_unless_one_is_named()
    {
        var world = new RdsWorld();
        var instance = world.Instance();
        instance.Image = instance.Image with { OptionGroupName = "orders-options" };
        world.Model.In(RdsWorld.Primary, RdsWorld.East2).OptionGroups.Add("recovery-options");
        var source = world.Snapshot("monthly", instance);

        Assert.Equal("orders-options", (await world.Source.Copy(source.Arn, "near")).OptionGroupName);
        Assert.Equal("default:postgres-16", (await world.Recovery.Copy(source.Arn, "far")).OptionGroupName);
        Assert.Equal(
            "recovery-options",
            (await world.Recovery.Copy(source.Arn, "named", more: request => request.OptionGroupName = "recovery-options")).OptionGroupName);
        await Refusal.Of(
            () => world.Recovery.Copy(source.Arn, "wrong", more: request => request.OptionGroupName = "orders-options"),
            "OptionGroupNotFoundFault",
            status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_option_group_is_copied_from_another_account_only()
    {
        var world = new RdsWorld();
        var instance = world.Instance();
        instance.Image = instance.Image with { OptionGroupName = "orders-options" };
        var source = world.Snapshot("monthly", instance);
        await world.Source.Share("monthly", RdsWorld.Secondary);

        var copy = await world.Vault.Copy(source.Arn, "copy", more: request => request.CopyOptionGroup = true);

        Assert.Equal("orders-options", copy.OptionGroupName);
        await Refusal.Of(
            () => world.Recovery.Copy(source.Arn, "copy", more: request => request.CopyOptionGroup = true), "InvalidParameterCombination", "CopyOptionGroup");
    }

    [Fact]
    public async Task A_copy_elsewhere_knows_no_vpc_or_zone_of_its_source()
    {
        var world = new RdsWorld();
        var source = world.Snapshot("monthly");

        var copy = await world.Recovery.Copy(source.Arn, "copy");

        Assert.Null(copy.VpcId);
        Assert.Null(copy.AvailabilityZone);
        Assert.Equal(source.Image.ResourceId, copy.DbiResourceId);
    }

    [Fact]
    public async Task A_copy_is_kept_in_a_region_and_nowhere_else()
    {
        var world = new RdsWorld();
        var source = world.Snapshot("monthly");

        await Refusal.Of(
            () => world.Recovery.Copy(source.Arn, "copy", more: request => request.TargetCustomAvailabilityZone = "rds-caz-1"),
            "CustomAvailabilityZoneNotFound",
            status: HttpStatusCode.NotFound);
        await Refusal.Of(
            () => world.Recovery.Copy(source.Arn, "copy", more: request => request.SnapshotTarget = "outposts"), "InvalidParameterValue", "SnapshotTarget");
    }

    [Fact]
    public async Task A_taken_name_at_the_destination_is_refused()
    {
        var world = new RdsWorld();
        var source = world.Snapshot("monthly");
        var cluster = world.Snapshot("monthly", world.Cluster());
        await world.Recovery.Copy(source.Arn, "copy");
        await world.Recovery.CopyCluster(cluster.Arn, "copy");

        await Refusal.Of(() => world.Recovery.Copy(source.Arn, "copy"), "DBSnapshotAlreadyExists");
        await Refusal.Of(() => world.Recovery.CopyCluster(cluster.Arn, "copy"), "DBClusterSnapshotAlreadyExistsFault");
    }
}
