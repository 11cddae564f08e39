using System.Text.RegularExpressions;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Deployed;

/// <summary>A stack as CloudFormation describes it.</summary>
public sealed partial record StackState
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN, which stays its own when another stack of the name is made.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is.</summary>
    public required Place Place { get; init; }

    /// <summary>CloudFormation's status, e.g. <c>CREATE_COMPLETE</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is in that status; empty when CloudFormation does not say.</summary>
    public required string StatusReason { get; init; }

    /// <summary>What its template says of itself.</summary>
    public required string Description { get; init; }

    /// <summary>Its parameters; secret ones are asterisks.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Its outputs.</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed; null when never.</summary>
    public required DateTimeOffset? Updated { get; init; }

    /// <summary>Whether it is protected from deletion.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>The version of this product that its template is of; null for templates of others.</summary>
    public string? Version => VersionIn().Match(Description) is { Success: true } match ? match.Groups["version"].Value : null;

    /// <summary>What the template says that it is, by its first word: <c>backup</c> (account), <c>recovery</c>, <c>source</c>, <c>watch</c> …; null for templates of others.</summary>
    public string? Subject => SubjectOf(Description);

    /// <summary>The policy it was deployed for; null when none was named.</summary>
    public string? Policy => Parameters.GetValueOrDefault(PolicyParameter) is { Length: > 0 } policy and not Unnamed ? policy : null;

    /// <summary>What a deployment has to do with a stack in this status.</summary>
    public StackStanding Standing => StandingOf(Status);

    /// <summary>What a deployment has to do with a stack in a status (user guide, "Stack status codes").</summary>
    public static StackStanding StandingOf(string status) => status switch
    {
        "REVIEW_IN_PROGRESS" or "DELETE_COMPLETE" => StackStanding.ToBeMade,
        "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "IMPORT_COMPLETE" or "IMPORT_ROLLBACK_COMPLETE" => StackStanding.ToBeUpdated,
        "UPDATE_ROLLBACK_FAILED" => StackStanding.ToBeBroughtBack,
        _ when status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) => StackStanding.Busy,
        _ => StackStanding.ToBeReplaced,
    };

    /// <summary>What a template's, or a stack's, description says that it is.</summary>
    internal static string? SubjectOf(string text) => SubjectIn().Match(text) is { Success: true } match ? match.Groups["subject"].Value : null;

    /// <summary>The parameter with the policy's name.</summary>
    internal const string PolicyParameter = "PolicyName";

    /// <summary>What it says where no policy was named.</summary>
    internal const string Unnamed = "default";

    [GeneratedRegex(@"RdsBackup [0-9]+\.[0-9]+\.[0-9]+\S* - (?<subject>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SubjectIn();

    [GeneratedRegex(@"^RdsBackup (?<version>[0-9]+\.[0-9]+\.[0-9]+\S*) - ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionIn();
}

/// <summary>What a deployment has to do with a stack.</summary>
public enum StackStanding
{
    /// <summary>It is not there, or only as what an earlier preview left.</summary>
    ToBeMade,

    /// <summary>It is there and can be changed.</summary>
    ToBeUpdated,

    /// <summary>It can only be deleted, and then made again.</summary>
    ToBeReplaced,

    /// <summary>An update failed, and its rollback too: that has to end first.</summary>
    ToBeBroughtBack,

    /// <summary>Something is being done to it.</summary>
    Busy,
}
