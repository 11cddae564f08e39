namespace RdsBackup.Iam;

/// <summary>A policy under the name it is known by, so that a decision can say where it comes from.</summary>
/// <param name="Name">E.g. an ARN, or an inline policy's name.</param>
/// <param name="Document">The policy.</param>
public sealed record AttachedPolicy(string Name, PolicyDocument Document);
