namespace RdsBackup.Sandbox.Kernel;

/// <summary>What can go wrong on script.</summary>
public static class FaultKinds
{
    /// <summary>The call is refused because there were too many: <c>Throttling</c>, "Rate exceeded".</summary>
    public const string Throttling = "throttling";

    /// <summary>The call ends in <c>InternalFailure</c> (500) and has changed nothing.</summary>
    public const string InternalFailure = "internal-failure";

    /// <summary>The call ends in <c>ServiceUnavailable</c> (503) and has changed nothing.</summary>
    public const string ServiceUnavailable = "service-unavailable";

    /// <summary>The caller's session is over: <c>ExpiredToken</c>, and the call has changed nothing.</summary>
    public const string ExpiredToken = "expired-token";

    /// <summary>The connection is dropped before the call is done: it has changed nothing.</summary>
    public const string Reset = "reset";

    /// <summary>The call is done, and the connection is dropped before the answer leaves: the caller cannot know.</summary>
    public const string LostAnswer = "lost-answer";

    /// <summary>The answer is held back for the rule's latency.</summary>
    public const string Latency = "latency";

    /// <summary>A snapshot copy that was accepted ends as <c>failed</c>. RDS asks for it by the target's name.</summary>
    public const string CopyFails = "copy-fails";

    /// <summary>An event that comes to a bus is lost there. EventBridge asks by detail type, by resource and by the detail's <c>SourceIdentifier</c>.</summary>
    public const string EventLost = "event-lost";

    /// <summary>An event that comes to a bus is delivered twice. EventBridge asks as for <see cref="EventLost"/>.</summary>
    public const string EventDoubled = "event-doubled";

    /// <summary>An event comes to a bus later, by the rule's latency. EventBridge asks as for <see cref="EventLost"/>.</summary>
    public const string EventLate = "event-late";
}
