using System.Text.RegularExpressions;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Stacks;

/// <summary>Why a stack could not be deployed or removed, in the user's words; pure.</summary>
internal static partial class StackFailure
{
    /// <summary>The failure that events tell.</summary>
    /// <param name="stack">The stack as it is now.</param>
    /// <param name="events">What happened since the work began, oldest first.</param>
    /// <param name="what">What was to be done, e.g. <c>made</c>.</param>
    public static BackupException Of(StackState stack, IReadOnlyList<StackHappening> events, string what)
    {
        var first = events.FirstOrDefault(one => one is { IsFailure: true, IsOfStack: false }) ?? events.FirstOrDefault(one => one.IsFailure);
        var (resource, reason) = first is null ? ("", stack.StatusReason) : ($"{first.LogicalId} ({first.Type}): ", first.Reason);
        return Failures.StackFailed(stack.Name, stack.Place,
            $"The stack '{stack.Name}' in {stack.Place} could not be {what}. {resource}{Sentence(reason)} It is in {stack.Status}.",
            $"{Advice(first?.Type ?? "", reason)} {Next(stack)}");
    }

    /// <summary>What to do about a resource's reason.</summary>
    public static string Advice(string type, string reason) =>
        Denied().Match(reason) is { Success: true } denied ? $"Allow the caller {denied.Groups["action"].Value}: CloudFormation works with the caller's permissions."
        : reason.Contains("service-linked role", StringComparison.OrdinalIgnoreCase)
            ? "Have an administrator run once: aws iam create-service-linked-role --aws-service-name rds.amazonaws.com"
        : reason.Contains("already exists", StringComparison.OrdinalIgnoreCase) || reason.Contains("AlreadyExists", StringComparison.Ordinal)
            ? Exists(type)
        : reason.Contains("principal", StringComparison.OrdinalIgnoreCase) || reason.Contains("MalformedPolicy", StringComparison.OrdinalIgnoreCase)
            ? Policy(type)
        : reason.Contains("LimitExceeded", StringComparison.Ordinal) || reason.Contains("quota", StringComparison.OrdinalIgnoreCase)
            ? "Remove what nobody needs, or ask AWS for a higher quota (Service Quotas)."
        : "Mend what the reason names.";

    private static string Exists(string type) => type switch
    {
        "AWS::KMS::Alias" => "The alias names a key already: pass that key as ExistingKeyArn, and the stack takes it up.",
        _ => "Somebody else made one of that name: remove or rename it, or choose another Prefix.",
    };

    private static string Policy(string type) => type switch
    {
        "AWS::KMS::Key" => "The key's policy names an account that does not exist: check the account ids among the parameters.",
        "AWS::Events::EventBusPolicy" => "The bus's policy names an account that does not exist, so it lets nobody in: check the account ids among the parameters.",
        _ => "A policy names an account or role that does not exist: check the account ids among the parameters.",
    };

    private static string Next(StackState stack) => stack.Standing switch
    {
        StackStanding.ToBeReplaced => "Then deploy again; what is left of the stack is then replaced, if you agree.",
        StackStanding.ToBeUpdated => "The stack is as it was before. Then deploy again.",
        StackStanding.ToBeBroughtBack => "Then deploy again; the stack is first brought back to what it was, if you agree.",
        _ => "Then run the same again.",
    };

    private static string Sentence(string reason) => reason.Length == 0 ? "AWS does not say why." : reason[^1] is '.' or '!' or '?' ? reason : $"{reason}.";

    [GeneratedRegex(@"(?:not authorized to perform:? |no permission to |perform )(?<action>[a-z0-9-]+:[A-Za-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Denied();
}
