using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>The stacks of all accounts and regions, the deleted ones included.</summary>
internal sealed class StackStore
{
    private readonly List<Stack> stacks = [];

    public IEnumerable<Stack> In(Call call) => In(call.AccountId, call.Region);

    public IEnumerable<Stack> In(string accountId, string region) => stacks.Where(stack => stack.AccountId == accountId && stack.Region == region);

    /// <summary>A stack by name or ARN; deleted ones by ARN only.</summary>
    public Stack? Find(Call call, string nameOrId) => In(call).LastOrDefault(stack => stack.Id == nameOrId || (stack.Name == nameOrId && !stack.IsDeleted));

    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public Stack Get(Call call, string nameOrId) => Find(call, nameOrId) ?? throw CloudFormationFault.NoStack(nameOrId);

    public void Add(Stack stack) => stacks.Add(stack);

    public void Remove(Stack stack) => stacks.Remove(stack);
}
