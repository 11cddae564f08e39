namespace RdsBackup.Core.Deployed;

/// <summary>Something that happened to a stack or one of its resources.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LogicalId">The resource's name in the template; the stack's own name for itself.</param>
/// <param name="Type">The resource's type.</param>
/// <param name="Status">CloudFormation's status.</param>
/// <param name="Reason">Why; empty when CloudFormation does not say.</param>
public sealed record StackHappening(string Id, string LogicalId, string Type, string Status, string Reason)
{
    /// <summary>Whether it is about the stack itself.</summary>
    public bool IsOfStack => Type == "AWS::CloudFormation::Stack";

    /// <summary>Whether something failed by itself, rather than to be given up because something else had.</summary>
    public bool IsFailure => Status.EndsWith("_FAILED", StringComparison.Ordinal) && !Reason.EndsWith("cancelled", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{LogicalId} ({Type}) is {Status}{(Reason.Length == 0 ? "" : $": {Reason}")}";
}

/// <summary>How far a stack has come.</summary>
/// <param name="Stack">Its name and place.</param>
/// <param name="Percent">How many of the resources that change are done, in percent.</param>
/// <param name="Happening">What happened last.</param>
public sealed record StackProgress(string Stack, int Percent, StackHappening Happening);
