using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Stacks;

/// <summary>A step that a deployment takes only when somebody agrees to it.</summary>
/// <param name="Question">What is found, and what would be done.</param>
/// <param name="Refusal">What is said when nobody agrees.</param>
public sealed record StackConsent(string Question, BackupException Refusal);
