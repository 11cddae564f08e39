using System.Globalization;
using System.Text;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Timing;

namespace RdsBackup.Core.Stacks;

/// <summary>
/// A stack whose template, parameters and changes are known, and to which nothing has been done yet. Unless it is applied, it leaves nothing behind when
/// it is disposed of.
/// </summary>
public sealed class StackDeployment : IAsyncDisposable
{
    // CreateChangeSet's limit for a template in the call itself; longer ones have to lie in S3.
    private const int LongestTemplate = 51_200;

    private const int MostDiscards = 10;

    // By its description, the stack that announces what a policy selects.
    private const string SourceSubject = "source";

    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(30);

    private readonly StackOrder order;
    private readonly TemplateFacts facts;
    private readonly string? takenUpKey;
    private readonly IReadOnlyList<string> settings;
    private ChangeSet? changeSet;

    private StackDeployment(StackOrder order, TemplateFacts facts, StackState? before, string? takenUpKey, IReadOnlyList<string> settings)
    {
        this.settings = settings;
        this.order = order;
        this.facts = facts;
        this.takenUpKey = takenUpKey;
        Before = before;
    }

    /// <summary>What is to be deployed.</summary>
    public StackOrder Order => order;

    /// <summary>The stack as it is; null when there is none.</summary>
    public StackState? Before { get; }

    /// <summary>What changes; empty also when that cannot be known before the stack is replaced or brought back.</summary>
    public IReadOnlyList<StackChange> Changes { get; private set; } = [];

    /// <summary>Which databases it selects; null for a stack that selects none.</summary>
    public SelectionReport? Selected { get; private set; }

    /// <summary>What has to be agreed to before <see cref="ApplyAsync"/>.</summary>
    public IReadOnlyList<StackConsent> Consents { get; private set; } = [];

    /// <summary>Whether everything is as it should be.</summary>
    public bool ChangesNothing => Standing == StackStanding.ToBeUpdated && changeSet is null && Consents.Count == 0 && Before!.IsProtected;

    /// <summary>The effect in a few words, e.g. <c>Create the stack</c>.</summary>
    public string Effect => Standing switch
    {
        StackStanding.ToBeMade => "Create the stack",
        StackStanding.ToBeReplaced => $"Delete the stack, which is in {Before!.Status}, and create it again",
        StackStanding.ToBeBroughtBack => $"Bring the stack back, which is in {Before!.Status}, then update it",
        _ => "Update the stack",
    };

    /// <summary>Every change, a line each.</summary>
    public IReadOnlyList<string> Effects
    {
        get
        {
            // Of a stack in this state CloudFormation makes no change set.
            var lines = Standing is StackStanding.ToBeReplaced or StackStanding.ToBeBroughtBack
                ? ["What it changes in detail is known only then"] : Changes.Select(change => change.ToString()).ToList();
            lines.InsertRange(0, settings);
            if (takenUpKey is not null)
                lines.Insert(0, $"Take up the key {takenUpKey}, which is there already");
            if (Selected is { Unseen: null })
                lines.Add(Selected.Summary);
            if (Before?.IsProtected != true)
                lines.Add("Protect the stack from deletion");
            return lines;
        }
    }

    private StackStanding Standing => Before?.Standing ?? StackStanding.ToBeMade;

    private Target Target => order.Target;

    private CloudFormationGateway Gateway => order.Target.Of<CloudFormationGateway>();

    /// <summary>Checks template and parameters, and has CloudFormation work out what would change. A stack that is busy is waited for.</summary>
    /// <exception cref="BackupException">Template, parameters, key or permissions are wrong; nothing was changed.</exception>
    public static async Task<StackDeployment> PrepareAsync(StackOrder order, CancellationToken cancellation)
    {
        if (Encoding.UTF8.GetByteCount(order.Template) is var length and > LongestTemplate)
            throw StackFailures.TemplateTooLong(order.TemplateName, length, LongestTemplate);

        var target = order.Target;
        var template = await target.Of<CloudFormationGateway>().SummarizeAsync(order.Template, order.TemplateName, cancellation).ConfigureAwait(false);
        var before = await StackFollower.SettledAsync(target, order.Name, order.Wait, cancellation).ConfigureAwait(false);
        if (before is { Standing: not StackStanding.ToBeMade })
            await StackOwnership.DemandAsync(order, before, cancellation).ConfigureAwait(false);
        var existing = before?.Standing is StackStanding.ToBeUpdated or StackStanding.ToBeBroughtBack ? before.Parameters : null;
        var key = existing is null ? await SurvivingKey.FindAsync(order, template, cancellation).ConfigureAwait(false) : null;
        var given = key is null ? order.Parameters
            : new Dictionary<string, string>(order.Parameters, StringComparer.Ordinal) { [SurvivingKey.Parameter] = key };
        var parameters = StackParameters.Resolve(template.Parameters, given, existing, out var problems);
        problems = [.. problems, .. StackParameters.Lacking(target.Region, given)];
        if (problems.Count > 0)
            throw StackFailures.InvalidStackParameters(order.Name, target.Place, problems);

        var changed = existing is null ? [] : StackParameters.Changes(template.Parameters, parameters, existing);
        var deployment = new StackDeployment(order, template, before, key, changed);
        deployment.Selected = await deployment.SelectAsync(given, existing, cancellation).ConfigureAwait(false);
        deployment.Consents = await deployment.ConsentsAsync(cancellation).ConfigureAwait(false);
        if (deployment.Standing is StackStanding.ToBeMade or StackStanding.ToBeUpdated)
            await deployment.WorkOutAsync(parameters, cancellation).ConfigureAwait(false);
        return deployment;
    }

    /// <summary>Does it, consents included, and waits for the end.</summary>
    /// <param name="progress">Told of each event of the stack.</param>
    /// <param name="cancellation">Ends the wait; what CloudFormation has begun goes on.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.StackFailed"/>: the first resource that failed, and why.</exception>
    public async Task<StackState> ApplyAsync(Action<StackProgress>? progress, CancellationToken cancellation)
    {
        if (await LacksRdsRoleAsync(cancellation).ConfigureAwait(false))
            await Target.Of<IamGateway>().MakeRdsRoleAsync(cancellation).ConfigureAwait(false);

        if (Standing is StackStanding.ToBeReplaced or StackStanding.ToBeBroughtBack)
        {
            await (Standing == StackStanding.ToBeReplaced ? DeleteAsync(progress, cancellation) : BringBackAsync(progress, cancellation)).ConfigureAwait(false);
            var rest = await PrepareAsync(order, cancellation).ConfigureAwait(false);
            return await rest.ApplyAsync(progress, cancellation).ConfigureAwait(false);
        }

        var stack = changeSet is { } changes ? await ExecuteAsync(changes, progress, cancellation).ConfigureAwait(false) : Before!;
        if (stack.IsProtected)
            return stack;

        await Gateway.ProtectAsync(order.Name, on: true, cancellation).ConfigureAwait(false);
        return stack with { IsProtected = true };
    }

    /// <summary>
    /// Takes the change set away unless it was applied, and the stack that it stood for when that is new. Whoever stopped or met a failure does not wait
    /// long for this, and hears of the failure, not of this.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await DiscardAsync(new Target(Target.Place, Target.Credentials, Target.Access with { Patience = ShortPatience }, Target.Source), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (BackupException)
        {
        }
    }

    private async Task<SelectionReport?> SelectAsync(IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string>? existing, CancellationToken cancellation)
    {
        if (order.Subject != SourceSubject)
            return null;
        var values = facts.Parameters.ToDictionary(
            one => one.Name, one => given.GetValueOrDefault(one.Name) ?? existing?.GetValueOrDefault(one.Name) ?? one.Default ?? "", StringComparer.Ordinal);
        return await Finder.SelectedAsync(Target, Selection.Of(values), cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StackConsent>> ConsentsAsync(CancellationToken cancellation)
    {
        var consents = new List<StackConsent>();
        if (Standing == StackStanding.ToBeReplaced)
        {
            var why = Before!.StatusReason.Length == 0 ? "" : $" ({Before.StatusReason.TrimEnd('.')})";
            var found = $"The stack '{order.Name}' in {Target.Place} is in {Before.Status}{why}, from which it can only be deleted.";
            consents.Add(new StackConsent($"{found} Delete it and create it again?", StackFailures.StackStuck(
                order.Name, Target.Place, found, "Agree to replacing it, or delete it yourself, then deploy again. Nothing was changed.")));
        }

        if (Standing == StackStanding.ToBeBroughtBack)
        {
            var found = $"An update of the stack '{order.Name}' in {Target.Place} failed, and so did taking it back: it is in {Before!.Status}.";
            consents.Add(new StackConsent($"{found} Take it back again, now that what stood in the way is mended?", StackFailures.StackStuck(
                order.Name, Target.Place, found,
                "See in its events which resource stands in the way, mend that, and agree to taking the stack back. Nothing was changed.")));
        }

        if (await LacksRdsRoleAsync(cancellation).ConfigureAwait(false))
        {
            var missing = StackFailures.ServiceLinkedRoleMissing(IamGateway.RdsRole, Target.Place);
            consents.Add(new StackConsent($"{missing.Message} Make it? It is RDS's own, and costs nothing.", missing));
        }

        return consents;
    }

    private async Task WorkOutAsync(IReadOnlyDictionary<string, string?> parameters, CancellationToken cancellation)
    {
        var name = $"rdsbackup-{Target.Access.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}";
        var isNew = Standing == StackStanding.ToBeMade;
        // What somebody else's preview left is not ours to take away.
        changeSet = new ChangeSet(name, order.Name, MadeStack: isNew && Before?.Status != "REVIEW_IN_PROGRESS");
        try
        {
            var stackId = await Gateway.CreateChangeSetAsync(order.Name, name, isNew, order.Template, parameters, facts.Capabilities, cancellation).ConfigureAwait(false);
            changeSet = changeSet with { Stack = stackId };
            var worked = await Gateway.ChangeSetAsync(stackId, name, cancellation).ConfigureAwait(false);
            while (worked.IsInProgress)
            {
                await Pause.ForAsync(order.Wait.Interval, Target.Access.Clock, cancellation).ConfigureAwait(false);
                worked = await Gateway.ChangeSetAsync(stackId, name, cancellation).ConfigureAwait(false);
            }

            if (worked.IsEmpty)
                await DiscardAsync(Target, cancellation).ConfigureAwait(false);
            else if (worked.Status != "CREATE_COMPLETE")
                throw StackFailures.ChangesRefused(order.Name, Target.Place, worked.Reason);
            Changes = worked.Changes;
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<StackState> ExecuteAsync(ChangeSet changes, Action<StackProgress>? progress, CancellationToken cancellation)
    {
        var follower = await StackFollower.OfAsync(Target, order.Name, changes.Stack, order.Wait, cancellation).ConfigureAwait(false);
        await Gateway.ExecuteAsync(changes.Stack, changes.Name, cancellation).ConfigureAwait(false);
        changeSet = null;
        var done = new HashSet<string>(StringComparer.Ordinal);
        var stack = await follower.EndAsync(one =>
        {
            if (!one.IsOfStack && one.Status.EndsWith("_COMPLETE", StringComparison.Ordinal))
                done.Add(one.LogicalId);
            progress?.Invoke(new StackProgress(order.Title, Math.Min(99, done.Count * 100 / Math.Max(1, Changes.Count)), one));
        }, cancellation).ConfigureAwait(false);
        return stack.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" ? stack
            : throw StackFailures.Of(stack, follower.Happened, Standing == StackStanding.ToBeMade ? "created" : "updated");
    }

    private async Task DeleteAsync(Action<StackProgress>? progress, CancellationToken cancellation)
    {
        if (Before!.IsProtected)
            await Gateway.ProtectAsync(order.Name, on: false, cancellation).ConfigureAwait(false);
        var follower = await StackFollower.OfAsync(Target, order.Name, Before.Id, order.Wait, cancellation).ConfigureAwait(false);
        await Gateway.DeleteAsync(Before.Id, cancellation).ConfigureAwait(false);
        var stack = await follower.EndAsync(one => progress?.Invoke(new StackProgress(order.Title, 0, one)), cancellation).ConfigureAwait(false);
        if (stack.Status != "DELETE_COMPLETE")
            throw StackFailures.Of(stack, follower.Happened, "deleted");
    }

    private async Task BringBackAsync(Action<StackProgress>? progress, CancellationToken cancellation)
    {
        var follower = await StackFollower.OfAsync(Target, order.Name, Before!.Id, order.Wait, cancellation).ConfigureAwait(false);
        await Gateway.ContinueRollbackAsync(order.Name, cancellation).ConfigureAwait(false);
        var stack = await follower.EndAsync(one => progress?.Invoke(new StackProgress(order.Title, 0, one)), cancellation).ConfigureAwait(false);
        if (stack.Status != "UPDATE_ROLLBACK_COMPLETE")
            throw StackFailures.Of(stack, follower.Happened, "brought back");
    }

    private async Task DiscardAsync(Target target, CancellationToken cancellation)
    {
        if (changeSet is not { } discarded)
            return;

        changeSet = null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                await target.Of<CloudFormationGateway>().DeleteChangeSetAsync(discarded.Stack, discarded.Name, cancellation).ConfigureAwait(false);
                break;
            }
            // While it is being worked out it cannot be deleted.
            catch (BackupException busy) when (busy.Kind == FailureKind.StackBusy && tries < MostDiscards)
            {
                await Pause.ForAsync(order.Wait.Interval, target.Access.Clock, cancellation).ConfigureAwait(false);
            }
        }

        // Somebody else may have made the stack meanwhile.
        if (discarded.MadeStack
            && await target.Of<CloudFormationGateway>().FindAsync(discarded.Stack, cancellation).ConfigureAwait(false) is { Status: "REVIEW_IN_PROGRESS" } shell)
            await target.Of<CloudFormationGateway>().DeleteAsync(shell.Id, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> LacksRdsRoleAsync(CancellationToken cancellation) =>
        (order.UsesRds || facts.ResourceTypes.Any(type => type is "AWS::RDS::DBInstance" or "AWS::RDS::DBCluster"))
        && await Target.Of<IamGateway>().HasRdsRoleAsync(cancellation).ConfigureAwait(false) == false;

    private sealed record ChangeSet(string Name, string Stack, bool MadeStack);
}
