using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.Hosting;

public sealed class AwsCliTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sandbox-cli").FullName;
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [FactIfInstalled("aws")]
    public async Task The_AWS_CLI_can_follow_a_queues_url()
    {
        await using var server = SandboxServer.Start(sandbox);
        var profiles = SandboxProfiles.Write(folder, sandbox, server.Address);

        var output = await Bash.RunAsync([
            .. profiles.BashLines,
            "url=$(aws sqs create-queue --queue-name letters --query QueueUrl --output text)",
            "curl --silent --output /dev/null --write-out '%{http_code}' \"$url\"; echo",
            "aws sqs send-message --queue-url \"$url\" --message-body hello --query MD5OfMessageBody --output text",
        ]);

        Assert.Equal(["403", "5d41402abc4b2a76b9719d911017c592"], output);
    }

    [FactIfInstalled("aws")]
    public async Task The_lines_for_bash_point_the_AWS_CLI_at_the_sandbox_for_every_service()
    {
        await using var server = SandboxServer.Start(sandbox);
        var profiles = SandboxProfiles.Write(folder, sandbox, server.Address);

        var output = await Bash.RunAsync([
            .. profiles.BashLines,
            "aws sts get-caller-identity --query Arn --output text",
            "aws rds describe-db-snapshots --query 'length(DBSnapshots)'",
            "aws --profile secondary --region us-east-2 kms list-keys --query 'length(Keys)'",
            "aws --region us-east-2 iam get-user --query User.UserName --output text",
            "aws secretsmanager list-secrets 2>&1 | grep -o 'The sandbox has no service .*'",
        ]);

        Assert.Equal(["arn:aws:iam::111111111111:user/admin", "0", "0", "admin", "The sandbox has no service 'secretsmanager'."], output);
        Assert.Equal(["sts", "rds", "kms", "iam", "secretsmanager"], sandbox.Calls.Latest.Select(call => call.Service));
    }

    /// <summary>A line that writes and one that reads, for each service, and what the second prints.</summary>
    private static readonly (string Write, string Read, string Printed)[] Smokes =
    [
        ("sts get-session-token", "sts get-caller-identity --query Account", "111111111111"),
        ("iam create-user --user-name smoke", "iam get-user --user-name smoke --query User.UserName", "smoke"),
        ("kms create-alias --alias-name alias/smoke --target-key-id $(aws kms create-key --query KeyMetadata.KeyId --output text)", "kms list-aliases --query Aliases[0].AliasName", "alias/smoke"),
        ("rds create-db-cluster --db-cluster-identifier smoke --engine aurora-postgresql --master-username admin1 --manage-master-user-password",
            "rds describe-db-clusters --query DBClusters[0].DBClusterIdentifier", "smoke"),
        ("cloudformation create-stack --stack-name smoke --template-body '{\"Resources\":{\"Queue\":{\"Type\":\"AWS::SQS::Queue\"}}}'",
            "cloudformation describe-stacks --query Stacks[0].StackName", "smoke"),
        ("events put-rule --name smoke --event-pattern '{\"source\":[\"aws.rds\"]}'", "events list-rules --query Rules[0].Name", "smoke"),
        ("sqs create-queue --queue-name smoke", "sqs get-queue-url --queue-name smoke --query QueueUrl | grep -o smoke", "smoke"),
        ("ec2 create-vpc --cidr-block 10.0.0.0/16", "ec2 describe-vpcs --query Vpcs[1].CidrBlock", "10.0.0.0/16"),
        ("sns create-topic --name smoke", "sns list-topics --query Topics[0].TopicArn", "arn:aws:sns:us-east-1:111111111111:smoke"),
        ("cloudwatch put-metric-alarm --alarm-name smoke --namespace AWS/SQS --metric-name ApproximateNumberOfMessagesVisible --dimensions Name=QueueName,Value=smoke "
            + "--statistic Maximum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanThreshold",
            "cloudwatch describe-alarms --query MetricAlarms[0].AlarmName", "smoke"),
        ("scheduler create-schedule-group --name smoke", "scheduler get-schedule-group --name smoke --query Name", "smoke"),
        ("resourcegroupstaggingapi tag-resources --resource-arn-list arn:aws:sns:us-east-1:111111111111:smoke --tags team=dba",
            "resourcegroupstaggingapi get-resources --query ResourceTagMappingList[0].Tags[0].Value", "dba"),
    ];

    [FactIfInstalled("aws")]
    public async Task The_AWS_CLI_writes_and_reads_on_every_service()
    {
        await using var server = SandboxServer.Start(sandbox);
        var profiles = SandboxProfiles.Write(folder, sandbox, server.Address);

        var output = await Bash.RunAsync([
            .. profiles.BashLines,
            "export AWS_DEFAULT_OUTPUT=text",
            .. Smokes.SelectMany(smoke => new[] { $"aws {smoke.Write} > /dev/null", $"aws {smoke.Read}" }),
            "aws iam create-role --role-name runner --query Role.RoleName --assume-role-policy-document "
                + "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"states.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}'",
            "aws stepfunctions create-state-machine --name smoke --role-arn arn:aws:iam::111111111111:role/runner --query stateMachineArn "
                + "--definition '{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Pass\",\"States\":{\"Pass\":{\"Type\":\"Pass\",\"End\":true}}}'",
            "aws stepfunctions list-state-machines --query stateMachines[0].name",
        ]);

        Assert.Equal([.. Smokes.Select(smoke => smoke.Printed), "runner", "arn:aws:states:us-east-1:111111111111:stateMachine:smoke", "smoke"], output);
    }
}
