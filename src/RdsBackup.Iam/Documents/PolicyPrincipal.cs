using System.Text.RegularExpressions;

namespace RdsBackup.Iam;

/// <summary>How a statement names whom it is about.</summary>
public enum PrincipalType
{
    /// <summary>An account, user, role or role session, or <c>*</c>.</summary>
    Aws,

    /// <summary>A service, e.g. <c>export.rds.amazonaws.com</c>.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>An account by its canonical id (S3).</summary>
    CanonicalUser,
}

/// <summary>One principal of a statement. An account's id and its root ARN are equal, for they mean the same.</summary>
/// <param name="Type">The key under <c>Principal</c>.</param>
/// <param name="Value">An account id, an ARN, a service's name or <c>*</c>.</param>
public sealed partial record PolicyPrincipal(PrincipalType Type, string Value)
{
    /// <summary>Everybody, known or not; narrow it by conditions.</summary>
    public static PolicyPrincipal Everyone { get; } = new(PrincipalType.Aws, "*");

    /// <summary>A whole account: its own policies then decide who in it.</summary>
    /// <param name="accountId">12 digits.</param>
    /// <param name="partition">E.g. <c>aws-us-gov</c>.</param>
    public static PolicyPrincipal Account(string accountId, string partition = "aws") =>
        new(PrincipalType.Aws, $"arn:{partition}:iam::{accountId}:root");

    /// <summary>A user, role or role session.</summary>
    public static PolicyPrincipal Arn(string arn) => new(PrincipalType.Aws, arn);

    /// <summary>A service, e.g. <c>export.rds.amazonaws.com</c>.</summary>
    public static PolicyPrincipal Service(string name) => new(PrincipalType.Service, name);

    /// <summary>The account that a principal stands for as a whole; null when it names somebody in particular, or everybody.</summary>
    public string? AccountId => Type == PrincipalType.Aws && WholeAccount().Match(Value) is { Success: true } match ? match.Groups["id"].Value : null;

    /// <inheritdoc/>
    public bool Equals(PolicyPrincipal? other) => other is not null && Type == other.Type && Meaning == other.Meaning;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Meaning);

    /// <summary>
    /// Whether AWS would take it: no wildcard in a name; a unique id (<c>AIDA…</c>, <c>AROA…</c>) stands where a user or role has been deleted.
    /// </summary>
    public bool IsWellFormed => Type != PrincipalType.Aws || Value == "*" || Named().IsMatch(Value);

    private string Meaning => AccountId ?? Value;

    [GeneratedRegex(@"^((?<id>\d{12})|arn:aws[a-z-]*:iam::(?<id>\d{12}):root)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeAccount();

    [GeneratedRegex(@"^(\d{12}|A[A-Z0-9]{15,127}|arn:aws[a-z-]*:(iam|sts)::(\d{12}|cloudfront):[^*?]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
