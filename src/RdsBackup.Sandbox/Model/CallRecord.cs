namespace RdsBackup.Sandbox.Model;

/// <summary>A call that was answered.</summary>
/// <param name="Time">Sandbox time.</param>
/// <param name="AccountId">The caller's account; empty when the caller was not recognized.</param>
/// <param name="Region">The region of the signature's scope.</param>
/// <param name="Service">The service of the signature's scope, e.g. <c>rds</c>.</param>
/// <param name="Action">The operation, e.g. <c>CopyDBSnapshot</c>.</param>
/// <param name="Resource">The resource it asked permission for first; null when it came to none.</param>
/// <param name="Code">The error's code; null when the call succeeded or its connection was dropped.</param>
/// <param name="Status">The HTTP status; 0 when the connection was dropped.</param>
/// <param name="RequestId">The id that the answer carried.</param>
public sealed record CallRecord(
    DateTimeOffset Time,
    string AccountId,
    string Region,
    string Service,
    string Action,
    string? Resource,
    string? Code,
    int Status,
    string RequestId)
{

    /// <summary>Its input by the names of the service's model, as JSON; as sent where it could not be read.</summary>
    public string Input => field ??= Read();

    private Func<string> Read { get; init; } = () => "";

    /// <summary>The ARN of who called, for a service its name; null when the caller was not recognized.</summary>
    public string? Caller { get; private init; }

    internal static CallRecord Of(Call call, string service, string action, string? code, int status, Func<string> input) =>
        new(call.Now, call.AccountId, call.Region, service, action, call.Resource, code, status, call.RequestId)
        {
            Read = input,
            Caller = call.Caller.Arn,
        };

    internal static CallRecord Stranger(DateTimeOffset now, string region, string service, string action, string? code, int status, string requestId, Func<string> input) =>
        new(now, "", region, service, action, null, code, status, requestId) { Read = input };
}
