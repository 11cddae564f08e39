using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>EventBridge's refusals, in AWS's words.</summary>
internal static class EventsFault
{
    public static AwsFault NotFound(string message) => new("ResourceNotFoundException", message);

    public static AwsFault NoBus(string name) => NotFound($"Event bus {name} does not exist.");

    public static AwsFault NoRule(string name, EventBus bus) => NotFound($"Rule {name} does not exist on EventBus {bus.Name}.");

    public static AwsFault AlreadyExists(string message) => new("ResourceAlreadyExistsException", message);

    public static AwsFault LimitExceeded() => new("LimitExceededException", "The requested resource exceeds the maximum number allowed.");

    public static AwsFault Invalid(string message) => new("ValidationException", message);
}
