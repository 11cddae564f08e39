namespace RdsBackup.Rehearsal.Rendering;

/// <summary>Durations as people say them.</summary>
internal static class Minutes
{
    public static string Of(double minutes) => minutes < 100 ? $"{minutes:0} min" : $"{minutes / 60:0.0} h";
}
