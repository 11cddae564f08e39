using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Sns;
using RdsBackup.Simulation;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Automation;

/// <summary>An administrator of the backup account whom docs/policies/organization.json holds, and everything he can call in the sandbox, on what is ours.</summary>
internal sealed partial class HeldAdministrator
{
    public const string AccountId = "222222222222";
    private const string Region = World.RecoveryRegion;
    private const string Topic = $"arn:aws:sns:{Region}:{AccountId}:{StackedWorld.Topic}";
    private const string Machines = $"arn:aws:states:{Region}:{AccountId}:stateMachine:";
    private const string RetentionRole = "rdsbackup-retention-us-east-2";
    private const string OpenTrust = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "222222222222" }, "Action": "sts:AssumeRole" }] }""";
    private const string Everything = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }""";
    private const string Nothing = """{ "QueryLanguage": "JSONata", "StartAt": "Pass", "States": { "Pass": { "Type": "Pass", "End": true } } }""";

    private static readonly Dictionary<string, string> QueryVersions = new()
    {
        ["cloudformation"] = "2010-05-15",
        ["ec2"] = "2016-11-15",
        ["iam"] = "2010-05-08",
        ["monitoring"] = "2010-08-01",
        ["rds"] = "2014-10-31",
        ["sns"] = "2010-03-31",
        ["sts"] = "2011-06-15",
    };

    private static readonly Dictionary<string, string> JsonTargets = new()
    {
        ["events"] = "AWSEvents",
        ["kms"] = "TrentService",
        ["sqs"] = "AmazonSQS",
        ["states"] = "AWSStepFunctions",
        ["scheduler"] = "",
        ["tagging"] = "ResourceGroupsTaggingAPI_20170126",
    };

    private readonly StackedWorld stacks;
    private readonly Account account;
    private readonly string key;
    private readonly string topicKey;
    private readonly Subscription reader;
    private (AccessKey Key, string? Token) caller;

    /// <summary>Deploys the stacks, lets the first copies be made, and holds the account.</summary>
    public HeldAdministrator(StackedWorld stacks)
    {
        this.stacks = stacks;
        account = stacks.World.Sandbox.Accounts.Single(one => one.Id == AccountId);
        caller = (account.AccessKey, null);
        key = stacks.Find(StackTemplate.BackupAccount).Outputs["KeyArn"];
        var topic = stacks.World.Sandbox.Sns.Find(AccountId, Region, StackedWorld.Topic)!;
        topicKey = stacks.World.Sandbox.Kms.Find(Xml("sns", "GetTopicAttributes", new() { ["TopicArn"] = Topic }).Descendants("entry").Single(entry => (string?)entry.Element("key") == "KmsMasterKeyId").Element("value")!.Value, AccountId, Region)!.Arn;
        reader = topic.Subscriptions.Single();
        Ask("sns", "ConfirmSubscription", new() { ["TopicArn"] = Topic, ["Token"] = reader.Token });
        Ask("iam", "CreateRole", new() { ["RoleName"] = "break-glass", ["AssumeRolePolicyDocument"] = OpenTrust.Replace(AccountId, "333333333333", StringComparison.Ordinal) });
        foreach (var its in new[] { key, topicKey })
            Ask("kms", "CreateGrant", new() { ["KeyId"] = its, ["GranteePrincipal"] = $"arn:aws:iam::{AccountId}:user/admin", ["Operations"] = new JsonArray("Decrypt") });
        stacks.World.Sandbox.Hold(AccountId, PolicyText);
    }

    /// <summary>Every action that is known, on what of ours it would touch most, and whether it is left to him.</summary>
    public static IReadOnlyList<(bool IsLeft, string Action, string Resource)> Actions { get; } =
    [
        .. File.ReadLines(Repository.PathOf("tests", "Unit", "Automation", "held-administrator.tsv"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(row => (row[0] == "left", row[1], row[2])),
    ];

    public static string PolicyText => File.ReadAllText(Repository.PathOf("docs", "policies", "organization.json"));

    /// <summary>A world of a database of each kind in which retention has something to do.</summary>
    public static StackedWorld NewWorld()
    {
        var world = new StackedWorld();
        world.World.WithDatabase("orders").WithDatabase("ledger", SnapshotKind.Cluster);
        world.Deploy(StackedWorld.Nightly with
        {
            Retention = new Retention(Daily: 4, Weekly: 0, Monthly: 0, Yearly: 0, Minimum: 2, MinimumAgeDays: 1),
            Notify = StackedWorld.Nightly.Notify with { Email = "backups@example.com" },
        });
        // Late in the day, when what is made is the newest of the day.
        return world.After(TimeSpan.FromHours(46));
    }

    /// <summary>Whoever reads the backup account's messages.</summary>
    public IReadOnlyList<TopicMessage> Read => reader.Received;

    /// <summary>Calls an operation.</summary>
    /// <returns>What was refused; null when it was done.</returns>
    public AwsFault? Do(Deed deed)
    {
        try
        {
            Ask(deed.Service, deed.Operation, deed.Input);
            return null;
        }
        catch (AwsFault fault)
        {
            return fault;
        }
    }

    /// <summary>Goes on as a user or a role that he makes, who may do everything.</summary>
    public void Become(bool isUser)
    {
        if (isUser)
        {
            Ask("iam", "CreateUser", new() { ["UserName"] = "else" });
            Ask("iam", "PutUserPolicy", new() { ["UserName"] = "else", ["PolicyName"] = "all", ["PolicyDocument"] = Everything });
            caller = Credentials(Xml("iam", "CreateAccessKey", new() { ["UserName"] = "else" }));
        }
        else
        {
            Ask("iam", "CreateRole", new() { ["RoleName"] = "else", ["AssumeRolePolicyDocument"] = OpenTrust });
            Ask("iam", "PutRolePolicy", new() { ["RoleName"] = "else", ["PolicyName"] = "all", ["PolicyDocument"] = Everything });
            caller = Credentials(Xml("sts", "AssumeRole", new() { ["RoleArn"] = $"arn:aws:iam::{AccountId}:role/else", ["RoleSessionName"] = "else" }));
        }
    }

    /// <summary>Every operation of the sandbox that changes something, in an order in which one prepares the next.</summary>
    public IEnumerable<Deed> Deeds()
    {
        var now = stacks.World.Clock.GetUtcNow();
        foreach (var copy in stacks.Vault.Where(copy => !copy.Identifier.Contains("forged", StringComparison.Ordinal)).GroupBy(copy => copy.Kind).Select(copies => copies.First()).ToList())
        {
            var kind = copy.Kind == RdsBackup.Sandbox.Rds.SnapshotKind.Instance ? "DB" : "DBCluster";
            var id = $"{kind}SnapshotIdentifier";
            yield return new("rds", $"Delete{kind}Snapshot", new() { [id] = copy.Identifier });
            yield return new("rds", $"Copy{kind}Snapshot", new() { [$"Source{id}"] = copy.Arn, [$"Target{id}"] = "mine", ["KmsKeyId"] = key });
            yield return new("rds", $"Modify{kind}SnapshotAttribute", new() { [id] = copy.Identifier, ["AttributeName"] = "restore", ["ValuesToAdd.AttributeValue.1"] = "333333333333" });
            yield return new("rds", "AddTagsToResource", new() { ["ResourceName"] = copy.Arn, ["Tags.Tag.1.Key"] = "rdsbackup:source-db", ["Tags.Tag.1.Value"] = "crm" });
            yield return new("rds", "RemoveTagsFromResource", new() { ["ResourceName"] = copy.Arn, ["TagKeys.member.1"] = "rdsbackup:proven" });
            yield return new("tagging", "TagResources", new() { ["ResourceARNList"] = new JsonArray(copy.Arn, key, Topic), ["Tags"] = new JsonObject { ["rdsbackup:source-db"] = "crm" } });
            yield return new("tagging", "UntagResources", new() { ["ResourceARNList"] = new JsonArray(copy.Arn, key, Topic), ["TagKeys"] = new JsonArray("rdsbackup:proven", "rdsbackup:source-db") });
            if (kind == "DB")
                yield return new("rds", "ModifyDBSnapshot", new() { [id] = copy.Identifier, ["EngineVersion"] = "17.2" });
            yield return kind == "DB"
                ? new("rds", "RestoreDBInstanceFromDBSnapshot", new() { ["DBInstanceIdentifier"] = "restored", [id] = copy.Identifier })
                : new("rds", "RestoreDBClusterFromSnapshot", new() { ["DBClusterIdentifier"] = "restored", ["SnapshotIdentifier"] = copy.Identifier, ["Engine"] = "aurora-postgresql" });
        }

        // A database of his own called as ours is, whose tags its snapshots inherit, and those called as our copies are.
        foreach (var deed in Forgeries(now))
            yield return deed;

        yield return new("rds", "CreateDBSubnetGroup", new() { ["DBSubnetGroupName"] = "mine", ["DBSubnetGroupDescription"] = "mine", ["SubnetIds.SubnetIdentifier.1"] = "subnet-1" }) { IsOwn = true };
        yield return new("rds", "ModifyDBSubnetGroup", new() { ["DBSubnetGroupName"] = "mine", ["SubnetIds.SubnetIdentifier.1"] = "subnet-1" }) { IsOwn = true };
        yield return new("rds", "DeleteDBSubnetGroup", new() { ["DBSubnetGroupName"] = "mine" }) { IsOwn = true };

        foreach (var (operation, form) in ((string, JsonObject)[])
        [
            ("CreateVpc", new() { ["CidrBlock"] = "10.0.0.0/16" }), ("CreateSubnet", new() { ["VpcId"] = "vpc-1", ["CidrBlock"] = "10.0.0.0/24" }),
            ("CreateSecurityGroup", new() { ["VpcId"] = "vpc-1", ["GroupName"] = "mine", ["GroupDescription"] = "mine" }), ("DeleteSecurityGroup", new() { ["GroupId"] = "sg-1" }),
            ("DeleteSubnet", new() { ["SubnetId"] = "subnet-1" }), ("DeleteVpc", new() { ["VpcId"] = "vpc-1" }),
        ])
            yield return new("ec2", operation, form) { IsOwn = true };

        yield return new("kms", "CreateKey", []) { IsOwn = true };
        foreach (var its in new[] { key, topicKey })
        {
            yield return new("kms", "UpdateKeyDescription", new() { ["KeyId"] = its, ["Description"] = "mine" });
            yield return new("kms", "PutKeyPolicy", new() { ["KeyId"] = its, ["Policy"] = Everything });
            yield return new("kms", "CreateGrant", new() { ["KeyId"] = its, ["GranteePrincipal"] = "arn:aws:iam::333333333333:root", ["Operations"] = new JsonArray("Decrypt") });
            yield return new("kms", "RevokeGrant", new() { ["KeyId"] = its, ["GrantId"] = GrantOf(its) });
            yield return new("kms", "RetireGrant", new() { ["KeyId"] = its, ["GrantId"] = GrantOf(its) });
            yield return new("kms", "DisableKey", new() { ["KeyId"] = its });
            yield return new("kms", "ScheduleKeyDeletion", new() { ["KeyId"] = its, ["PendingWindowInDays"] = 7 });
            yield return new("kms", "CancelKeyDeletion", new() { ["KeyId"] = its });
            yield return new("kms", "EnableKey", new() { ["KeyId"] = its });
            yield return new("kms", "DisableKeyRotation", new() { ["KeyId"] = its });
            yield return new("kms", "EnableKeyRotation", new() { ["KeyId"] = its });
            yield return new("kms", "ReplicateKey", new() { ["KeyId"] = its, ["ReplicaRegion"] = World.SourceRegion });
            yield return new("kms", "UpdatePrimaryRegion", new() { ["KeyId"] = its, ["PrimaryRegion"] = World.SourceRegion });
            yield return new("kms", "TagResource", new() { ["KeyId"] = its, ["Tags"] = new JsonArray(new JsonObject { ["TagKey"] = "mine", ["TagValue"] = "mine" }) });
            yield return new("kms", "UntagResource", new() { ["KeyId"] = its, ["TagKeys"] = new JsonArray("mine") });
        }

        yield return new("kms", "CreateAlias", new() { ["AliasName"] = $"alias/mine-{now.Ticks}", ["TargetKeyId"] = key });
        yield return new("kms", "UpdateAlias", new() { ["AliasName"] = "alias/rds-vault", ["TargetKeyId"] = topicKey });
        yield return new("kms", "DeleteAlias", new() { ["AliasName"] = "alias/rds-vault" });

        yield return new("iam", "CreatePolicy", new() { ["PolicyName"] = $"nothing-{now.Ticks}", ["PolicyDocument"] = Everything.Replace("Allow", "Deny", StringComparison.Ordinal) }) { IsOwn = true };
        foreach (var role in new[] { RetentionRole, "rdsbackup-vault-us-east-2", "rdsbackup-watch-us-east-2", "rdsbackup-tell-us-east-2", "rdsbackup-watch-events-us-east-2", "OperatorRoleArns", "break-glass" })
        {
            yield return new("iam", "CreateRole", new() { ["RoleName"] = role, ["AssumeRolePolicyDocument"] = OpenTrust });
            yield return new("iam", "UpdateAssumeRolePolicy", new() { ["RoleName"] = role, ["PolicyDocument"] = OpenTrust });
            yield return new("iam", "UpdateRole", new() { ["RoleName"] = role, ["Description"] = "mine" });
            yield return new("iam", "PutRolePolicy", new() { ["RoleName"] = role, ["PolicyName"] = "more", ["PolicyDocument"] = Everything });
            yield return new("iam", "DeleteRolePolicy", new() { ["RoleName"] = role, ["PolicyName"] = "keep" });
            yield return new("iam", "AttachRolePolicy", new() { ["RoleName"] = role, ["PolicyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess" });
            yield return new("iam", "DetachRolePolicy", new() { ["RoleName"] = role, ["PolicyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess" });
            yield return new("iam", "PutRolePermissionsBoundary", new() { ["RoleName"] = role, ["PermissionsBoundary"] = $"arn:aws:iam::{AccountId}:policy/nothing-{now.Ticks}" });
            yield return new("iam", "DeleteRolePermissionsBoundary", new() { ["RoleName"] = role });
            yield return new("iam", "TagRole", new() { ["RoleName"] = role, ["Tags.member.1.Key"] = "mine", ["Tags.member.1.Value"] = "mine" });
            yield return new("iam", "UntagRole", new() { ["RoleName"] = role, ["TagKeys.member.1"] = "mine" });
            yield return new("iam", "DeleteRole", new() { ["RoleName"] = role });
            yield return new("sts", "AssumeRole", new() { ["RoleArn"] = $"arn:aws:iam::{AccountId}:role/{role}", ["RoleSessionName"] = "mine" });
        }

        yield return new("iam", "DeleteServiceLinkedRole", new() { ["RoleName"] = "AWSServiceRoleForRDS" }) { IsOwn = true };
        yield return new("iam", "CreateServiceLinkedRole", new() { ["AWSServiceName"] = "rds.amazonaws.com" }) { IsOwn = true };
        yield return new("iam", "CreatePolicy", new() { ["PolicyName"] = "nothing", ["PolicyDocument"] = Everything.Replace("Allow", "Deny", StringComparison.Ordinal) }) { IsOwn = true };
        yield return new("iam", "DeletePolicy", new() { ["PolicyArn"] = $"arn:aws:iam::{AccountId}:policy/nothing" }) { IsOwn = true };
        yield return new("iam", "CreateUser", new() { ["UserName"] = "mine" }) { IsOwn = true };
        yield return new("iam", "PutUserPermissionsBoundary", new() { ["UserName"] = "mine", ["PermissionsBoundary"] = "arn:aws:iam::aws:policy/AdministratorAccess" }) { IsOwn = true };
        yield return new("iam", "DeleteUserPermissionsBoundary", new() { ["UserName"] = "mine" }) { IsOwn = true };
        yield return new("iam", "PutUserPolicy", new() { ["UserName"] = "mine", ["PolicyName"] = "all", ["PolicyDocument"] = Everything }) { IsOwn = true };
        yield return new("iam", "CreateAccessKey", new() { ["UserName"] = "mine" }) { IsOwn = true };
        yield return new("iam", "DeleteAccessKey", new() { ["UserName"] = "mine", ["AccessKeyId"] = "AKIAIOSFODNN7EXAMPLE" }) { IsOwn = true };

        foreach (var (stack, template) in stacks.Plan.Where(one => one.Place.AccountId == AccountId).Select(one => (one.Name, one.Template)))
        {
            yield return new("cloudformation", "CreateStack", new() { ["StackName"] = stack, ["TemplateBody"] = EmptyTemplate });
            yield return new("cloudformation", "UpdateStack", new() { ["StackName"] = stack, ["TemplateBody"] = EmptyTemplate });
            yield return new("cloudformation", "CreateChangeSet", new() { ["StackName"] = stack, ["ChangeSetName"] = "mine", ["TemplateBody"] = EmptyTemplate });
            yield return new("cloudformation", "ExecuteChangeSet", new() { ["StackName"] = stack, ["ChangeSetName"] = "mine" });
            yield return new("cloudformation", "DeleteChangeSet", new() { ["StackName"] = stack, ["ChangeSetName"] = "mine" });
            yield return new("cloudformation", "ContinueUpdateRollback", new() { ["StackName"] = stack });
            yield return new("cloudformation", "UpdateTerminationProtection", new() { ["StackName"] = stack, ["EnableTerminationProtection"] = "false" });
            yield return new("cloudformation", "DeleteStack", new() { ["StackName"] = stack });
        }

        foreach (var machine in new[] { "vault", "retention", "watch", "heartbeat", "heard", "tell" })
        {
            yield return new("states", "UpdateStateMachine", new() { ["stateMachineArn"] = Machines + "rdsbackup-" + machine, ["definition"] = Nothing });
            yield return new("states", "DeleteStateMachine", new() { ["stateMachineArn"] = Machines + "rdsbackup-" + machine });
            yield return new("states", "TagResource", new() { ["resourceArn"] = Machines + "rdsbackup-" + machine, ["tags"] = new JsonArray(new JsonObject { ["key"] = "mine", ["value"] = "mine" }) });
            yield return new("states", "UntagResource", new() { ["resourceArn"] = Machines + "rdsbackup-" + machine, ["tagKeys"] = new JsonArray("mine") });
            yield return new("states", "StartExecution", new()
            {
                ["stateMachineArn"] = Machines + "rdsbackup-" + machine,
                // What a source would have said.
                ["input"] = new JsonObject
                {
                    ["account"] = "111111111111",
                    ["region"] = Region,
                    ["detail"] = new JsonObject { ["region"] = World.SourceRegion, ["databases"] = new JsonArray("instance/orders", "cluster/ledger") },
                }.ToJsonString(),
            });
        }

        yield return new("states", "CreateStateMachine", new() { ["name"] = "mine", ["definition"] = Nothing, ["roleArn"] = $"arn:aws:iam::{AccountId}:role/{RetentionRole}" });
        if (stacks.Executions.LastOrDefault(execution => execution.Arn.Contains($":{AccountId}:", StringComparison.Ordinal)) is { } execution)
            yield return new("states", "StopExecution", new() { ["executionArn"] = execution.Arn });

        yield return new("events", "CreateEventBus", new() { ["Name"] = "mine" }) { IsOwn = true };
        yield return new("events", "UpdateEventBus", new() { ["Name"] = "default", ["Description"] = "mine" });
        yield return new("events", "UpdateEventBus", new() { ["Name"] = "rdsbackup-vault", ["Description"] = "mine" });
        yield return new("events", "PutPermission", new() { ["EventBusName"] = "rdsbackup-vault", ["StatementId"] = "Announcements", ["Action"] = "events:PutEvents", ["Principal"] = "333333333333" });
        yield return new("events", "RemovePermission", new() { ["EventBusName"] = "rdsbackup-vault", ["StatementId"] = "Announcements" });
        yield return new("events", "PutEvents", new()
        {
            ["Entries"] = new JsonArray(new JsonObject { ["EventBusName"] = "rdsbackup-vault", ["Source"] = "rdsbackup", ["DetailType"] = "RDS Databases Selected", ["Detail"] = "{}" }),
        });
        foreach (var (bus, rule) in new[] { ("default", "rdsbackup-deleted"), ("default", "rdsbackup-silenced"), ("default", "rdsbackup-failed"), ("rdsbackup-vault", "rdsbackup-shared") })
        {
            yield return new("events", "EnableRule", new() { ["Name"] = rule, ["EventBusName"] = bus });
            yield return new("events", "PutRule", new() { ["Name"] = rule, ["EventBusName"] = bus, ["EventPattern"] = """{ "source": ["nobody"] }""" });
            yield return new("events", "DisableRule", new() { ["Name"] = rule, ["EventBusName"] = bus });
            yield return new("events", "PutTargets", new() { ["Rule"] = rule, ["EventBusName"] = bus, ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "machine", ["Arn"] = Topic }) });
            yield return new("events", "RemoveTargets", new() { ["Rule"] = rule, ["EventBusName"] = bus, ["Ids"] = new JsonArray("machine") });
            yield return new("events", "DeleteRule", new() { ["Name"] = rule, ["EventBusName"] = bus, ["Force"] = true });
            var arn = $"arn:aws:events:{Region}:{AccountId}:rule/{(bus == "default" ? "" : bus + "/")}{rule}";
            yield return new("events", "TagResource", new() { ["ResourceARN"] = arn, ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "mine", ["Value"] = "mine" }) });
            yield return new("events", "UntagResource", new() { ["ResourceARN"] = arn, ["TagKeys"] = new JsonArray("mine") });
        }

        yield return new("events", "DeleteEventBus", new() { ["Name"] = "rdsbackup-vault" });
        var secret = new JsonObject { ["ApiKeyAuthParameters"] = new JsonObject { ["ApiKeyName"] = "key", ["ApiKeyValue"] = "value" } };
        yield return new("events", "CreateConnection", new() { ["Name"] = "mine", ["AuthorizationType"] = "API_KEY", ["AuthParameters"] = secret }) { IsOwn = true };
        yield return new("events", "UpdateConnection", new() { ["Name"] = "rdsbackup-webhook-us-east-2" });
        yield return new("events", "DeleteConnection", new() { ["Name"] = "rdsbackup-webhook-us-east-2" });
        yield return new("events", "CreateApiDestination", new()
        {
            ["Name"] = "mine",
            ["ConnectionArn"] = $"arn:aws:events:{Region}:{AccountId}:connection/mine/1",
            ["InvocationEndpoint"] = "https://example.com/",
            ["HttpMethod"] = "POST",
        })
        { IsOwn = true };
        yield return new("events", "UpdateApiDestination", new() { ["Name"] = "rdsbackup-webhook-us-east-2" });
        yield return new("events", "DeleteApiDestination", new() { ["Name"] = "rdsbackup-webhook-us-east-2" });

        foreach (var queue in new[] { "rdsbackup-vault-undelivered", "rdsbackup-watch-undelivered", "rdsbackup-notifications-undelivered" })
        {
            var url = $"http://sandbox.invalid/{AccountId}/{queue}";
            yield return new("sqs", "CreateQueue", new() { ["QueueName"] = queue, ["Attributes"] = new JsonObject { ["MessageRetentionPeriod"] = "60" } });
            yield return new("sqs", "SetQueueAttributes", new() { ["QueueUrl"] = url, ["Attributes"] = new JsonObject { ["MessageRetentionPeriod"] = "60" } });
            yield return new("sqs", "SendMessage", new() { ["QueueUrl"] = url, ["MessageBody"] = "mine" });
            yield return new("sqs", "ReceiveMessage", new() { ["QueueUrl"] = url });
            yield return new("sqs", "DeleteMessage", new() { ["QueueUrl"] = url, ["ReceiptHandle"] = "mine" });
            yield return new("sqs", "PurgeQueue", new() { ["QueueUrl"] = url });
            yield return new("sqs", "TagQueue", new() { ["QueueUrl"] = url, ["Tags"] = new JsonObject { ["mine"] = "mine" } });
            yield return new("sqs", "UntagQueue", new() { ["QueueUrl"] = url, ["TagKeys"] = new JsonArray("mine") });
            yield return new("sqs", "DeleteQueue", new() { ["QueueUrl"] = url });
            yield return new("monitoring", "PutMetricAlarm", new()
            {
                ["AlarmName"] = queue,
                ["Namespace"] = "AWS/SQS",
                ["MetricName"] = "ApproximateNumberOfMessagesVisible",
                ["Statistic"] = "Maximum",
                ["Period"] = 300,
                ["EvaluationPeriods"] = 1,
                ["Threshold"] = 9999,
                ["ComparisonOperator"] = "GreaterThanThreshold",
            });
            yield return new("monitoring", "SetAlarmState", new() { ["AlarmName"] = queue, ["StateValue"] = "OK", ["StateReason"] = "mine" });
            var alarm = $"arn:aws:cloudwatch:{Region}:{AccountId}:alarm:{queue}";
            yield return new("monitoring", "TagResource", new() { ["ResourceARN"] = alarm, ["Tags.member.1.Key"] = "mine", ["Tags.member.1.Value"] = "mine" });
            yield return new("monitoring", "UntagResource", new() { ["ResourceARN"] = alarm, ["TagKeys.member.1"] = "mine" });
            yield return new("monitoring", "DeleteAlarms", new() { ["AlarmNames.member.1"] = queue });
        }

        yield return new("sns", "CreateTopic", new() { ["Name"] = StackedWorld.Topic, ["Attributes.entry.1.key"] = "KmsMasterKeyId", ["Attributes.entry.1.value"] = "alias/mine" });
        yield return new("sns", "SetTopicAttributes", new() { ["TopicArn"] = Topic, ["AttributeName"] = "KmsMasterKeyId", ["AttributeValue"] = "alias/mine" });
        yield return new("sns", "Subscribe", new() { ["TopicArn"] = Topic, ["Protocol"] = "email", ["Endpoint"] = "mine@example.com" });
        yield return new("sns", "ConfirmSubscription", new() { ["TopicArn"] = Topic, ["Token"] = "mine" });
        yield return new("sns", "SetSubscriptionAttributes", new() { ["SubscriptionArn"] = reader.Arn, ["AttributeName"] = "FilterPolicy", ["AttributeValue"] = """{ "no": ["thing"] }""" });
        yield return new("sns", "Unsubscribe", new() { ["SubscriptionArn"] = reader.Arn });
        yield return new("sns", "Publish", new() { ["TopicArn"] = Topic, ["Message"] = "All is well." });
        yield return new("sns", "TagResource", new() { ["ResourceArn"] = Topic, ["Tags.member.1.Key"] = "mine", ["Tags.member.1.Value"] = "mine" });
        yield return new("sns", "UntagResource", new() { ["ResourceArn"] = Topic, ["TagKeys.member.1"] = "mine" });
        yield return new("sns", "DeleteTopic", new() { ["TopicArn"] = Topic });

        yield return new("scheduler", "CreateScheduleGroup", new() { ["Name"] = "mine" }) { IsOwn = true };
        foreach (var (schedule, machine) in new[] { ("rdsbackup-retention", "retention"), ("rdsbackup-watch", "watch") })
        {
            var its = new JsonObject
            {
                ["Name"] = schedule,
                ["ScheduleExpression"] = "rate(300 days)",
                ["State"] = "DISABLED",
                ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" },
                ["Target"] = new JsonObject { ["Arn"] = $"{Machines}rdsbackup-{machine}", ["RoleArn"] = $"arn:aws:iam::{AccountId}:role/rdsbackup-{machine}-us-east-2" },
            };
            yield return new("scheduler", "CreateSchedule", its);
            yield return new("scheduler", "UpdateSchedule", its.DeepClone().AsObject());
            yield return new("scheduler", "DeleteSchedule", new() { ["Name"] = schedule });
        }

        var group = $"arn:aws:scheduler:{Region}:{AccountId}:schedule-group/default";
        yield return new("scheduler", "TagResource", new() { ["ResourceArn"] = group, ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "mine", ["Value"] = "mine" }) });
        yield return new("scheduler", "UntagResource", new() { ["ResourceArn"] = group, ["TagKeys"] = "mine" });
        yield return new("scheduler", "DeleteScheduleGroup", new() { ["Name"] = "default" });
    }

    /// <summary>What is ours, as AWS shows it: as long as it stays the same, nothing is lost, shared, hidden or silent.</summary>
    public string Look()
    {
        var seen = new List<string>();
        foreach (var (accountId, region) in stacks.World.Sandbox.Accounts.SelectMany(one => stacks.World.Sandbox.Regions.Select(region => (one.Id, region))).Where(place => place.Id != "111111111111"))
        {
            foreach (var snapshot in stacks.Snapshots(accountId, region).Where(snapshot => snapshot.SourceArn is not null))
                seen.Add($"{snapshot.Arn} {snapshot.Status} {string.Join(' ', snapshot.Tags)} shared with {string.Join(' ', snapshot.SharedWith)}");
        }

        void See(string service, string operation, JsonObject input) => seen.Add($"{operation} {input.ToJsonString()} {Volatile().Replace(Ask(service, operation, input), "")}");
        foreach (var its in new[] { key, topicKey })
        {
            See("kms", "DescribeKey", new() { ["KeyId"] = its });
            See("kms", "GetKeyPolicy", new() { ["KeyId"] = its });
            See("kms", "ListGrants", new() { ["KeyId"] = its });
        }

        foreach (var role in Xml("iam", "ListRoles", []).Descendants("RoleName").Select(one => one.Value).Where(role => role == "break-glass" || role.StartsWith("rdsbackup-", StringComparison.Ordinal)))
        {
            var named = new JsonObject { ["RoleName"] = role };
            See("iam", "GetRole", named);
            See("iam", "ListAttachedRolePolicies", named);
            foreach (var policy in Xml("iam", "ListRolePolicies", named).Descendants("member"))
                See("iam", "GetRolePolicy", new() { ["RoleName"] = role, ["PolicyName"] = policy.Value });
        }

        foreach (var bus in new[] { "default", "rdsbackup-vault" })
        {
            See("events", "DescribeEventBus", new() { ["Name"] = bus });
            See("events", "ListRules", new() { ["EventBusName"] = bus, ["NamePrefix"] = "rdsbackup-" });
            foreach (var rule in JsonNode.Parse(Ask("events", "ListRules", new() { ["EventBusName"] = bus, ["NamePrefix"] = "rdsbackup-" }))!["Rules"]!.AsArray())
                See("events", "ListTargetsByRule", new() { ["EventBusName"] = bus, ["Rule"] = (string?)rule!["Name"] });
        }

        See("scheduler", "GetSchedule", new() { ["Name"] = "rdsbackup-retention" });
        See("scheduler", "GetSchedule", new() { ["Name"] = "rdsbackup-watch" });
        See("sns", "GetTopicAttributes", new() { ["TopicArn"] = Topic });
        See("sns", "GetSubscriptionAttributes", new() { ["SubscriptionArn"] = reader.Arn });
        foreach (var queue in new[] { "rdsbackup-vault-undelivered", "rdsbackup-watch-undelivered", "rdsbackup-notifications-undelivered" })
            See("sqs", "GetQueueAttributes", new() { ["QueueUrl"] = $"http://sandbox.invalid/{AccountId}/{queue}", ["AttributeNames"] = new JsonArray("Policy", "MessageRetentionPeriod", "VisibilityTimeout") });
        See("monitoring", "DescribeAlarms", new() { ["AlarmNamePrefix"] = "rdsbackup-" });
        foreach (var machine in new[] { "vault", "retention", "watch", "heartbeat", "heard", "tell" })
            See("states", "DescribeStateMachine", new() { ["stateMachineArn"] = Machines + "rdsbackup-" + machine });
        return string.Join('\n', seen);
    }

    private static IEnumerable<Deed> Forgeries(DateTimeOffset now)
    {
        var time = now.AddMinutes(-1);
        foreach (var (kind, database, type, create) in new[]
        {
            ("DBInstance", "orders", "snapshot", new JsonObject { ["Engine"] = "postgres", ["DBInstanceClass"] = "db.m6g.large", ["AllocatedStorage"] = "100" }),
            ("DBCluster", "ledger", "cluster-snapshot", new JsonObject { ["Engine"] = "aurora-postgresql" }),
        })
        {
            var source = SnapshotArn.Parse($"arn:aws:rds:{World.SourceRegion}:111111111111:{type}:forged-{now.Ticks}");
            var name = CopyName.For(source, time, database);
            create[$"{kind}Identifier"] = database;
            create["MasterUsername"] = "admin1";
            create["ManageMasterUserPassword"] = "true";
            create["CopyTagsToSnapshot"] = "true";
            yield return new("rds", $"Create{kind}", create) { IsOwn = true };
            var tags = new JsonObject { ["ResourceName"] = $"arn:aws:rds:{Region}:{AccountId}:{(kind == "DBInstance" ? "db" : "cluster")}:{database}" };
            foreach (var (index, (tag, value)) in new[]
            {
                ("source-arn", source.ToString()), ("source-time", CopyName.Format(time)), ("source-db", database), ("proven", CopyName.Format(now)), ("arrived", CopyName.Format(now)),
            }.Index())
            {
                tags[$"Tags.Tag.{index + 1}.Key"] = $"rdsbackup:{tag}";
                tags[$"Tags.Tag.{index + 1}.Value"] = value;
            }

            yield return new("rds", "AddTagsToResource", tags) { IsOwn = true };
            if (kind == "DBInstance")
            {
                foreach (var operation in new[] { "RebootDBInstance", "StopDBInstance", "StartDBInstance" })
                    yield return new("rds", operation, new() { ["DBInstanceIdentifier"] = database }) { IsOwn = true };
            }

            yield return new("rds", $"Modify{kind}", new() { [$"{kind}Identifier"] = database, ["CopyTagsToSnapshot"] = "true" }) { IsOwn = true };
            yield return new("rds", $"Create{kind.Replace("Instance", "", StringComparison.Ordinal)}Snapshot", new()
            {
                [$"{kind}Identifier"] = database,
                [$"{kind.Replace("Instance", "", StringComparison.Ordinal)}SnapshotIdentifier"] = name,
            });
            yield return new("rds", $"Delete{kind}", new() { [$"{kind}Identifier"] = database, ["FinalDBSnapshotIdentifier"] = name }) { IsOwn = true };
        }
    }

    private static (AccessKey Key, string? Token) Credentials(XElement answer)
    {
        string? Text(string name) => answer.Descendants(name).SingleOrDefault()?.Value;
        return (new AccessKey(Text("AccessKeyId")!, Text("SecretAccessKey")!), Text("SessionToken"));
    }

    private XElement Xml(string service, string operation, JsonObject input) => XElement.Parse(Ask(service, operation, input));

    private const string EmptyTemplate = """{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } } }""";

    private string GrantOf(string its) => (string?)JsonNode.Parse(Ask("kms", "ListGrants", new() { ["KeyId"] = its }))!["Grants"]!.AsArray().FirstOrDefault()?["GrantId"] ?? "none";

    private string Ask(string service, string operation, JsonObject input)
    {
        var sandbox = stacks.World.Sandbox;
        if (QueryVersions.TryGetValue(service, out var version))
        {
            return new QueryClient(sandbox, caller.Key, service, version, Region, caller.Token)
                .Call(operation, [.. input.Select(parameter => (parameter.Key, parameter.Value!.ToString()))])?.ToString() ?? "";
        }

        var client = new JsonClient(sandbox, caller.Key, service, JsonTargets[service], Region, caller.Token);
        if (service != "scheduler")
            return client.Call(operation, input.DeepClone().AsObject()).ToJsonString();

        var rest = ServiceModel.Of("scheduler").Operations[operation];
        var body = input.DeepClone().AsObject();
        string Take(Member member)
        {
            body.Remove(member.Name, out var value);
            return Uri.EscapeDataString(value!.ToString());
        }

        var members = rest.Input!.Members.Values.Where(member => body.ContainsKey(member.Name)).ToList();
        var path = members.Where(member => member.Location == "uri").Aggregate(rest.Path, (path, member) => path.Replace($"{{{member.LocationName}}}", Take(member), StringComparison.Ordinal));
        var query = string.Join('&', members.Where(member => member.Location == "querystring").Select(member => $"{member.LocationName}={Take(member)}"));
        return client.Rest(rest.Method, query.Length == 0 ? path : $"{path}?{query}", body.Count == 0 ? null : body).ToJsonString();
    }

    // States of alarms, other people's subscriptions and uses of roles come and go.
    [GeneratedRegex(
        "<RoleLastUsed( /|>.*?</RoleLastUsed)>|<State(Value|Reason|ReasonData|UpdatedTimestamp|TransitionedTimestamp)>[^<]*</[^>]+>|<entry>\\s*<key>Subscriptions(Confirmed|Pending)</key>\\s*<value>[^<]*</value>\\s*</entry>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Volatile();
}

/// <summary>A call of the administrator's.</summary>
/// <param name="Service">The name in signatures.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Input">Its parameters, of the query protocol by their names on the wire.</param>
internal sealed record Deed(string Service, string Operation, JsonObject Input)
{
    /// <summary>Whether it is about what he makes himself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The action in policies.</summary>
    public string Action => $"{Service switch { "monitoring" => "cloudwatch", "tagging" => "tag", _ => Service }}:{Operation}";

    public override string ToString() => $"{Action} {Input.ToJsonString()}";
}
