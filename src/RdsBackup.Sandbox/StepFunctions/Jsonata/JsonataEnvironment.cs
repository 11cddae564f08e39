namespace RdsBackup.Sandbox.StepFunctions.Jsonata;

/// <summary>What an evaluation may know of the world.</summary>
/// <param name="Now">The time: the same for every <c>$now()</c> and <c>$millis()</c> of one evaluation.</param>
/// <param name="Chance">Where <c>$random()</c>, <c>$uuid()</c> and <c>$shuffle()</c> draw from.</param>
internal sealed record JsonataEnvironment(DateTimeOffset Now, Random Chance)
{
    /// <summary>How many nodes an evaluation may visit before it counts as endless.</summary>
    public int Budget { get; init; } = 10_000_000;
}
