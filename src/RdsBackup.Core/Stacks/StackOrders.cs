using RdsBackup.Core.Aws;
using RdsBackup.Core.Policies;

namespace RdsBackup.Core.Stacks;

/// <summary>From templates and plans to what is to be deployed.</summary>
public static class StackOrders
{
    /// <summary>A template of this product.</summary>
    /// <param name="target">Where.</param>
    /// <param name="template">Which.</param>
    /// <param name="name">The stack's name.</param>
    /// <param name="parameters">The values given.</param>
    public static StackOrder Of(Target target, StackTemplate template, string name, IReadOnlyDictionary<string, string> parameters)
    {
        return new StackOrder(target, name, TemplateLibrary.FileName(template), TemplateLibrary.Read(template), parameters)
        {
            UsesRds = template is StackTemplate.RecoveryRegion or StackTemplate.BackupAccount or StackTemplate.DemoDatabase,
        };
    }

    /// <summary>The stacks of a policy, step by step: those of one template do not need each other.</summary>
    /// <param name="plan">The stacks in order.</param>
    /// <param name="target">The account and region of each.</param>
    public static IReadOnlyList<IReadOnlyList<StackOrder>> Of(IReadOnlyList<PlannedStack> plan, Func<PlannedStack, Target> target) =>
    [
        .. plan.GroupBy(stack => stack.Template).Select(step => step.Select(stack => Of(target(stack), stack.Template, stack.Name, stack.Parameters)).ToList()),
    ];
}
