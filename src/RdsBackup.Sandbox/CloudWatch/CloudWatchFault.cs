using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>CloudWatch's refusals.</summary>
internal static class CloudWatchFault
{
    public static AwsFault Invalid(string message) => new("ValidationError", message);

    public static AwsFault NotFound(string what) => new("ResourceNotFound", $"{what} does not exist", 404);
}
