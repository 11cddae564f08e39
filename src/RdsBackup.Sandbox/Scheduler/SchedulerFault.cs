using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>The Scheduler's refusals (API reference, "Common errors").</summary>
internal static class SchedulerFault
{
    public static AwsFault NotFound(string what, string name) => new("ResourceNotFoundException", $"{what} {name} does not exist.", 404);

    public static AwsFault Conflict(string what, string name) => new("ConflictException", $"{what} {name} already exists.", 409);

    public static AwsFault Invalid(string message) => new("ValidationException", message);
}
