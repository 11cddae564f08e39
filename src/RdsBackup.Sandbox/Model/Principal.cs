namespace RdsBackup.Sandbox.Model;

/// <summary>Who signs a call: the account root, an IAM user, or a role session.</summary>
/// <param name="AccountId">The 12-digit account the principal belongs to.</param>
/// <param name="Arn">The ARN as STS GetCallerIdentity reports it, e.g. <c>arn:aws:sts::111111111111:assumed-role/backup/session</c>.</param>
/// <param name="UserId">The unique id as GetCallerIdentity reports it.</param>
/// <param name="IdentityArn">
/// The ARN that carries the permissions, <c>aws:PrincipalArn</c>: for a role session the role's, e.g.
/// <c>arn:aws:iam::111111111111:role/backup</c>; otherwise the same as <paramref name="Arn"/>.
/// </param>
public sealed record Principal(string AccountId, string Arn, string UserId, string IdentityArn);
