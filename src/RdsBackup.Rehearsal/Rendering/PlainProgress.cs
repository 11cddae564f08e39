using RdsBackup.Core.Chain;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>A line for every change of state, for logs and pipes.</summary>
/// <param name="writer">Where the lines go.</param>
/// <param name="words">The stages in words.</param>
/// <param name="everyStage">Whether every stage is told, or only how each chain ends.</param>
internal sealed class PlainProgress(TextWriter writer, StageWords words, bool everyStage) : IProgressView
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Stage> stages = new(StringComparer.Ordinal);

    public void Observe(ChainEvent happened)
    {
        var database = happened.Source.Database;
        lock (gate)
        {
            if (happened.Failure is { } failure)
                Write(happened, $"FAILED while {words.Of(happened.Stage)}: {failure.Kind}");
            else if ((!stages.TryGetValue(database, out var known) || known != happened.Stage) && (everyStage || happened.Stage == Stage.Done))
                Write(happened, words.Of(happened.Stage));
            stages[database] = happened.Stage;
        }
    }

    public async ValueTask DisposeAsync() => await writer.WriteLineAsync();

    private void Write(ChainEvent happened, string text) => writer.WriteLine($"  {happened.At:HH:mm:ss}  {happened.Source.Database,-16} {text}");
}
