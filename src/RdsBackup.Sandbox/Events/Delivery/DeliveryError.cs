using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>Why a target could not be told ("Using dead-letter queues to process undelivered events").</summary>
/// <param name="Code">EventBridge's own code, e.g. <c>NO_PERMISSIONS</c>.</param>
/// <param name="Message">What the target said.</param>
/// <param name="IsRetryable">Whether it may pass by itself.</param>
internal sealed record DeliveryError(string Code, string Message, bool IsRetryable)
{
    private static readonly string[] Permissions =
    [
        "AccessDenied", "AccessDeniedException", "AuthorizationError", "AuthorizationErrorException", "KMSAccessDenied", "KMSAccessDeniedException",
        "KMSDisabled", "KMSInvalidState", "NotAuthorized",
    ];

    private static readonly string[] Missing =
    [
        "NotFound", "NotFoundException", "ResourceNotFoundException", "StateMachineDoesNotExist", "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue", "KMSNotFound",
    ];

    private static readonly string[] Throttled = ["Throttling", "ThrottlingException", "TooManyRequestsException", "RequestThrottled"];

    public static DeliveryError Of(AwsFault fault) =>
        Permissions.Contains(fault.Code) ? new("NO_PERMISSIONS", fault.Message, false)
        : Missing.Contains(fault.Code) ? new("NO_RESOURCE", fault.Message, false)
        : Throttled.Contains(fault.Code) ? new("THROTTLING", fault.Message, true)
        : fault.Status == 0 ? new("CONNECTION_FAILURE", fault.Message, true)
        : fault.Status >= 500 ? new("ERROR_FROM_TARGET", fault.Message, true)
        : new("SDK_CLIENT_ERROR", fault.Message, false);
}

/// <summary>A target that cannot be told for a reason of EventBridge's own.</summary>
internal sealed class DeliveryException(DeliveryError error) : Exception(error.Message)
{
    public DeliveryError Error { get; } = error;
}
