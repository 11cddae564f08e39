using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>The role that EventBridge takes on to tell a target.</summary>
internal static class TargetRole
{
    /// <exception cref="DeliveryException"><c>FAILED_TO_ASSUME_ROLE</c>.</exception>
    public static Caller Assume(InnerCalls calls, Delivery delivery, DateTimeOffset now)
    {
        try
        {
            return calls.AsRole(EventBridgeService.Principal, delivery.Target.RoleArn!, "events-" + delivery.Rule.Name, delivery.Rule.Arn, now);
        }
        catch (AwsFault fault)
        {
            throw new DeliveryException(new("FAILED_TO_ASSUME_ROLE", fault.Message, IsRetryable: false));
        }
    }
}
