using System.Text.RegularExpressions;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Taking;
using RdsBackup.Unit.Automation;

namespace RdsBackup.Globalization;

/// <summary>The whole of it, by the engine and by the stacks: what is sent and what comes of it is bit for bit the same on every machine.</summary>
public partial class WholeLifeTests
{
    private static readonly Lazy<IReadOnlyList<string>> OnPlainMachine = new(() => Host.Plain(Live));

    [TheoryOnHosts]
    [MemberData(nameof(Host.All), MemberType = typeof(Host))]
    public void Sends_and_makes_the_same_on_every_machine(string culture, string zone)
    {
        var expected = OnPlainMachine.Value;
        var actual = Host.As(culture, zone, Live);

        // The first difference tells more than two long lists.
        foreach (var (plain, here) in expected.Zip(actual))
            Assert.Equal(plain, here);
        Assert.Equal(expected.Count, actual.Count);
    }

    private static IReadOnlyList<string> Live()
    {
        var stacks = new StackedWorld();
        var world = stacks.World;
        var told = new List<string>();
        world.Http.Rewrite = (request, response) =>
        {
            told.Add($"request {WallTime().Replace(request, "")}");
            return response;
        };

        world.WithKeys().WithDatabase("BILLING-INVOICES").WithDatabase("catalog", encrypted: false).WithDatabase("ledger", SnapshotKind.Cluster).After(TimeSpan.FromDays(1));
        foreach (var result in world.RunChain())
            told.Add($"chain {result.VaultCopy?.Arn} {result.Failure?.Message}");

        foreach (var (source, database) in world.Sources())
            told.Add($"taken {TakeStep.For(world.Primary, database!, null, source.Tags).Name}");

        told.AddRange(stacks.Plan.SelectMany(stack => stack.Parameters.Select(parameter => $"parameter {stack.Name} {parameter.Key} {parameter.Value}")));
        stacks.Deploy().After(TimeSpan.FromDays(1));
        told.AddRange(stacks.Sources.Concat(stacks.Recovery).Concat(stacks.Vault).SelectMany(snapshot =>
            snapshot.Tags.Select(tag => $"tag {snapshot.Arn} {tag.Key} {tag.Value}")));
        told.AddRange(stacks.Executions.Select(execution =>
            $"execution {execution.Arn} {execution.Status} {execution.Transitions} {execution.Input} {execution.Output} {execution.Error} {execution.Cause}"));
        told.AddRange(stacks.Messages.Select(message => $"message {message.Subject} {message.Body}"));
        return told;
    }

    // What signs a presigned request is of the moment at which it runs.
    [GeneratedRegex("(X-Amz-Date|X-Amz-Signature|X-Amz-Credential)(=|%3D)[A-Za-z0-9%/]*?(?=&|%26|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WallTime();
}
