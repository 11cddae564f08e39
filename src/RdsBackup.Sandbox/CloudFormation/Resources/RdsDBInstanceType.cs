using System.Xml.Linq;

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
    private static readonly string[] NotInCalls = ["DBInstanceIdentifier", "DeleteAutomatedBackups", "Tags", "VPCSecurityGroups"];

    public override IReadOnlyList<string> Attributes =>
        ["DBInstanceArn", "DbiResourceId", "Endpoint.Address", "Endpoint.HostedZoneId", "Endpoint.Port"];

    public override string NameProperty => "DBInstanceIdentifier";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override void Create(ResourceCall call)
    {
        var name = (call.Text("DBInstanceIdentifier") ?? call.MakeName(63)).ToLowerInvariant();
        call.Query("rds", "CreateDBInstance",
        [
            ("DBInstanceIdentifier", name),
            .. Properties.Members.Where(member => !NotInCalls.Contains(member.Name)).Select(member => (member.Name, Value(call, member.Name))),
            .. SecurityGroups(call),
            .. ResourceCall.QueryTags("Tags.Tag", call.Tags),
        ]);
        call.PhysicalId = name;
    }

    public override void Update(ResourceCall call)
    {
        var changed = Properties.Members
            .Where(member => !member.Replaces && !NotInCalls.Contains(member.Name) && call.Properties[member.Name] is not null && call.Changed(member.Name))
            .Select(member => (member.Name, Value(call, member.Name)))
            .Concat(call.Changed("VPCSecurityGroups") ? SecurityGroups(call) : []).ToList();
        if (changed.Count > 0)
            call.Query("rds", "ModifyDBInstance", [("DBInstanceIdentifier", call.PhysicalId), ("ApplyImmediately", "true"), .. changed]);

        var arn = call.Attributes["DBInstanceArn"];
        if (call.GoneTags.Count > 0)
        {
            call.Query(
                "rds",
                "RemoveTagsFromResource",
                [("ResourceName", arn), .. call.GoneTags.Select((key, index) => (Invariant($"TagKeys.member.{index + 1}"), (string?)key))]);
        }

        if (call.NewTags.Count > 0)
            call.Query("rds", "AddTagsToResource", [("ResourceName", arn), .. ResourceCall.QueryTags("Tags.Tag", call.NewTags)]);
    }

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() => call.Query(
        "rds",
        "DeleteDBInstance",
        ("DBInstanceIdentifier", call.PhysicalId),
        ("SkipFinalSnapshot", call.TakesSnapshot ? "false" : "true"),
        ("FinalDBSnapshotIdentifier", call.TakesSnapshot ? call.MakeName(255).ToLowerInvariant() : null),
        ("DeleteAutomatedBackups", Value(call, "DeleteAutomatedBackups"))));

    public override bool IsSettled(ResourceCall call)
    {
        var instance = Describe(call);
        if ((string?)instance.Element("DBInstanceStatus") != "available")
            return false;

        call.Attributes["DBInstanceArn"] = (string)instance.Element("DBInstanceArn")!;
        call.Attributes["DbiResourceId"] = (string)instance.Element("DbiResourceId")!;
        foreach (var part in (string[])["Address", "HostedZoneId", "Port"])
            call.Attributes[$"Endpoint.{part}"] = (string?)instance.Element("Endpoint")?.Element(part) ?? "";

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

    private static XElement Describe(ResourceCall call) =>
        call.Query("rds", "DescribeDBInstances", ("DBInstanceIdentifier", call.PhysicalId)).Element("DBInstances")!.Elements().Single();

    private static string? Value(ResourceCall call, string property) => call.Properties[property] is { } value ? Scalars.Text(value) : null;

    private static IEnumerable<(string Name, string? Value)> SecurityGroups(ResourceCall call) =>
        call.QueryList("VPCSecurityGroups", "VpcSecurityGroupIds.VpcSecurityGroupId");
}
