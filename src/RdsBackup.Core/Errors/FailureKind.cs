namespace RdsBackup.Core.Errors;

/// <summary>Every way the engine can fail. The names are stable ids: they are added to, never renamed.</summary>
public enum FailureKind
{
    /// <summary>A text is no ARN of an RDS snapshot.</summary>
    InvalidSnapshotArn,

    /// <summary>A text is no 12-digit account id.</summary>
    InvalidAccountId,

    /// <summary>A name breaks RDS's rules for identifiers, its length included.</summary>
    InvalidName,

    /// <summary>A region is not one that the SDK knows.</summary>
    UnknownRegion,

    /// <summary>A profile is not in the credentials or config file.</summary>
    UnknownProfile,

    /// <summary>No credentials were found.</summary>
    CredentialsMissing,

    /// <summary>The credentials' session is over.</summary>
    CredentialsExpired,

    /// <summary>AWS does not accept the access key or its signature.</summary>
    CredentialsRefused,

    /// <summary>A role wants the code of an MFA device, and nobody is there to be asked.</summary>
    MfaRequired,

    /// <summary>The file with the certificates to trust cannot be read, or has none.</summary>
    CaBundleUnusable,

    /// <summary>The credentials belong to another account than expected.</summary>
    WrongAccount,

    /// <summary>A policy does not allow the call.</summary>
    AccessDenied,

    /// <summary>Source and target lie in different partitions.</summary>
    PartitionMismatch,

    /// <summary>The partition does not copy snapshots between these regions.</summary>
    CrossRegionUnsupported,

    /// <summary>The backup account is the source's own.</summary>
    OwnAccount,

    /// <summary>The snapshot does not exist, or not any more.</summary>
    SnapshotNotFound,

    /// <summary>The database does not exist.</summary>
    DatabaseNotFound,

    /// <summary>The DB instance is a member of a DB cluster, which has the snapshots.</summary>
    ClusterMember,

    /// <summary>A database has no snapshot that could be taken.</summary>
    NoSnapshot,

    /// <summary>No copy of the database is in the account and region.</summary>
    NoCopy,

    /// <summary>The snapshot's state does not permit the action.</summary>
    SnapshotNotAvailable,

    /// <summary>The database's state does not permit the action: it is being backed up or changed, or is stopped.</summary>
    DatabaseNotAvailable,

    /// <summary>The snapshot's kind forbids sharing: automated, made by AWS Backup, or persistent options.</summary>
    SnapshotNotShareable,

    /// <summary>The snapshot is of a Multi-AZ DB cluster, which AWS neither copies nor shares.</summary>
    MultiAZClusterNotCopyable,

    /// <summary>The snapshot is of RDS Custom, which AWS shares with nobody, and copies at most to another region of the account.</summary>
    RdsCustomNotCopyable,

    /// <summary>The snapshot is of another service that answers RDS's calls: Amazon DocumentDB or Amazon Neptune.</summary>
    EngineNotSupported,

    /// <summary>The snapshot's name is so long that no tag of a copy can hold its ARN.</summary>
    SnapshotNameTooLong,

    /// <summary>The snapshot is under the default key <c>aws/rds</c>, which no other account can use.</summary>
    DefaultKeyNotShareable,

    /// <summary>An encrypted snapshot needs a key where it goes.</summary>
    KeyMissing,

    /// <summary>A copy was to be made under a default key such as <c>aws/rds</c>, which no other account can use and whose policy nobody can change.</summary>
    DefaultKeyForCopy,

    /// <summary>The key's policy holds what this version cannot read, so that it cannot be completed.</summary>
    KeyPolicyNotUnderstood,

    /// <summary>The key or alias does not exist.</summary>
    KeyNotFound,

    /// <summary>The key is of another region than the copy.</summary>
    KeyOfWrongRegion,

    /// <summary>The key is disabled or pending deletion.</summary>
    KeyDisabled,

    /// <summary>The key's policy does not let the other account use it.</summary>
    KeyNotShared,

    /// <summary>AWS refused the use of the source's key or of the target's.</summary>
    KeyNotAccessible,

    /// <summary>A single-region key cannot be replicated.</summary>
    KeyNotMultiRegion,

    /// <summary>An unencrypted cluster snapshot cannot be encrypted by copying it.</summary>
    ClusterNotEncrypted,

    /// <summary>The target's name is taken by a snapshot that is not ours.</summary>
    TargetNameTaken,

    /// <summary>The snapshot was deleted, and another one was taken under its name, before its copy was made.</summary>
    SnapshotReplaced,

    /// <summary>Too many copies are under way to the region; another try may succeed.</summary>
    CopyQuotaExceeded,

    /// <summary>The region holds as many manual snapshots as it may.</summary>
    SnapshotQuotaExceeded,

    /// <summary>The snapshot is shared with as many accounts as it may be.</summary>
    ShareQuotaExceeded,

    /// <summary>AWS reports the copy as failed.</summary>
    CopyFailed,

    /// <summary>AWS reports a snapshot as failed, or it went away while it was waited for.</summary>
    SnapshotFailed,

    /// <summary>The copy is there, and a check on it does not hold.</summary>
    NotProven,

    /// <summary>The shared copy does not tell which snapshot it came from.</summary>
    LineageUnknown,

    /// <summary>The wait's time is over; the work goes on inside AWS.</summary>
    TimedOut,

    /// <summary>AWS asks to slow down, and did so for longer than retries last.</summary>
    Throttled,

    /// <summary>The endpoint cannot be reached.</summary>
    EndpointUnreachable,

    /// <summary>AWS reports a fault of its own.</summary>
    ServiceUnavailable,

    /// <summary>The option group that the copy must have does not exist where it is made.</summary>
    OptionGroupNotFound,

    /// <summary>The key for the vault copies is not the backup account's own.</summary>
    KeyOfWrongAccount,

    /// <summary>The alias names another key than the one made for it: somebody else made one at the same time.</summary>
    AliasTaken,

    /// <summary>AWS refused the call for a reason this version does not know.</summary>
    Refused,

    /// <summary>A policy file is no JSON, or says what cannot be.</summary>
    InvalidPolicy,

    /// <summary>CloudFormation cannot read a template.</summary>
    InvalidTemplate,

    /// <summary>A parameter of a template is missing, misspelt, or has a value it does not take.</summary>
    InvalidStackParameter,

    /// <summary>The stack does not exist.</summary>
    StackNotFound,

    /// <summary>Something else is being done to the stack.</summary>
    StackBusy,

    /// <summary>The stack is in a state that only a step which nobody agreed to leads out of.</summary>
    StackStuck,

    /// <summary>A stack of that name is there, and is not this product's, or of another template of it.</summary>
    StackNotOurs,

    /// <summary>A stack of that name is there for another policy.</summary>
    StackOfOtherPolicy,

    /// <summary>A resource of a stack could not be made, changed or deleted.</summary>
    StackFailed,

    /// <summary>The role through which RDS acts in an account is not there, and nobody agreed to make it.</summary>
    ServiceLinkedRoleMissing,

    /// <summary>State machines of a stack are at work.</summary>
    ExecutionsRunning,

    /// <summary>A database has no proven copy that is young enough.</summary>
    NotCovered,

    /// <summary>A policy selects no database.</summary>
    NothingSelected,

    /// <summary>A retention keeps nothing, or says what cannot be.</summary>
    InvalidRetention,

    /// <summary>A snapshot is called as our copies are, and its tags or AWS say otherwise: nobody counts or removes it.</summary>
    CopyNotOurs,

    /// <summary>A copy that is to go is shared with other accounts.</summary>
    CopyShared,

    /// <summary>A copy that is to go is the source of another one that is being made.</summary>
    CopyInUse,

    /// <summary>An answer of AWS is cut, empty or no answer of AWS at all.</summary>
    AnswerDamaged,

    /// <summary>A defect of this product.</summary>
    Unexpected,
}
