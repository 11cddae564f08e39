using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Identities;

/// <summary>The users, roles and credentials of all accounts.</summary>
internal sealed class IamDirectory(IdSource ids)
{
    private readonly Dictionary<string, AccountDirectory> accounts = new(StringComparer.Ordinal);

    public IdSource Ids { get; } = ids;

    public CredentialStore Credentials { get; } = new();

    /// <summary>Makes an account with its user <c>admin</c>, who may do everything, and with RDS's own role: it has had databases before.</summary>
    public AccessKey AddAccount(string accountId, DateTimeOffset now)
    {
        var account = accounts[accountId] = new AccountDirectory();
        var admin = new IamUser
        {
            Name = "admin",
            Path = "/",
            Id = Ids.Unique("AIDA"),
            Arn = $"arn:aws:iam::{accountId}:user/admin",
            Created = now,
        };
        admin.Attached[ManagedPolicy.AdministratorAccess] = ManagedPolicy.Aws[ManagedPolicy.AdministratorAccess];
        account.Users.Add(admin.Name, admin);
        var rds = ServiceLinkedRole.Make(this, accountId, now);
        account.Roles.Add(rds.Name, rds);
        return AddAccessKey(admin, accountId);
    }

    public AccountDirectory Account(string accountId) => accounts[accountId];

    /// <summary>A role by its ARN, in whatever account; null when there is none.</summary>
    public (IamRole Role, string AccountId)? FindRole(string arn) =>
        arn.Split(':', 6) is [_, _, _, _, var accountId, var resource] && accounts.TryGetValue(accountId, out var account)
            && account.Roles.GetValueOrDefault(resource[(resource.LastIndexOf('/') + 1)..]) is { } role && role.Arn == arn
            ? (role, accountId)
            : null;

    /// <summary>Whether a policy may name a principal: what does not exist is refused.</summary>
    public bool Exists(PolicyPrincipal principal)
    {
        if (principal.Type != PrincipalType.Aws || principal.Value == "*")
            return true;

        if (principal.AccountId is { } whole)
            return accounts.ContainsKey(whole);

        if (principal.Value.Split(':', 6) is not ["arn", _, "iam" or "sts", "", var accountId, var resource]
            || !accounts.TryGetValue(accountId, out var account))
            return false;

        return resource.Split('/') switch
        {
            ["assumed-role", var role, _] => account.Roles.ContainsKey(role),
            ["role", .., var role] => account.Roles.TryGetValue(role, out var found) && found.Arn == principal.Value,
            ["user", .., var user] => account.Users.TryGetValue(user, out var found) && found.Arn == principal.Value,
            _ => false,
        };
    }

    public AccessKey AddAccessKey(IamUser user, string accountId)
    {
        var key = new AccessKey(Ids.Unique("AKIA"), Ids.Secret());
        var identity = new Identity(new Principal(accountId, user.Arn, user.Id, user.Arn), user, Account(accountId));
        Credentials.Add(new Credential(key.Id, key.Secret, SessionToken: null, Expires: null, identity));
        user.AccessKeys.Add(key.Id);
        return key;
    }

    /// <summary>Gives out a session's credentials.</summary>
    /// <param name="identity">Whose session.</param>
    /// <param name="expires">Its end, in wall time.</param>
    public Credential AddSession(Identity identity, DateTimeOffset expires)
    {
        var credential = new Credential(Ids.Unique("ASIA"), Ids.Secret(), Ids.Token(), expires, identity);
        Credentials.Add(credential);
        return credential;
    }
}
