namespace RdsBackup.Iam;

/// <summary>How closely a principal element names the requester; the closer, the less is needed from the requester's own policies.</summary>
internal enum Naming
{
    /// <summary>Not at all.</summary>
    Nobody,

    /// <summary>By the account: it then takes an identity policy to allow it.</summary>
    Account,

    /// <summary>By the role, or everybody: no identity policy is needed within the account, but a session policy still limits.</summary>
    Person,

    /// <summary>By the user or session itself: nothing more is needed within the account.</summary>
    Session,
}
