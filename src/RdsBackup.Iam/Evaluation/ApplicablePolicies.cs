namespace RdsBackup.Iam;

/// <summary>
/// Everything that has a say in a request, and the decision ("Policy evaluation logic" of the IAM user guide; for keys "Key policies in AWS KMS").
/// </summary>
public sealed record ApplicablePolicies
{
    /// <summary>Service control policies of the account's organization, of which only what they deny has a say: "FullAWSAccess" is there too.</summary>
    public IReadOnlyList<AttachedPolicy> Control { get; init; } = [];

    /// <summary>The policies of the user or role.</summary>
    public IReadOnlyList<AttachedPolicy> Identity { get; init; } = [];

    /// <summary>
    /// The permissions boundary of the user or role, which limits what its policies allow, and what a resource's policy allows its role ("Permissions boundaries for
    /// IAM entities" of the IAM user guide); null when it has none.
    /// </summary>
    public AttachedPolicy? Boundary { get; init; }

    /// <summary>The policies passed to AssumeRole; null when none were passed, which does not limit the session.</summary>
    public IReadOnlyList<AttachedPolicy>? Session { get; init; }

    /// <summary>The resource's policy; null when it has none.</summary>
    public AttachedPolicy? Resource { get; init; }

    /// <summary>The grants on the key that is asked for.</summary>
    public IReadOnlyList<KeyGrant> Grants { get; init; } = [];

    /// <summary>Decides on a request: an explicit deny wins; otherwise the sides that have to allow it are asked in turn.</summary>
    /// <exception cref="PolicyNotSupportedException">A policy holds what we cannot evaluate.</exception>
    public AccessDecision Decide(AccessRequest request)
    {
        var evaluation = new Evaluation(request);
        var denying = Control.Select(policy => evaluation.Find(policy, PolicyRole.ServiceControl, Effect.Deny))
            .Concat(Identity.Select(policy => evaluation.Find(policy, PolicyRole.Identity, Effect.Deny)))
            .Append(Boundary is null ? null : evaluation.Find(Boundary, PolicyRole.PermissionsBoundary, Effect.Deny))
            .Concat((Session ?? []).Select(policy => evaluation.Find(policy, PolicyRole.Session, Effect.Deny)))
            .Append(Resource is null ? null : evaluation.Find(Resource, PolicyRole.Resource, Effect.Deny))
            .FirstOrDefault(found => found is not null);
        if (denying is not null)
            return new(request, AccessReason.ExplicitDeny, denying.Statement);

        var (side, granting) = ResourceSide(evaluation);
        var identity = Identity
            .Select(policy => evaluation.Find(policy, PolicyRole.Identity, Effect.Allow))
            .FirstOrDefault(found => found is not null)?.Statement;
        var boundary = Boundary is null || evaluation.Find(Boundary, PolicyRole.PermissionsBoundary, Effect.Allow) is not null;
        var session = Session is null || Session.Any(policy => evaluation.Find(policy, PolicyRole.Session, Effect.Allow) is not null);

        AccessDecision Deny(AccessReason reason) => new(request, reason, null);
        AccessDecision Allow(DecidingStatement? statement) => new(request, AccessReason.Allowed, statement);

        if (request.Requester.Service is not null)
            return side >= Naming.Person ? Allow(granting) : Deny(AccessReason.NoResourcePolicy);

        var foreign = request.ResourceAccount != request.Requester.AccountId;
        var needed = foreign || Resource?.Document.Kind is PolicyKind.Key or PolicyKind.Trust;
        if (side == Naming.Nobody && needed)
            return Deny(AccessReason.NoResourcePolicy);
        if (!foreign && side == Naming.Session)
            return Allow(granting);
        if ((foreign || side < Naming.Person) && identity is null && !request.Requester.IsRoot)
            return Deny(AccessReason.NoIdentityPolicy);
        if (!boundary)
            return Deny(AccessReason.NoPermissionsBoundary);
        return session ? Allow(foreign || side >= Naming.Person ? granting : identity ?? granting) : Deny(AccessReason.NoSessionPolicy);
    }

    private (Naming Side, DecidingStatement? Statement) ResourceSide(Evaluation evaluation)
    {
        var allowing = Resource is null ? null : evaluation.Find(Resource, PolicyRole.Resource, Effect.Allow);
        return Grants.Select(evaluation.Find)
            .Append(allowing)
            .OfType<Evaluation.Found>()
            .OrderByDescending(found => found.Naming)
            .Select(found => (found.Naming, (DecidingStatement?)found.Statement))
            .FirstOrDefault((Naming.Nobody, null));
    }
}
