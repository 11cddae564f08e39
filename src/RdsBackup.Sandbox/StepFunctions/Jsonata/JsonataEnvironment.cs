namespace RdsBackup.Sandbox.StepFunctions.Jsonata;

/// <summary>What an evaluation may know of the world.</summary>
/// <param name="Now">The time: the same for every <c>$now()</c> and <c>$millis()</c> of one evaluation.</param>
/// <param name="Chance">Where <c>$random()</c>, <c>$uuid()</c> and <c>$shuffle()</c> draw from.</param>
internal sealed record JsonataEnvironment(DateTimeOffset Now, Random Chance)
{
    /// <summary>How many nodes and values an evaluation may visit, and items and characters make, before it counts as endless: seconds, and some 100 MB.</summary>
    public int Budget { get; init; } = 20_000_000;
}
