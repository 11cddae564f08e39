namespace RdsBackup.Sandbox.Scheduler;

/// <summary>When a schedule comes round.</summary>
internal interface IScheduleExpression
{
    /// <summary>The first time after a moment; null when there is none any more.</summary>
    /// <param name="after">The moment, itself excluded.</param>
    /// <param name="start">What a rate counts from, and its first time.</param>
    /// <param name="zone">The zone that the expression means.</param>
    DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset start, TimeZoneInfo zone);
}
