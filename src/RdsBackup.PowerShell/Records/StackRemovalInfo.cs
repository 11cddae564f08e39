using System.Collections.ObjectModel;
using RdsBackup.Core.Stacks;

namespace RdsBackup;

/// <summary>A stack that was removed, and what stays.</summary>
public sealed class StackRemovalInfo
{
    internal StackRemovalInfo(StackRemains remains)
    {
        StackName = remains.Stack.Name;
        Region = remains.Stack.Place.Region;
        AccountId = remains.Stack.Place.AccountId;
        KeyArn = remains.Key;
        KeyAlias = remains.Alias;
        Copies = Frozen.Of(remains.Copies.Select(copy => copy.ToString()));
        SharedCopies = Frozen.Of(remains.Shared.Select(copy => copy.ToString()));
    }

    /// <summary>The name the stack had.</summary>
    public string StackName { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The account.</summary>
    public string AccountId { get; }

    /// <summary>The ARN of the key that stays; the next stack takes it up.</summary>
    public string? KeyArn { get; }

    /// <summary>The alias that still names it.</summary>
    public string? KeyAlias { get; }

    /// <summary>The ARNs of the copies that stay in this account and region.</summary>
    public ReadOnlyCollection<string> Copies { get; }

    /// <summary>The ARNs of those copies that are still shared.</summary>
    public ReadOnlyCollection<string> SharedCopies { get; }

    /// <inheritdoc/>
    public override string ToString() => StackName;
}
