using System.Collections.Frozen;
using System.Net;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>What a call was about, for the words of a failure.</summary>
internal sealed record FaultContext(Service Service, Place Place, string? Subject);

/// <summary>The services that are called.</summary>
internal enum Service
{
    /// <summary>Who calls. What fails within credentials counts as its: roles, SSO and processes.</summary>
    Sts,

    /// <summary>Databases and snapshots.</summary>
    Rds,

    /// <summary>Keys.</summary>
    Kms,

    /// <summary>Stacks.</summary>
    CloudFormation,

    /// <summary>Roles.</summary>
    Iam,

    /// <summary>State machines.</summary>
    StepFunctions,
}

/// <summary>
/// The one place where AWS's faults become ours. One code may mean different things to two services; those with null mean the same to all. Codes are those on
/// the wire: RDS's instance codes carry no "Fault", cluster codes do.
/// </summary>
internal static class FaultMap
{
    private static readonly FrozenDictionary<(Service? Service, string Code), (FailureKind Kind, string Advice)> Rows = new Dictionary<(Service?, string), (FailureKind, string)>
    {
        [(Service.Rds, "DBSnapshotNotFound")] = (FailureKind.SnapshotNotFound, "List what is there; an automated snapshot ends with its retention period."),
        [(Service.Rds, "DBClusterSnapshotNotFoundFault")] = (FailureKind.SnapshotNotFound, "List what is there; an automated snapshot ends with its retention period."),
        [(Service.Rds, "DBInstanceNotFound")] = (FailureKind.DatabaseNotFound, "Check name, region and account."),
        [(Service.Rds, "DBClusterNotFoundFault")] = (FailureKind.DatabaseNotFound, "Check name, region and account."),
        [(Service.Rds, "DBSnapshotAlreadyExists")] = (FailureKind.TargetNameTaken, "Look at the snapshot of that name: it may be the copy already."),
        [(Service.Rds, "DBClusterSnapshotAlreadyExistsFault")] = (FailureKind.TargetNameTaken, "Look at the snapshot of that name: it may be the copy already."),
        [(Service.Rds, "InvalidDBSnapshotState")] = (FailureKind.SnapshotNotAvailable, "Wait until the snapshot is available, then try again."),
        [(Service.Rds, "InvalidDBClusterSnapshotStateFault")] = (FailureKind.SnapshotNotAvailable, "Wait until the snapshot is available, then try again."),
        [(Service.Rds, "InvalidDBClusterStateFault")] = (FailureKind.DatabaseNotAvailable, "Wait until the cluster is available, then try again."),
        [(Service.Rds, "InvalidDBInstanceState")] = (FailureKind.DatabaseNotAvailable, "Wait until the DB instance is available, then try again."),
        [(Service.Rds, "SharedSnapshotQuotaExceeded")] = (FailureKind.ShareQuotaExceeded, "A snapshot can be shared with 20 accounts: withdraw a share nobody needs."),
        [(Service.Rds, "OptionGroupNotFoundFault")] = (FailureKind.OptionGroupNotFound, "Make an option group of that name, with the same options, in the copy's account and region."),
        [(Service.Rds, "KMSKeyNotAccessibleFault")] = (FailureKind.KeyNotAccessible, ""),
        [(Service.Kms, "NotFoundException")] = (FailureKind.KeyNotFound, "Check the key's name and region, or make one there."),
        [(Service.Kms, "DisabledException")] = (FailureKind.KeyDisabled, "Enable the key."),
        [(Service.Kms, "KMSInvalidStateException")] = (FailureKind.KeyDisabled, "Cancel the key's deletion and enable it."),
        [(Service.CloudFormation, "AlreadyExistsException")] = (FailureKind.StackBusy, "Somebody else is deploying the same: wait until that is done, then look again."),
        [(Service.CloudFormation, "InsufficientCapabilitiesException")] = (FailureKind.AccessDenied, "The template makes IAM resources: CloudFormation wants that said."),
        [(Service.CloudFormation, "InvalidChangeSetStatus")] = (FailureKind.StackBusy, "Somebody else is deploying the same: wait until that is done, then look again."),
        [(Service.StepFunctions, "StateMachineDoesNotExist")] = (FailureKind.StackNotFound, "Deploy the policy's stacks there first, or check account, region and prefix."),
        [(null, "AccessDenied")] = (FailureKind.AccessDenied, "Allow the action named above in the caller's policies."),
        [(null, "AccessDeniedException")] = (FailureKind.AccessDenied, "Allow the action named above in the caller's policies and in the key's policy."),
        [(null, "UnauthorizedOperation")] = (FailureKind.AccessDenied, "Allow the action named above in the caller's policies."),
        [(null, "ExpiredToken")] = (FailureKind.CredentialsExpired, "Sign in again and run the same again: it goes on where it stopped."),
        [(null, "ExpiredTokenException")] = (FailureKind.CredentialsExpired, "Sign in again and run the same again: it goes on where it stopped."),
        [(null, "UnauthorizedException")] = (FailureKind.CredentialsExpired, "Sign in again (for SSO: aws sso login) and run the same again: it goes on where it stopped."),
        [(null, "RequestExpired")] = (FailureKind.CredentialsRefused, "Set this machine's clock right."),
        [(null, "InvalidClientTokenId")] = (FailureKind.CredentialsRefused, "Check the access key: it is unknown to this account, or the region is not enabled."),
        [(null, "UnrecognizedClientException")] = (FailureKind.CredentialsRefused, "Check the access key: it is unknown to this account, or the region is not enabled."),
        [(null, "SignatureDoesNotMatch")] = (FailureKind.CredentialsRefused, "Check the secret key and this machine's clock."),
        [(null, "InvalidSignatureException")] = (FailureKind.CredentialsRefused, "Check the secret key and this machine's clock."),
        [(null, "IncompleteSignature")] = (FailureKind.CredentialsRefused, "Check the credentials."),
        [(null, "MissingAuthenticationToken")] = (FailureKind.CredentialsRefused, "Check the credentials."),
        [(null, "OptInRequired")] = (FailureKind.CredentialsRefused, "Enable the region for this account."),
        [(null, "Throttling")] = (FailureKind.Throttled, "Try again later, or with fewer databases at once."),
        [(null, "ThrottlingException")] = (FailureKind.Throttled, "Try again later, or with fewer databases at once."),
        [(null, "RequestLimitExceeded")] = (FailureKind.Throttled, "Try again later, or with fewer databases at once."),
        [(null, "TooManyRequestsException")] = (FailureKind.Throttled, "Try again later, or with fewer databases at once."),
    }.ToFrozenDictionary();

    private static (FailureKind Kind, string Advice) TooMany => Rows[(null, "TooManyRequestsException")];

    /// <summary>Makes a call and turns what AWS or the network says into a <see cref="BackupException"/>. The caller's own cancellation passes untouched.</summary>
    public static async Task<T> GuardAsync<T>(FaultContext context, Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception fault) when (Translate(fault, context, cancellation) is { } failure)
        {
            throw new BackupException(failure, fault);
        }
    }

    /// <summary>The failure a fault means; null for what is not AWS's or the network's.</summary>
    public static Failure? Translate(Exception fault, FaultContext context, CancellationToken cancellation) => fault switch
    {
        BackupException => null,
        OperationCanceledException when cancellation.IsCancellationRequested => null,
        _ when NoRole(fault) is { } told => Make(FailureKind.CredentialsMissing, context, told, AwsFailures.GiveRole),
        AmazonServiceException { ErrorCode.Length: > 0 } refused => OfService(refused, context),
        // Assumed roles, SSO and processes fail inside the credentials: the service's own word is further in.
        AmazonClientException { InnerException: AmazonServiceException { ErrorCode.Length: > 0 } inner } => OfService(inner, context with { Service = Service.Sts }),
        _ when Unreachable(fault) => Make(FailureKind.EndpointUnreachable, context,
            $"AWS cannot be reached in {context.Place.Region}{Way.At(fault)}: {Innermost(fault).Message}",
            $"Check the network, the endpoint URL and the region's name, then run the same again.{Way.Through(fault)}"),
        AmazonServiceException answer => OfStatus(answer, context),
        XmlException or JsonException or FormatException or OverflowException or InvalidDataException => Damaged(fault, context),
        ProcessAWSCredentialException process => Make(FailureKind.CredentialsMissing, context, process.Message,
            "Run the profile's credential_process by hand and mend what it says."),
        AmazonClientException client => Make(FailureKind.CredentialsMissing, context, client.Message, "Check profile and credentials; for SSO, sign in again."),
        _ => null,
    };

    // The SDK asks the machine for its role over HTTP, too, but that is no call to AWS.
    private static string? NoRole(Exception? fault) => fault switch
    {
        null => null,
        AmazonServiceException { Message: var told } when told.Contains("EC2 Instance Metadata", StringComparison.OrdinalIgnoreCase)
            || told.StartsWith("Unable to retrieve credentials", StringComparison.Ordinal) => told,
        _ => NoRole(fault.InnerException),
    };

    private static Failure OfService(AmazonServiceException fault, FaultContext context)
    {
        var (kind, advice) = Special(fault.Message) is { } special ? special
            : Rows.TryGetValue((context.Service, fault.ErrorCode), out var row) || Rows.TryGetValue((null, fault.ErrorCode), out row) ? row
            : (context.Service, fault.ErrorCode) is (Service.Rds, "SnapshotQuotaExceeded") ? QuotaOf(fault.Message)
            : (context.Service, fault.ErrorCode) is (Service.CloudFormation, "ValidationError") && Stack(fault.Message) is { } stack ? stack
            : fault.Message.Contains("Must specify new KMS key", StringComparison.OrdinalIgnoreCase)
                ? (FailureKind.KeyMissing, $"Name a key or alias in {context.Place.Region}, or make one there.")
            : fault.StatusCode == HttpStatusCode.TooManyRequests ? TooMany
            : fault.StatusCode >= HttpStatusCode.InternalServerError
                ? (FailureKind.ServiceUnavailable, "AWS has a fault of its own: run the same again later.")
            : (FailureKind.Refused, fault.RequestId is { Length: > 0 } id ? $"Read AWS's own words above; AWS support wants the request id: {id}." : "Read AWS's own words above.");
        KeySide? side = null;
        if (kind == FailureKind.KeyNotAccessible)
            (side, advice) = Key(fault.Message);
        var subject = context.Subject is null ? "" : $"'{context.Subject}': ";
        return Make(kind, context, $"{subject}{fault.Message.TrimEnd()} [{fault.ErrorCode}, {Where(context.Place)}]", advice) with
        {
            AwsCode = fault.ErrorCode,
            RequestId = fault.RequestId,
            Key = side,
        };
    }

    private static Failure OfStatus(AmazonServiceException fault, FaultContext context) => fault.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => Make(FailureKind.Throttled, context,
            Invariant($"AWS answered {(int)fault.StatusCode} in {context.Place.Region}{Way.At(fault)}."), TooMany.Advice),
        // A good status, and what follows it is no answer.
        < HttpStatusCode.MultipleChoices => Damaged(fault, context),
        >= HttpStatusCode.InternalServerError => Make(FailureKind.ServiceUnavailable, context,
            Invariant($"AWS answered {(int)fault.StatusCode} in {context.Place.Region}{Way.At(fault)}."), $"AWS has a fault of its own: run the same again later.{Way.Through(fault)}"),
        _ => Make(FailureKind.Refused, context,
            Invariant($"AWS answered {(int)fault.StatusCode} in {context.Place.Region}{Way.At(fault)}: {fault.Message}"), $"Check the endpoint URL: this may be no AWS endpoint.{Way.Through(fault)}"),
    };

    private static Failure Damaged(Exception fault, FaultContext context) => Make(FailureKind.AnswerDamaged, context,
        $"An answer in {context.Place.Region}{Way.At(fault)} cannot be read: {Innermost(fault).Message}",
        AwsFailures.CheckTheWay + Way.Through(fault));

    /// <summary>What CloudFormation means when it says no more than that something is not valid; null for what is not about stacks.</summary>
    public static (FailureKind Kind, string Advice)? Stack(string message) =>
        message.Contains("does not exist", StringComparison.Ordinal) && message.StartsWith("Stack", StringComparison.Ordinal)
            ? (FailureKind.StackNotFound, "Check name, region and account, or deploy it first.")
        : message.Contains("_IN_PROGRESS state", StringComparison.Ordinal) || message.Contains("while in status", StringComparison.Ordinal)
            ? (FailureKind.StackBusy, "Wait until what is being done to the stack is done, then run the same again.")
        : message.StartsWith("Parameter", StringComparison.Ordinal)
            ? (FailureKind.InvalidStackParameter, "Pass a value that the template takes.")
        : message.StartsWith("Template", StringComparison.Ordinal) || message.StartsWith("Unresolved", StringComparison.Ordinal)
            ? (FailureKind.InvalidTemplate, "Correct the template where AWS's words point.")
        : null;

    // What the message says better than the code.
    private static (FailureKind Kind, string Advice)? Special(string message) =>
        message.Contains("scoped to a valid region", StringComparison.Ordinal)
            ? (FailureKind.UnknownRegion, "This endpoint does not answer for that region: pass another one.")
        : message.StartsWith("The sandbox has no region", StringComparison.Ordinal)
            ? (FailureKind.UnknownRegion, "Pass a region that it has; Get-RdsBackupSandbox names them too.")
        : message.StartsWith("MultiFactorAuthentication failed", StringComparison.Ordinal)
            ? (FailureKind.CredentialsRefused, "Wait for the MFA device's next code, and run the same again.")
        : message.Contains("explicit deny in a service control policy", StringComparison.Ordinal)
            ? (FailureKind.AccessDenied, "A policy of your organization denies this to all but the roles that it names (OperatorRoleArns in docs/policies/organization.json): use a profile of such a role, "
                + "or ask who administers the organization.")
        : message.Contains("perform: sts:AssumeRole", StringComparison.Ordinal)
            ? (FailureKind.AccessDenied, "Check the role's ARN; let its trust policy name the caller, with the external id it asks for; allow the caller sts:AssumeRole.")
        : message.Contains("invalid principals", StringComparison.Ordinal)
            ? (FailureKind.InvalidAccountId, "An account that the policy names does not exist, or a role or user of it: check the ids.")
        : null;

    // One code, two meanings; only the message tells them apart.
    private static (FailureKind Kind, string Advice) QuotaOf(string message) =>
        message.Contains("copy more than", StringComparison.OrdinalIgnoreCase) || message.Contains("in progress", StringComparison.OrdinalIgnoreCase)
            ? (FailureKind.CopyQuotaExceeded, "Other copies to this region are under way: run the same again when they are done.")
            : (FailureKind.SnapshotQuotaExceeded, Quota.MakeRoom);

    // AWS says "The source snapshot KMS key [key] …" or "The target KMS key [key] …", and the key's own name may hold either word.
    private static (KeySide? Side, string Advice) Key(string message)
    {
        var words = message.Split('[', 2)[0];
        return words.Contains("source", StringComparison.OrdinalIgnoreCase)
                ? (KeySide.Source, "Check that the source snapshot's key is enabled, and that its policy lets this account use it and create grants.")
            : words.Contains("target", StringComparison.OrdinalIgnoreCase)
                ? (KeySide.Target, "Check that the target key exists in this region, is enabled, and lets the caller use it and create grants.")
            : (null, "Check that source and target key are enabled and let the caller use them and create grants.");
    }

    private static string Where(Place place) => place.AccountId.Length == 0 ? place.Region : place.ToString();

    private static bool Unreachable(Exception fault) => fault switch
    {
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
        AmazonServiceException { StatusCode: >= HttpStatusCode.Continue } => false,
        AmazonServiceException { InnerException: { } inner } => Unreachable(inner),
        AmazonClientException { InnerException: { } inner } => Unreachable(inner),
        _ => false,
    };

    private static Exception Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault;

    private static Failure Make(FailureKind kind, FaultContext context, string message, string advice) => new()
    {
        Kind = kind,
        Message = message,
        Advice = advice,
        Subject = context.Subject,
        AccountId = context.Place.AccountId.Length == 0 ? null : context.Place.AccountId,
        Region = context.Place.Region,
    };
}
