using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Unit.Aws;

namespace RdsBackup.Unit.Automation;

/// <summary>Plays the administrator whom the organization's policy holds: everything that the sandbox can be called for is called.</summary>
public sealed class HeldAdministratorTests
{
    // What changes nothing. TestState is none of it: it calls what a state calls.
    private static readonly string[] Reading =
    [
        "Describe", "List", "Get", "Validate", "Encrypt", "Decrypt", "ReEncrypt", "Generate", "Simulate", "Detect", "Estimate", "Download", "TestEventPattern", "TestType",
    ];

    [Fact]
    public void Every_operation_of_the_sandbox_that_changes_something_is_among_his_deeds_and_on_the_list()
    {
        var deeds = new HeldAdministrator(HeldAdministrator.NewWorld()).Deeds().ToList();
        var operations = new AwsSandbox(new SandboxOptions()).Operations.Where(one => Changes(one.Operation)).ToList();

        Assert.Empty(operations.Except(deeds.Select(deed => (deed.Service, deed.Operation))));
        Assert.Empty(deeds.Select(deed => deed.Action).Except(HeldAdministrator.Actions.Select(row => row.Action)));
    }

    [FactWithAwsModel]
    public void Every_operation_of_AWSs_models_that_changes_something_is_on_the_list() => Assert.Empty(
        from service in new[] { ("cloudformation", "cloudformation"), ("eventbridge", "events"), ("iam", "iam"), ("rds", "rds"), ("sfn", "states") }
        from operation in AwsModel.Of(service.Item1).Operations.Keys
        let action = $"{service.Item2}:{operation}"
        where Changes(operation) && HeldAdministrator.Actions.All(row => row.Action != action)
        select action);

    [Fact]
    public void Each_is_refused_or_leaves_alone_what_is_ours_or_somebody_is_told()
    {
        var stacks = HeldAdministrator.NewWorld();
        var administrator = new HeldAdministrator(stacks);
        var problems = new List<string>();

        for (var day = 0; day < 2; day++)
        {
            foreach (var deed in administrator.Deeds())
            {
                var before = administrator.Look();
                var refused = administrator.Do(deed);
                var after = administrator.Look();
                stacks.After(TimeSpan.FromMinutes(10));
                if (refused is { Status: 500 } || refused?.Code == "NotInSandbox")
                    problems.Add($"{deed}: {refused.Message}");
                if (Left(deed) is { } isLeft && isLeft == IsHeld(refused))
                    problems.Add($"{deed} is {(isLeft ? "left" : "denied")} to him, and: {refused?.Code} {refused?.Message}");
                if (after != before && !administrator.Read.Any(message => message.Body.Contains($" called {deed.Operation}", StringComparison.Ordinal)))
                    problems.Add($"{deed} was told to nobody, and changed: {string.Join('\n', after.Split('\n').Except(before.Split('\n')).Concat(before.Split('\n').Except(after.Split('\n')).Select(gone => "- " + gone)))}");
            }
        }

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    [Fact]
    public void Day_after_day_of_them_lose_no_copy_and_leave_the_watch_awake()
    {
        var honest = HeldAdministrator.NewWorld();
        var stacks = HeldAdministrator.NewWorld();
        var administrator = new HeldAdministrator(stacks);

        for (var day = 0; day < 8; day++)
        {
            foreach (var deed in administrator.Deeds())
                administrator.Do(deed);
            honest.After(TimeSpan.FromDays(1));
            stacks.After(TimeSpan.FromDays(1));
            Assert.Subset(HeldSequence.Proven(stacks), HeldSequence.Proven(honest));
        }

        Assert.Contains(administrator.Read, message => message.Body.Contains("called as our copies are", StringComparison.Ordinal));

        // A source that is silent now is told of, whatever he says in its place.
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "RDS Databases Selected" });
        for (var day = 0; day < 3; day++)
        {
            foreach (var deed in administrator.Deeds())
                administrator.Do(deed);
            stacks.After(TimeSpan.FromDays(1));
        }

        Assert.Contains(administrator.Read, message => message.Body.Contains("No list of databases came from", StringComparison.Ordinal));
    }

    // "dotnet run -c Release --project bench -- held" lives any number of them.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_few_of_them_at_any_time_lose_share_and_hide_no_copy_without_a_message(int seed)
    {
        var problems = HeldSequence.Run(seed);

        Assert.True(problems.Count == 0, string.Join("\n", problems));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 12)];

    private static bool Changes(string operation) => !Reading.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));

    internal static bool IsHeld(AwsFault? refused) => refused?.Message.Contains("with an explicit deny in a service control policy", StringComparison.Ordinal) == true;

    // Whether an action on what is ours is left to him by the checked-in list; null where it is about what he makes himself.
    private static bool? Left(Deed deed) => deed.IsOwn ? null : HeldAdministrator.Actions.Single(row => row.Action == deed.Action).IsLeft;
}
