namespace RdsBackup.Iam;

/// <summary>Why a request is allowed or denied.</summary>
public enum AccessReason
{
    /// <summary>It is allowed.</summary>
    Allowed,

    /// <summary>A statement denies it; nothing can help.</summary>
    ExplicitDeny,

    /// <summary>No policy of the requester allows it.</summary>
    NoIdentityPolicy,

    /// <summary>The permissions boundary of the user or role does not allow it.</summary>
    NoPermissionsBoundary,

    /// <summary>The policy passed with the session does not allow it.</summary>
    NoSessionPolicy,

    /// <summary>The resource's policy (and its grants) do not allow it.</summary>
    NoResourcePolicy,
}

/// <summary>What kind of policy decided, in the words of AWS's messages.</summary>
public enum PolicyRole
{
    /// <summary>A policy of the user or role.</summary>
    Identity,

    /// <summary>The most that a user or role may be allowed.</summary>
    PermissionsBoundary,

    /// <summary>A policy passed to AssumeRole.</summary>
    Session,

    /// <summary>A policy of the resource.</summary>
    Resource,

    /// <summary>A grant on a KMS key.</summary>
    Grant,

    /// <summary>A policy of the organization.</summary>
    ServiceControl,
}

/// <summary>The statement that decided.</summary>
/// <param name="Role">What kind of policy it stands in.</param>
/// <param name="Policy">That policy's name, or the grant's id.</param>
/// <param name="Index">Its place in the policy, from 0.</param>
/// <param name="Sid">Its name; null when there is none.</param>
public sealed record DecidingStatement(PolicyRole Role, string Policy, int Index, string? Sid);

/// <summary>Whether a request is allowed, and why.</summary>
public sealed record AccessDecision
{
    internal AccessDecision(AccessRequest request, AccessReason reason, DecidingStatement? statement)
    {
        Request = request;
        Reason = reason;
        Statement = statement;
    }

    /// <summary>What was asked.</summary>
    public AccessRequest Request { get; }

    /// <summary>Why.</summary>
    public AccessReason Reason { get; }

    /// <summary>
    /// The statement that denies, or one that allows: the resource's side where both had to, or where it was enough. Null when it is denied because no
    /// statement allows it, and for an account's root user.
    /// </summary>
    public DecidingStatement? Statement { get; }

    /// <summary>Whether it may be done.</summary>
    public bool IsAllowed => Reason == AccessReason.Allowed;

    /// <summary>
    /// The end of AWS's message, e.g. <c>because no identity-based policy allows the rds:CopyDBSnapshot action</c>; empty when it is allowed.
    /// </summary>
    public string Because => Reason switch
    {
        AccessReason.Allowed => "",
        AccessReason.ExplicitDeny => $"with an explicit deny in {(Statement!.Role == PolicyRole.Identity ? "an" : "a")} {Kind(Statement.Role)}",
        AccessReason.NoIdentityPolicy => NoPolicy(PolicyRole.Identity),
        AccessReason.NoPermissionsBoundary => NoPolicy(PolicyRole.PermissionsBoundary),
        AccessReason.NoSessionPolicy => NoPolicy(PolicyRole.Session),
        _ => NoPolicy(PolicyRole.Resource),
    };

    /// <summary>
    /// AWS's message for a denied request, e.g. <c>User: arn:… is not authorized to perform: rds:CopyDBSnapshot on resource: arn:… because …</c>.
    /// </summary>
    public string Message =>
        $"User: {Request.Requester.Arn} is not authorized to perform: {Request.Action} on resource: {Request.Resource} {Because}".TrimEnd();

    private string NoPolicy(PolicyRole role) => $"because no {Kind(role)} allows the {Request.Action} action";

    private static string Kind(PolicyRole role) => role switch
    {
        PolicyRole.Identity => "identity-based policy",
        PolicyRole.PermissionsBoundary => "permissions boundary",
        PolicyRole.Session => "session policy",
        PolicyRole.ServiceControl => "service control policy",
        _ => "resource-based policy",
    };
}
