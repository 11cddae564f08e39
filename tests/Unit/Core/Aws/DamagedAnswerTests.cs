using System.IO.Compression;
using System.Text;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Aws;

/// <summary>What comes between AWS and here may cut an answer or put its own in place of it: that is a failure with a name, after retries.</summary>
public class DamagedAnswerTests
{
    private static readonly Dictionary<string, Func<WireResponse, WireResponse>> Damages = new(StringComparer.Ordinal)
    {
        ["cut in half"] = answer => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
        ["cut at its end"] = answer => answer with { Body = answer.Body[..^1] },
        ["empty"] = answer => answer with { Body = [] },
        ["a page"] = answer => Of(answer, 200, "text/html", "<html><body>Please sign in to the network</body></html>"),
        ["a page of its own status"] = answer => Of(answer, 502, "text/html", "<html><body>Bad gateway</body></html>"),
        ["a page that refuses"] = answer => Of(answer, 403, "text/html", "<html><body>Blocked by policy</body></html>"),
        ["another root"] = answer => Of(answer, 200, "text/xml", "<Other/>"),
        ["an empty root"] = answer => Of(answer, 200, answer.ContentType, answer.ContentType.Contains("json", StringComparison.Ordinal) ? "{}" : "<EmptyResponse/>"),
        ["a list"] = answer => Of(answer, 200, "application/x-amz-json-1.1", "[]"),
        ["null"] = answer => Of(answer, 200, "application/x-amz-json-1.1", "null"),
        ["packed"] = answer => answer with { Body = Packed(answer.Body) },
        ["other types"] = answer => answer with
        {
            Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).Replace(">100<", ">much<", StringComparison.Ordinal)
                .Replace("\"TargetKeyId\":\"", "\"TargetKeyId\":{}, \"x\":\"", StringComparison.Ordinal).Replace("true", "[\"maybe\"]", StringComparison.Ordinal)
                .Replace("1.5", "{}", StringComparison.Ordinal)),
        },
        ["bytes"] = answer => answer with { Body = [0xff, 0xfe, 0x00, 0x1f, 0x8b, 0x08] },
        ["too many"] = answer => Of(answer, 429, "text/html", "<html>Too many requests</html>"),
        ["too many, without a word"] = answer => Of(answer, 429, "text/plain", ""),
    };

    private static readonly Dictionary<string, (string Action, Func<World, CancellationToken, Task> Call)> Calls = new(StringComparer.Ordinal)
    {
        ["STS"] = ("GetCallerIdentity", (world, cancellation) => new Connection { Credentials = world.Primary.Credentials, Region = "us-east-1", Access = world.Access }.OpenAsync(cancellation)),
        ["RDS"] = ("DescribeDBInstances", (world, cancellation) => Finder.DatabaseAsync(world.Primary, "orders", cancellation)),
        ["RDS's snapshots"] = ("DescribeDBSnapshots", async (world, cancellation) =>
        {
            await foreach (var _ in Finder.SnapshotsAsync(world.Primary, new SnapshotFilter(), cancellation))
            {
            }
        }
        ),
        ["KMS"] = ("DescribeKey", (world, cancellation) => KeyAsync(world.Secondary, cancellation)),
        ["KMS's aliases"] = ("ListAliases", async (world, cancellation) =>
        {
            await foreach (var _ in world.Secondary.Of<KmsGateway>().AliasesAsync(cancellation))
            {
            }
        }
        ),
        ["CloudFormation"] = ("DescribeStacks", async (world, cancellation) =>
        {
            await foreach (var _ in world.Primary.Of<CloudFormationGateway>().AllAsync(cancellation))
            {
            }
        }
        ),
        ["Step Functions"] = ("ListExecutions", (world, cancellation) => world.Primary.Of<StepFunctionsGateway>().CountRunningAsync(world.Primary.Of<StepFunctionsGateway>().ArnOf("rdsbackup-recovery"), cancellation)),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var call in Calls.Keys)
            {
                // STS tells nothing but texts, CloudFormation has nothing to list, and a list without members is what JSON calls nothing.
                foreach (var damage in Damages.Keys.Where(damage => (call, damage) is not (("STS" or "CloudFormation", "other types") or ("Step Functions" or "KMS's aliases", "an empty root") or ("KMS's aliases", "a list"))))
                    cases.Add(call, damage);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_damaged_answer_is_asked_for_again_and_then_told_by_its_name(string call, string damage)
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(1));
        var (action, run) = Calls[call];
        var tries = 0;
        world.Http.Rewrite = (_, answer) =>
        {
            tries++;
            return Damages[damage](Good(action, answer));
        };

        var failed = Record.Exception(() => world.Run(cancellation => run(world, cancellation)));

        var failure = Assert.IsType<BackupException>(failed).Failure;
        var wanted = damage switch
        {
            "too many" or "too many, without a word" => FailureKind.Throttled,
            "a page of its own status" => FailureKind.ServiceUnavailable,
            "a page that refuses" => FailureKind.Refused,
            _ => FailureKind.AnswerDamaged,
        };
        Assert.Equal(wanted, failure.Kind);
        Assert.True(failure.Message.Contains("http://sandbox.invalid", StringComparison.Ordinal) || failure.Message.StartsWith("An answer ", StringComparison.Ordinal), failure.Message);
        Assert.NotEmpty(failure.Advice);
        Assert.True(failure.Kind == FailureKind.Refused ? tries == 1 : tries > 2, $"It was tried {tries} times: {failure.Message} ({action})");
    }

    [Theory]
    [InlineData("cut in half")]
    [InlineData("a page")]
    [InlineData("too many")]
    public void A_damage_that_passes_is_not_noticed(string damage)
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(1));
        foreach (var (action, run) in Calls.Values)
        {
            var bad = 2;
            world.Http.Rewrite = (_, answer) => bad-- > 0 ? Damages[damage](Good(action, answer)) : Good(action, answer);
            world.Run(cancellation => run(world, cancellation));
        }
    }

    private static async Task KeyAsync(Target target, CancellationToken cancellation)
    {
        var key = await target.Of<KmsGateway>().FindAsync("alias/rds-vault", cancellation);
        Assert.NotEmpty(await target.Of<KmsGateway>().PolicyAsync(key!.KeyId, cancellation));
    }

    // What the sandbox refuses here, AWS answers.
    private static WireResponse Good(string action, WireResponse answer) => action != "ListExecutions" ? answer : Of(
        answer, 200, "application/x-amz-json-1.0",
        """{"executions":[{"executionArn":"arn:aws:states:us-east-1:111111111111:execution:a:b","name":"b","stateMachineArn":"c","status":"RUNNING","startDate":1.5}]}""");

    private static WireResponse Of(WireResponse answer, int status, string type, string body) => new(status, type, answer.RequestId, Encoding.UTF8.GetBytes(body));

    private static byte[] Packed(byte[] body)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest))
            zip.Write(body);
        return memory.ToArray();
    }
}
