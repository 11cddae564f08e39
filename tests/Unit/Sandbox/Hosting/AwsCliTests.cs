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
            "aws ec2 describe-regions 2>&1 | grep -o 'The sandbox has no service .*'",
        ]);

        Assert.Equal(["arn:aws:iam::111111111111:user/admin", "0", "0", "admin", "The sandbox has no service 'ec2'."], output);
        Assert.Equal(["sts", "rds", "kms", "iam", "ec2"], sandbox.Calls.Latest.Select(call => call.Service));
    }
}
