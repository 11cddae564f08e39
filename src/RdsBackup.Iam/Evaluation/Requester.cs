namespace RdsBackup.Iam;

/// <summary>Who asks: an account's root user, an IAM user, a role session or a service.</summary>
public sealed record Requester
{
    private Requester()
    {
    }

    /// <summary>The ARN as GetCallerIdentity reports it; for a service its name.</summary>
    public required string Arn { get; init; }

    /// <summary>The account; null for a service.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The ARN of the role behind a session; null for others.</summary>
    public string? RoleArn { get; private init; }

    /// <summary>The name of a service, e.g. <c>export.rds.amazonaws.com</c>; null for others.</summary>
    public string? Service { get; private init; }

    /// <summary>The unique id, <c>aws:userid</c>; null when it does not matter.</summary>
    public string? UserId { get; init; }

    /// <summary>The principal's and session's tags, <c>aws:PrincipalTag/…</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether this is the account's root user, whom no identity policy limits.</summary>
    public bool IsRoot => AccountId is not null && Arn.EndsWith(":root", StringComparison.Ordinal);

    /// <summary><c>aws:PrincipalArn</c>: for a session its role's ARN.</summary>
    public string? PrincipalArn => Service is null ? RoleArn ?? Arn : null;

    internal string? UserName => Arn.Contains(":user/", StringComparison.Ordinal) ? Arn[(Arn.LastIndexOf('/') + 1)..] : null;

    internal string? PrincipalType => Service is not null ? null : IsRoot ? "Account" : RoleArn is null ? "User" : "AssumedRole";

    /// <summary>Somebody in an account.</summary>
    /// <param name="arn">E.g. <c>arn:aws:iam::111111111111:user/ann</c> or <c>arn:aws:sts::111111111111:assumed-role/backup/nightly</c>.</param>
    /// <param name="rolePath">For a session the path of its role, which the session's ARN does not carry; <c>/</c> for most.</param>
    /// <exception cref="FormatException">This is not the ARN of a principal.</exception>
    public static Requester FromArn(string arn, string rolePath = "/")
    {
        if (arn.Split(':', 6) is not ["arn", var partition, "iam" or "sts", "", var account, var name])
            throw new FormatException($"'{arn}' is not the ARN of a principal.");
        return new Requester
        {
            Arn = arn,
            AccountId = account,
            RoleArn = name.Split('/') is ["assumed-role", var role, _] ? $"arn:{partition}:iam::{account}:role{rolePath}{role}" : null,
        };
    }

    /// <summary>A service that acts by itself.</summary>
    public static Requester FromService(string name) => new() { Arn = name, Service = name };
}
