using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>CreateDBSubnetGroup</c>, <c>ModifyDBSubnetGroup</c> and <c>DeleteDBSubnetGroup</c>.</summary>
internal sealed class SubnetGroupOperations(RdsModel model, INetworks networks)
{
    internal IReadOnlyDictionary<string, OperationRule> All => new Dictionary<string, OperationRule>
    {
        ["CreateDBSubnetGroup"] = new("DBSubnetGroupName DBSubnetGroupDescription SubnetIds", Create),
        ["ModifyDBSubnetGroup"] = new("DBSubnetGroupName DBSubnetGroupDescription SubnetIds", Modify),
        ["DeleteDBSubnetGroup"] = new("DBSubnetGroupName", Delete),
    };

    private JsonObject Create(Call call, JsonObject input)
    {
        var (name, region) = Named(call, input, "CreateDBSubnetGroup");
        var vpc = Vpc(call, input);
        return region.SubnetGroups.TryAdd(name, vpc)
            ? new() { ["DBSubnetGroup"] = Output(name, input, vpc) }
            : throw new AwsFault("DBSubnetGroupAlreadyExists", $"The DB subnet group '{name}' already exists.");
    }

    private JsonObject Modify(Call call, JsonObject input)
    {
        var (name, region) = Named(call, input, "ModifyDBSubnetGroup");
        Groups.Subnet(region, name);
        region.SubnetGroups[name] = Vpc(call, input);
        return new() { ["DBSubnetGroup"] = Output(name, input, region.SubnetGroups[name]) };
    }

    private JsonObject Delete(Call call, JsonObject input)
    {
        var (name, region) = Named(call, input, "DeleteDBSubnetGroup");
        Groups.Subnet(region, name);
        var user = region.Instances.Values.Cast<Database>().Concat(region.Clusters.Values).FirstOrDefault(database => database.SubnetGroupName == name);
        if (user is not null)
        {
            throw new AwsFault(
                "InvalidDBSubnetGroupStateFault",
                $"Cannot delete the subnet group '{name}' because at least one database instance: {user.Identifier} is still using it.");
        }

        region.SubnetGroups.Remove(name);
        return [];
    }

    private (string Name, RdsRegion Region) Named(Call call, JsonObject input, string operation)
    {
        var name = input.Required("DBSubnetGroupName").ToLowerInvariant();
        Access.Demand(call, operation, RdsArn.Of(call.Region, call.AccountId, "subgrp", name));
        return name == "default"
            ? throw Faults.InvalidParameterValue("The DB subnet group name 'default' is reserved.")
            : (name, model.In(call.AccountId, call.Region));
    }

    private string Vpc(Call call, JsonObject input)
    {
        var subnets = input.Values("SubnetIds");
        var found = subnets.Select(subnet => networks.VpcOfSubnet(call.AccountId, call.Region, subnet)
            ?? throw new AwsFault("InvalidSubnet", $"Some input subnets in :[{string.Join(", ", subnets)}] are invalid.")).Distinct(StringComparer.Ordinal).ToList();
        if (subnets.Count < 2)
        {
            throw new AwsFault(
                "DBSubnetGroupDoesNotCoverEnoughAZs",
                "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: 1. Add subnets to cover at least 2 AZs.");
        }

        return found.Count == 1 ? found[0] : throw new AwsFault("InvalidSubnet", "The subnets of a DB subnet group must be in one VPC.");
    }

    private static JsonObject Output(string name, JsonObject input, string vpc) => new()
    {
        ["DBSubnetGroupName"] = name,
        ["DBSubnetGroupDescription"] = input.Text("DBSubnetGroupDescription"),
        ["VpcId"] = vpc,
        ["SubnetGroupStatus"] = "Complete",
    };
}
