namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>What an alarm makes of its metric.</summary>
public enum AlarmState
{
    /// <summary><c>OK</c>.</summary>
    Ok,

    /// <summary><c>ALARM</c>.</summary>
    Alarm,

    /// <summary><c>INSUFFICIENT_DATA</c>.</summary>
    InsufficientData,
}

/// <summary>States as AWS writes them.</summary>
internal static class AlarmStates
{
    public static string Text(this AlarmState state) => state switch
    {
        AlarmState.Ok => "OK",
        AlarmState.Alarm => "ALARM",
        _ => "INSUFFICIENT_DATA",
    };

    public static AlarmState? TryParse(string text) => text switch
    {
        "OK" => AlarmState.Ok,
        "ALARM" => AlarmState.Alarm,
        "INSUFFICIENT_DATA" => AlarmState.InsufficientData,
        _ => null,
    };
}
