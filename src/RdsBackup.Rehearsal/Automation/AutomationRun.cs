using System.Diagnostics;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.Rehearsal.Automation;

/// <summary>The flow: a policy, its stacks, a week in which nobody calls anything, and a look at what it left behind.</summary>
internal sealed class AutomationRun(Scene scene, AutomationPage page)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <returns>Whether every check holds.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var wall = Stopwatch.StartNew();
        var policy = Policy();
        foreach (var stack in await DeployAsync(policy, cancellation))
            page.Deployed(stack);

        scene.Sandbox.Calls.Clear();
        var since = scene.Clock.GetUtcNow();
        var told = 0;
        var quotas = scene.Sandbox.Rds.Settings.Quotas;
        for (var day = 0; day < Night.All.Count; day++)
        {
            var night = Night.All[day];
            night.Begin(scene.Sandbox.Faults, scene);
            Until(since + (Day * (day + 1)), cancellation);
            scene.Sandbox.Faults.Clear();
            scene.Sandbox.Rds.Settings.Quotas = quotas;
            var failures = Failures();
            page.Passed(day + 1, night, Vaulting.Of(scene, since), [.. failures.Skip(told)]);
            told = failures.Count;
        }

        // What was announced on the last evening comes to its end.
        for (var hours = 0; hours < 48 && Vaulting.Of(scene, since) is { Missing.Count: > 0 } or { Shared.Count: > 0 }; hours++)
            Until(scene.Clock.GetUtcNow() + Hour, cancellation);

        var vaulting = Vaulting.Of(scene, since);
        var checks = AutomationVerdict.Of(scene, vaulting, Failures(), scene.Sandbox.Calls.Latest).ToList();
        page.Closed(scene, checks, vaulting.Taken.Count, wall.Elapsed);
        return checks.TrueForAll(check => check.Holds);
    }

    private async Task<IReadOnlyList<StackState>> DeployAsync(BackupPolicy policy, CancellationToken cancellation)
    {
        var primary = await scene.OpenAsync(scene.Primary, Scene.SourceRegion, cancellation);
        var secondary = await scene.OpenAsync(scene.Secondary, Scene.RecoveryRegion, cancellation);
        var orders = StackOrders.Of(
            StackPlan.For(policy), stack => (stack.Place.AccountId == primary.AccountId ? primary : secondary).In(stack.Place.Region));
        await using var rollout = await StackRollout.PrepareAsync(orders, cancellation);
        if (rollout.Problems.Count > 0)
            throw rollout.Problems[0];

        var stacks = new List<StackState>();
        await foreach (var result in rollout.ApplyAsync(_ => true, deployment => deployment.ApplyAsync(null, cancellation)))
            stacks.Add(result.Stack ?? throw (result.Failure ?? (Exception)new InvalidOperationException("A stack was left out.")));

        return stacks;
    }

    // What happens in a night is computed as fast as it goes; an hour at a time, so that it can be stopped.
    private void Until(DateTimeOffset moment, CancellationToken cancellation)
    {
        while (moment - scene.Clock.GetUtcNow() is { Ticks: > 0 } left)
        {
            cancellation.ThrowIfCancellationRequested();
            scene.Clock.Skip(left < Hour ? left : Hour);
            scene.Sandbox.Advance();
        }
    }

    // The reasons: first comes where and when it was, then why.
    private IReadOnlyList<string> Failures() =>
    [
        .. from account in scene.Sandbox.Accounts
           from region in scene.Sandbox.Regions
           let topic = scene.Sandbox.Sns.Find(account.Id, region, "rdsbackup-notifications")
           where topic is not null
           from message in topic.Messages
           where message.Publisher.Contains("-tell-", StringComparison.Ordinal)
           orderby message.Time
           select message.Body.Split('\n')[1],
    ];

    private BackupPolicy Policy() => new()
    {
        Name = "rehearsal",
        Prefix = "rdsbackup",
        Paused = false,
        Sources = [new SourceAccount(scene.Primary.Id, [Scene.SourceRegion], scene.Primary.Name)],
        Recovery = new RecoverySettings(Scene.RecoveryRegion, "alias/rds-backup", KeepCopies: false, WindowHours: 36),
        Vault = new VaultSettings(scene.Secondary.Id, scene.Secondary.Name, "alias/rds-vault", DailyLimit: 12),
        Select = new Selection(Estate.TagKey, Estate.TagValue, [], [], [], AwsBackup: false),
        Retention = new Retention(Daily: 7, Weekly: 5, Monthly: 12, Yearly: 0, Minimum: 3, MinimumAgeDays: 3),
        Notify = new Notifications(null, MaximumAgeHours: 30, HeartbeatHours: 26),
    };
}
