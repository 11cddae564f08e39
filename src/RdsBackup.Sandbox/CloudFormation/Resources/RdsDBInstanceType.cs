using System.Globalization;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::RDS::DBInstance</c> with storage of its own.</summary>
internal sealed class RdsDBInstanceType() : ResourceType(
    "AWS::RDS::DBInstance",
    Property.Integer("AllocatedStorage"),
    Property.Flag("AutoMinorVersionUpgrade"),
    Property.Text("AvailabilityZone").Replacing(),
    Property.Integer("BackupRetentionPeriod"),
    Property.Flag("CopyTagsToSnapshot"),
    Property.Text("DBInstanceClass"),
    Property.Text("DBInstanceIdentifier").Replacing(),
    Property.Text("DBName").Replacing(),
    Property.Text("DBParameterGroupName"),
    Property.Text("DBSubnetGroupName").Replacing(),
    Property.Flag("DeleteAutomatedBackups"),
    Property.Flag("DeletionProtection"),
    Property.Flag("EnableIAMDatabaseAuthentication"),
    Property.Text("Engine").Replacing(),
    Property.Text("EngineVersion"),
    Property.Integer("Iops"),
    Property.Text("KmsKeyId").Replacing(),
    Property.Flag("ManageMasterUserPassword"),
    Property.Text("MasterUserPassword"),
    Property.Text("MasterUsername").Replacing(),
    Property.Integer("MaxAllocatedStorage"),
    Property.Flag("MultiAZ"),
    Property.Text("OptionGroupName"),
    Property.Text("Port").Replacing(),
    Property.Text("PreferredBackupWindow"),
    Property.Text("PreferredMaintenanceWindow"),
    Property.Flag("PubliclyAccessible"),
    Property.Flag("StorageEncrypted").Replacing(),
    Property.Integer("StorageThroughput"),
    Property.Text("StorageType"),
    Property.Tags,
    Property.Texts("VPCSecurityGroups"))
{
    private static readonly string[] NotInCalls = ["DBInstanceIdentifier", "DeleteAutomatedBackups", "Tags"];

    public override IReadOnlyList<string> Attributes =>
        ["DBInstanceArn", "DbiResourceId", "Endpoint.Address", "Endpoint.HostedZoneId", "Endpoint.Port"];

    public override string NameProperty => "DBInstanceIdentifier";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override void Create(ResourceCall call)
    {
        var name = (call.Text("DBInstanceIdentifier") ?? call.MakeName(63)).ToLowerInvariant();
        var input = PassedOn(call, Properties.Members.Select(member => member.Name));
        input["DBInstanceIdentifier"] = name;
        input["Tags"] = ResourceCall.JsonTags(call.Tags);
        call.Send("rds", "CreateDBInstance", input);
        call.PhysicalId = name;
    }

    public override void Update(ResourceCall call)
    {
        var changed = PassedOn(call, Properties.Members.Where(member => !member.Replaces && call.Changed(member.Name)).Select(member => member.Name));
        if (changed.Count > 0)
        {
            changed["DBInstanceIdentifier"] = call.PhysicalId;
            changed["ApplyImmediately"] = true;
            call.Send("rds", "ModifyDBInstance", changed);
        }

        var arn = call.Attributes["DBInstanceArn"];
        if (call.GoneTags.Count > 0)
        {
            call.Send("rds", "RemoveTagsFromResource", new() { ["ResourceName"] = arn, ["TagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });
        }

        if (call.NewTags.Count > 0)
            call.Send("rds", "AddTagsToResource", new() { ["ResourceName"] = arn, ["Tags"] = ResourceCall.JsonTags(call.NewTags) });
    }

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() => call.Send("rds", "DeleteDBInstance", new(call.Given("DeleteAutomatedBackups"))
    {
        ["DBInstanceIdentifier"] = call.PhysicalId,
        ["SkipFinalSnapshot"] = !call.TakesSnapshot,
        ["FinalDBSnapshotIdentifier"] = call.TakesSnapshot ? call.MakeName(255).ToLowerInvariant() : null,
    }));

    public override bool IsSettled(ResourceCall call)
    {
        var instance = Describe(call);
        if ((string?)instance["DBInstanceStatus"] != "available")
            return false;

        call.Attributes["DBInstanceArn"] = (string)instance["DBInstanceArn"]!;
        call.Attributes["DbiResourceId"] = (string)instance["DbiResourceId"]!;
        foreach (var part in (string[])["Address", "HostedZoneId", "Port"])
            call.Attributes[$"Endpoint.{part}"] = instance["Endpoint"]?[part]?.ToString() ?? "";

        return true;
    }

    public override bool IsGone(ResourceCall call)
    {
        var isGone = true;
        ResourceCall.IgnoreMissing(() =>
        {
            Describe(call);
            isGone = false;
        });
        return isGone;
    }

    private static JsonNode Describe(ResourceCall call) =>
        call.Send("rds", "DescribeDBInstances", new() { ["DBInstanceIdentifier"] = call.PhysicalId })["DBInstances"]![0]!;

    private static JsonObject PassedOn(ResourceCall call, IEnumerable<string> properties)
    {
        var input = new JsonObject(call.Given(properties.Except(NotInCalls)));
        if (input.Remove("VPCSecurityGroups", out var groups))
            input["VpcSecurityGroupIds"] = groups;
        // CloudFormation takes the port as text.
        if (input["Port"] is { } port)
            input["Port"] = int.Parse(port.GetValue<string>(), CultureInfo.InvariantCulture);
        return input;
    }
}
