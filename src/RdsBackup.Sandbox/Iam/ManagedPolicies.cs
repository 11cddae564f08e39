using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Iam;

/// <summary>AWS's managed policies: the one the sandbox knows.</summary>
internal static class ManagedPolicies
{
    public const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static readonly AttachedPolicy Administrator = new(AdministratorAccess, new PolicyDocument
    {
        Kind = PolicyKind.Identity,
        Statements = [new() { Effect = Effect.Allow, Actions = ["*"], Resources = ["*"] }],
    });

    /// <exception cref="AwsFault"><c>NoSuchEntity</c>.</exception>
    public static AttachedPolicy Find(string arn) => arn == AdministratorAccess
        ? Administrator
        : throw new AwsFault("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);
}
