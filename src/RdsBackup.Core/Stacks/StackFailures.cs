using System.Text.RegularExpressions;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Stacks;

/// <summary>Why a stack could not be deployed or removed, in the user's words; pure.</summary>
internal static partial class StackFailures
{
    public static BackupException TemplateTooLong(string file, int length, int most) => Fail(FailureKind.InvalidTemplate, file,
        Invariant($"The template {file} has {length:N0} bytes; CloudFormation takes {most:N0} in a call."), "Shorten it, or deploy it from S3 with AWS's own tools.");

    public static BackupException InvalidStackParameters(string stack, Place place, IReadOnlyList<string> problems) => Fail(
        FailureKind.InvalidStackParameter, stack,
        $"The parameters for the stack '{stack}' in {place} do not fit its template:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}",
        "Nothing was changed. Pass what is missing, and take away or correct what the template does not have.", place);

    public static BackupException InvalidParameterFile(string file, string reason, Exception? cause = null) => Fail(FailureKind.InvalidStackParameter, file,
        $"{file} is no parameters file: {reason}",
        """Write it as CloudFormation's own tools take it: [{ "ParameterKey": "Prefix", "ParameterValue": "rdsbackup" }].""", cause: cause);

    public static BackupException StackNotFound(string stack, Place place) => Fail(FailureKind.StackNotFound, stack,
        $"The stack '{stack}' does not exist in {place}.", "Check name, region and account, or deploy it first.", place);

    public static BackupException StackStuck(string stack, Place place, string message, string advice) =>
        Fail(FailureKind.StackStuck, stack, message, advice, place);

    public static BackupException StackNotOurs(string stack, Place place, string why) => Fail(FailureKind.StackNotOurs, stack,
        $"The stack '{stack}' in {place} is not what it would have to be: {why}. It was not touched.",
        "Choose another name or prefix; or, when nobody needs that stack, remove it as it was made (aws cloudformation delete-stack).", place);

    public static BackupException StackOfOtherPolicy(string stack, Place place, string policy, string other, IReadOnlyList<string> lost) => Fail(FailureKind.StackOfOtherPolicy, stack,
        $"The stack '{stack}' in {place} is the policy '{policy}'s, not '{other}'s"
            + $"{(lost.Count == 0 ? "" : $", and these databases would lose their backup: {string.Join(", ", lost.Take(10))}{(lost.Count > 10 ? " …" : "")}")}. It was not touched.",
        $"Give the policy '{other}' a prefix of its own; or, when it takes the place of '{policy}', remove the stacks of that one first (Remove-RdsBackupStack), or call it '{policy}'.", place);

    public static BackupException ChangesRefused(string stack, Place place, string reason)
    {
        var (kind, advice) = FaultMap.Stack(reason) ?? (FailureKind.Refused, "Read AWS's own words above.");
        return Fail(kind, stack, $"CloudFormation refuses the changes to the stack '{stack}' in {place}: {reason}", $"Nothing was changed. {advice}", place);
    }

    private static BackupException StackFailed(string stack, Place place, string message, string advice) =>
        Fail(FailureKind.StackFailed, stack, message, advice, place);

    public static BackupException ExecutionsRunning(string stack, Place place, IReadOnlyList<string> running) => Fail(FailureKind.ExecutionsRunning, stack,
        $"State machines of the stack '{stack}' in {place} are at work: {string.Join(", ", running)}.",
        "Nothing was changed. Wait until they are done, or drain: that lets nothing new begin, and waits.", place);

    public static BackupException ServiceLinkedRoleMissing(string role, Place place) => Fail(FailureKind.ServiceLinkedRoleMissing, role,
        $"Account {place.AccountId} has no role {role}, without which RDS makes nothing there.",
        "Agree to making it, or have an administrator do it once: aws iam create-service-linked-role --aws-service-name rds.amazonaws.com", place);

    /// <summary>The failure that events tell.</summary>
    /// <param name="stack">The stack as it is now.</param>
    /// <param name="events">What happened since the work began, oldest first.</param>
    /// <param name="what">What was to be done, e.g. <c>made</c>.</param>
    public static BackupException Of(StackState stack, IReadOnlyList<StackHappening> events, string what)
    {
        var first = events.FirstOrDefault(one => one is { IsFailure: true, IsOfStack: false }) ?? events.FirstOrDefault(one => one.IsFailure);
        var (resource, reason) = first is null ? ("", stack.StatusReason) : ($"{first.LogicalId} ({first.Type}): ", first.Reason);
        return StackFailed(stack.Name, stack.Place,
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
