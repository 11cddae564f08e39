using System.Collections;
using System.Management.Automation;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Deploys the stacks that keep the chain running: all of a policy, in order, over accounts and regions; or one. Everything is checked, and what would
/// change is worked out, before anything is changed.
/// </summary>
[Cmdlet("Deploy", "RdsBackupStack", SupportsShouldProcess = true, DefaultParameterSetName = PolicySet)]
[OutputType(typeof(StackInfo))]
public sealed class DeployRdsBackupStackCommand : StackCommand
{
    private const string TemplateSet = "Template";
    private const string FileSet = "File";

    /// <summary>A template of this product.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TemplateSet)]
    [ValidateSet("Notifications", "RecoveryRegion", "BackupAccount", "Watch", "SourceRegion", "DemoDatabase")]
    public string? Template { get; set; }

    /// <summary>A template file of your own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? TemplatePath { get; set; }

    /// <summary>The stack's name.</summary>
    [Parameter(ParameterSetName = TemplateSet)]
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ArgumentCompleter(typeof(StackCompleter))]
    [StackName]
    public string? StackName { get; set; }

    /// <summary>Values for the template's parameters.</summary>
    [Parameter(ParameterSetName = TemplateSet)]
    [Parameter(ParameterSetName = FileSet)]
    [ValidateNotNull]
    public Hashtable Parameter { get; set; } = [];

    /// <summary>A parameters file of CloudFormation.</summary>
    [Parameter(ParameterSetName = TemplateSet)]
    [Parameter(ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? ParameterPath { get; set; }

    /// <summary>How long to wait for one stack: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = StackDefaults.Timeout;

    /// <summary>Agrees to what is asked otherwise.</summary>
    [Parameter]
    public SwitchParameter Force
    {
        get => Agrees;
        set => Agrees = value;
    }

    /// <summary><see cref="Force"/>.</summary>
    internal bool Agrees { get; set; }

    private protected override IEnumerable<(string Name, TimeSpan Time)> Times => [(nameof(Timeout), Timeout)];

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (await OrdersAsync(console, cancellation).ConfigureAwait(false) is not { } orders)
            return;

        var rollout = await StackRollout.PrepareAsync(orders, cancellation).ConfigureAwait(false);
        await using (rollout.ConfigureAwait(false))
        {
            foreach (var problem in rollout.Problems)
                await console.WriteErrorAsync(problem, null).ConfigureAwait(false);
            SelectionTelling.Tell([.. rollout.Deployments.Select(deployment => deployment.Selected).OfType<SelectionReport>()], console);
            if (rollout.Problems.Count > 0 || await AskAsync(rollout, console).ConfigureAwait(false) is not { } agreed)
                return;

            var batch = Batch.For(Caller, "Deploying stacks");
            await foreach (var result in rollout.ApplyAsync(agreed.Contains, ApplyAsync).ConfigureAwait(false))
                await WriteAsync(result, console).ConfigureAwait(false);

            Task<StackState> ApplyAsync(StackDeployment deployment) => deployment.ChangesNothing
                ? deployment.ApplyAsync(null, cancellation)
                : batch.ShowAsync<StackProgress, StackState>(
                    deployment.Order.Title,
                    console,
                    look => deployment.ApplyAsync(look, cancellation),
                    seen => new BatchLook(seen.Percent, null, elapsed => new BackupEvent("StackStatus", $"{seen.Stack}: {seen.Happening}.", duration: elapsed)));
        }
    }

    // Null when somebody refuses what a stack cannot do without: then none is touched.
    private async Task<HashSet<StackDeployment>?> AskAsync(StackRollout rollout, IRdsConsole console)
    {
        var agreed = new HashSet<StackDeployment>();
        foreach (var deployment in rollout.Deployments)
        {
            if (deployment.ChangesNothing)
            {
                console.WriteVerbose($"{deployment.Order.Title} is as it should be.");
                agreed.Add(deployment);
                continue;
            }

            var effect = string.Join($"{Environment.NewLine}  ", deployment.Effects.Prepend($"{deployment.Effect}:"));
            if (!await console.ShouldProcessAsync(deployment.Order.Title, effect).ConfigureAwait(false))
                continue;

            foreach (var consent in deployment.Consents)
            {
                if (Agrees || await console.ShouldContinueAsync(consent.Question, "Deploy-RdsBackupStack").ConfigureAwait(false))
                    continue;
                await console.WriteErrorAsync(consent.Refusal, null).ConfigureAwait(false);
                return null;
            }

            agreed.Add(deployment);
        }

        return agreed;
    }

    private static async Task WriteAsync(StackResult result, IRdsConsole console)
    {
        var order = result.Deployment.Order;
        if (result.Failure is { } failure)
            await console.WriteErrorAsync(failure, null).ConfigureAwait(false);
        else if (result.Stack is { } stack)
            await console.WriteAsync(new StackInfo(stack, order.Target)).ConfigureAwait(false);
        else
            console.WriteWarning($"{order.Title} was not deployed, because one before it failed.");
    }

    private async Task<IReadOnlyList<IReadOnlyList<StackOrder>>?> OrdersAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var wait = new StackWait { Timeout = Timeout };
        if (PolicyPath is not null)
        {
            var plan = StackPlan.For(ReadPolicy());
            return await OpenAsync(plan, console, cancellation).ConfigureAwait(false) is { } targets
                ? [.. StackOrders.Of(plan, stack => targets[stack]).Select(step => step.Select(order => order with { Wait = wait }).ToList())]
                : null;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ParameterPath is not null)
        {
            foreach (var (name, value) in ParameterFile.Read(Read(ParameterPath), Path.GetFileName(ParameterPath)))
                parameters[name] = value;
        }

        foreach (var (name, value) in StackParameterInput.Read(Parameter))
            parameters[name] = value;

        var text = TemplatePath is null ? "" : Read(TemplatePath);
        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        if (TemplatePath is not null)
            return [[new StackOrder(target, StackName!, Path.GetFileName(TemplatePath), text, parameters) { Wait = wait }]];

        var template = Enum.Parse<StackTemplate>(Template!, ignoreCase: true);
        return [[StackOrders.Of(target, template, StackName ?? StackPlan.NameOf(template, parameters.GetValueOrDefault("Prefix", PolicyDefaults.Prefix)), parameters) with { Wait = wait }]];
    }
}
