using System.Globalization;
using System.Text;

namespace RdsBackup.Core.Deployed;

/// <summary>What a deployment does to one resource.</summary>
/// <param name="Action">CloudFormation's word: <c>Add</c>, <c>Modify</c>, <c>Remove</c>, <c>Import</c> or <c>Dynamic</c>.</param>
/// <param name="LogicalId">The resource's name in the template.</param>
/// <param name="Type">Its type, e.g. <c>AWS::KMS::Key</c>.</param>
/// <param name="Replaced">Whether another one takes its place.</param>
/// <param name="Properties">The properties that change.</param>
/// <param name="UnknownValues">The properties whose values are known only when it is done.</param>
public sealed record StackChange(
    string Action, string LogicalId, string Type, Replaced Replaced, IReadOnlyList<string> Properties, IReadOnlyList<string> UnknownValues)
{
    /// <summary>The change in a line, e.g. <c>Modify VaultRule (AWS::Events::Rule): State</c>.</summary>
    public override string ToString()
    {
        var line = new StringBuilder($"{Action} {LogicalId} ({Type})");
        if (Properties.Count > 0)
            line.Append(CultureInfo.InvariantCulture, $": {string.Join(", ", Properties)}");
        if (Replaced != Replaced.No)
            line.Append(Replaced == Replaced.Yes ? "; another one takes its place" : "; another one may take its place");
        if (UnknownValues.Count > 0)
            line.Append(CultureInfo.InvariantCulture, $"; not known yet: {string.Join(", ", UnknownValues)}");
        return line.ToString();
    }
}

/// <summary>Whether another resource takes a resource's place.</summary>
public enum Replaced
{
    /// <summary>It stays the same one.</summary>
    No,

    /// <summary>That depends on values that are not known yet.</summary>
    Perhaps,

    /// <summary>A new one is made, and the old one goes or stays as its policy says.</summary>
    Yes,
}

/// <summary>A change set.</summary>
/// <param name="Status">CloudFormation's status.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Changes">What it does.</param>
internal sealed record ChangeSetState(string Status, string Reason, IReadOnlyList<StackChange> Changes)
{
    /// <summary>Whether it is still being worked out.</summary>
    public bool IsInProgress => Status is "CREATE_PENDING" or "CREATE_IN_PROGRESS";

    /// <summary>Whether it failed because there is nothing to do, which is a success (CloudFormation's words; there is no code for it).</summary>
    public bool IsEmpty => Status == "FAILED"
        && (Reason.Contains("didn't contain changes", StringComparison.Ordinal) || Reason.Contains("No updates are to be performed", StringComparison.Ordinal));
}
