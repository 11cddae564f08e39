namespace RdsBackup.Sandbox.Events;

/// <summary>A rule of a bus: which events go to which targets.</summary>
internal sealed class Rule
{
    public required EventBus Bus { get; init; }

    public required string Name { get; init; }

    public required string PatternText { get; set; }

    public required EventPattern Pattern { get; set; }

    public string? Description { get; set; }

    public required bool IsEnabled { get; set; }

    public SortedDictionary<string, RuleTarget> Targets { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    public string Arn => Bus.ArnOfRule(Name);
}
