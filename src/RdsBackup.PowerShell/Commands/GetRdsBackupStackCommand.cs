using System.Management.Automation;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Finds stacks: all that a policy asks for, or those of one account and region.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupStack", DefaultParameterSetName = PlaceSet)]
[OutputType(typeof(StackInfo))]
public sealed class GetRdsBackupStackCommand : StackCommand
{
    private const string PlaceSet = "Place";

    /// <summary>Names, with <c>*</c> and <c>?</c>; without, all stacks of this product.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [ArgumentCompleter(typeof(StackCompleter))]
    [SupportsWildcards]
    [StackName(MayBeFound = true)]
    [ValidateNotNullOrEmpty]
    public string[]? StackName { get; set; }

    private protected override string? LooksFor => "stacks of RdsBackup";

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (PolicyPath is not null)
        {
            await WritePolicyAsync(console, cancellation).ConfigureAwait(false);
            return;
        }

        var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
        foreach (var name in (StackName ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)))
        {
            await GuardAsync(console, name, async () => await console.WriteAsync(
                new StackInfo(await StackFinder.FindAsync(target, name, cancellation).ConfigureAwait(false), target)).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var patterns = (StackName ?? []).Where(WildcardPattern.ContainsWildcardCharacters).Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToList();
        if (StackName is not null && patterns.Count == 0)
            return;

        await foreach (var stack in StackFinder.AllAsync(target, cancellation).ConfigureAwait(false))
        {
            if (StackName is null ? stack.Version is not null : patterns.Exists(pattern => pattern.IsMatch(stack.Name)))
                await console.WriteAsync(new StackInfo(stack, target)).ConfigureAwait(false);
        }
    }

    private async Task WritePolicyAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var plan = StackPlan.For(ReadPolicy());
        if (await OpenAsync(plan, console, cancellation).ConfigureAwait(false) is not { } targets)
            return;

        foreach (var stack in plan)
        {
            await GuardAsync(console, stack.Name, async () => await console.WriteAsync(
                await StackFinder.LookAsync(targets[stack], stack.Name, cancellation).ConfigureAwait(false) is { } found
                    ? new StackInfo(found, targets[stack]) : new StackInfo(stack.Name, targets[stack])).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }
}
