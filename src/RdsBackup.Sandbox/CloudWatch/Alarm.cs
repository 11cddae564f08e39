namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>An alarm on a metric.</summary>
public sealed class Alarm
{
    private readonly List<AlarmChange> history = [];

    internal Alarm(string accountId, string region, string name, AlarmSetting setting, DateTimeOffset now)
    {
        (AccountId, Region, Name, Setting) = (accountId, region, name, setting);
        Configured = Since = now;
    }

    /// <summary>The owner.</summary>
    public string AccountId { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The ARN.</summary>
    public string Arn => ArnOf(AccountId, Region, Name);

    /// <summary>What it is in.</summary>
    public AlarmState State { get; private set; } = AlarmState.InsufficientData;

    /// <summary>Why, as AWS words it.</summary>
    public string Reason { get; private set; } = "Unchecked: Initial alarm creation";

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Every change of its state, oldest first, and what became of telling it.</summary>
    public IReadOnlyList<AlarmChange> History => history;

    internal AlarmSetting Setting { get; set; }

    internal DateTimeOffset Configured { get; set; }

    internal SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>What was measured, newest last, as far back as the alarm looks.</summary>
    internal List<(DateTimeOffset Time, double Value)> Samples { get; } = [];

    internal static string ArnOf(string accountId, string region, string name) =>
        Sandbox.Model.Arn.Of("cloudwatch", region, accountId, $"alarm:{name}").ToString();

    internal void Turn(AlarmState state, string reason, DateTimeOffset now) => (State, Reason, Since) = (state, reason, now);

    internal void Remember(AlarmChange change) => history.Add(change);
}

/// <summary>A change of an alarm's state.</summary>
/// <param name="Time">Sandbox time.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Reason">Why.</param>
/// <param name="Failures">What was said by topics that could not be told, by their ARN.</param>
public sealed record AlarmChange(DateTimeOffset Time, AlarmState From, AlarmState To, string Reason, IReadOnlyDictionary<string, string> Failures);
