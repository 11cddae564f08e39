using System.Collections.ObjectModel;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;

namespace RdsBackup;

/// <summary>A CloudFormation stack.</summary>
public sealed class StackInfo
{
    internal StackInfo(StackState stack, Target owner)
    {
        Owner = owner;
        StackName = stack.Name;
        StackId = stack.Id;
        Status = stack.Status;
        StatusReason = stack.StatusReason;
        Version = stack.Version;
        Region = stack.Place.Region;
        AccountId = stack.Place.AccountId;
        Created = stack.Created;
        Updated = stack.Updated;
        Protected = stack.IsProtected;
        Parameters = Frozen.Of(stack.Parameters);
        Outputs = Frozen.Of(stack.Outputs);
    }

    /// <summary>One that a policy asks for, and that is not there.</summary>
    internal StackInfo(string name, Target owner)
    {
        Owner = owner;
        StackName = name;
        Status = "not deployed";
        StatusReason = "";
        Region = owner.Region;
        AccountId = owner.AccountId;
        Parameters = Outputs = Frozen.Of<string>([]);
    }

    /// <summary>The name.</summary>
    public string StackName { get; }

    /// <summary>CloudFormation's status, e.g. <c>UPDATE_COMPLETE</c>; <c>not deployed</c> for a stack that a policy asks for and that is not there.</summary>
    public string Status { get; }

    /// <summary>Why it is in that status, when CloudFormation says.</summary>
    public string StatusReason { get; }

    /// <summary>The version of this product that its template is of; null for a template of your own.</summary>
    public string? Version { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The account.</summary>
    public string AccountId { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created { get; }

    /// <summary>When it was last changed; null when never.</summary>
    public DateTimeOffset? Updated { get; }

    /// <summary>Whether it is protected from deletion.</summary>
    public bool Protected { get; }

    /// <summary>The parameters; secret ones are asterisks.</summary>
    public ReadOnlyDictionary<string, string> Parameters { get; }

    /// <summary>The outputs.</summary>
    public ReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>The stack's ARN; null when it is not there.</summary>
    public string? StackId { get; }

    /// <summary>Where it is, with the credentials that found it.</summary>
    internal Target Owner { get; }

    /// <inheritdoc/>
    public override string ToString() => StackName;
}
