using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A service's refusal as a stack event tells it (CloudFormation CLI user guide, "Resource type handler error codes").</summary>
internal static class HandlerError
{
    public static string Tell(AwsFault fault, IdSource ids) => fault.Code == AwsFault.NotInSandbox
        ? fault.Message
        : Invariant($"Resource handler returned message: \"{fault.Message} (Status Code: {fault.Status}, Request ID: {ids.Uuid()})\" ")
        + $"(RequestToken: {ids.Uuid()}, HandlerErrorCode: {CodeOf(fault)})";

    /// <summary>Whether the call is worth another try.</summary>
    public static bool IsPassing(AwsFault fault) => CodeOf(fault) is "Throttling" or "ServiceInternalError";

    public static string CodeOf(AwsFault fault) => fault.Code switch
    {
        "Throttling" or "ThrottlingException" or "TooManyRequestsException" => "Throttling",
        "InternalFailure" or "ServiceUnavailable" or "ServiceUnavailableException" => "ServiceInternalError",
        "SdkClientException" => "NetworkFailure",
        var code when code.Contains("AccessDenied", StringComparison.Ordinal) || code == "NotAuthorizedException" || code == "AuthorizationError" => "AccessDenied",
        var code when code.Contains("AlreadyExists", StringComparison.Ordinal) || code == "ConflictException" => "AlreadyExists",
        var code when code.StartsWith("NoSuch", StringComparison.Ordinal) || code.Contains("NotFound", StringComparison.Ordinal)
            || code.Contains("DoesNotExist", StringComparison.Ordinal) || code.Contains("NonExistent", StringComparison.Ordinal) => "NotFound",
        var code when code.Contains("LimitExceeded", StringComparison.Ordinal) || code.Contains("QuotaExceeded", StringComparison.Ordinal) => "ServiceLimitExceeded",
        var code when code.Contains("Invalid", StringComparison.Ordinal) || code.Contains("Validation", StringComparison.Ordinal)
            || code.Contains("Malformed", StringComparison.Ordinal) || code.Contains("Missing", StringComparison.Ordinal) => "InvalidRequest",
        _ => "GeneralServiceException",
    };
}
