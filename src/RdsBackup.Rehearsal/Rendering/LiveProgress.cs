using RdsBackup.Core.Chain;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>A line for every database, drawn anew while the chain runs.</summary>
internal sealed class LiveProgress : IProgressView
{
    private const int BarLength = 20;
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);

    private readonly Screen screen;
    private readonly StageWords words;
    private readonly TimeProvider sandboxTime;
    private readonly Lock gate = new();
    private readonly Dictionary<string, ChainEvent?> latest;
    private readonly CancellationTokenSource ended = new();
    private readonly Task drawing;

    public LiveProgress(Screen screen, StageWords words, TimeProvider sandboxTime, IEnumerable<string> databases)
    {
        this.screen = screen;
        this.words = words;
        this.sandboxTime = sandboxTime;
        latest = databases.ToDictionary(database => database, _ => (ChainEvent?)null, StringComparer.Ordinal);
        drawing = DrawAsync();
    }

    public void Observe(ChainEvent happened)
    {
        lock (gate)
            latest[happened.Source.Database] = happened;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await drawing;
        ended.Dispose();
    }

    private Task DrawAsync() => screen.Live().Live(Text.Empty).AutoClear(enabled: true).Overflow(VerticalOverflow.Crop).StartAsync(async display =>
    {
        while (!ended.IsCancellationRequested)
        {
            display.UpdateTarget(Draw());
            await Task.Delay(Frame, TimeProvider.System, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    });

    private Rows Draw()
    {
        (string Database, ChainEvent? Event)[] all;
        lock (gate)
            all = [.. latest.Select(one => (one.Key, one.Value))];

        // What does not fit is only counted: those at work are shown first, in their order.
        var room = Math.Max(screen.Height - 4, 3);
        var shown = all.Length <= room ? all : [.. all.Where(one => IsAtWork(one.Event)).Take(room - 1)];
        var done = all.Count(one => one.Event is { Stage: Stage.Done });
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "", "", "", "");
        foreach (var column in table.Columns)
            column.NoWrap();
        foreach (var (database, happened) in shown)
            table.AddRow(Row(database, happened));
        var clock = $"[grey]sandbox time[/] {sandboxTime.GetUtcNow():HH:mm}[grey],[/] {done} of {all.Length} done";
        return new Rows(
            new Markup(shown.Length == all.Length ? clock : $"{clock}[grey], {all.Length - done - shown.Length} more at work or waiting[/]"),
            table);
    }

    private IRenderable[] Row(string database, ChainEvent? happened)
    {
        var name = new Text(database.Length > 24 ? database[..24] : database);
        if (happened is null)
            return [name, new Markup("[grey]waiting[/]"), Text.Empty, Text.Empty, Text.Empty];
        if (happened.Failure is { } failure)
            return [name, new Markup($"[red]{failure.Kind}[/]"), Text.Empty, Text.Empty, Text.Empty];
        if (happened.Stage == Stage.Done)
            return [name, new Markup($"[green]{screen.Glyphs.Holds} proven[/]"), Text.Empty, Text.Empty, Text.Empty];
        if (happened.Stage is not (Stage.CopyToRecovery or Stage.CopyToVault))
            return [name, new Text(words.Of(happened.Stage)), Text.Empty, Text.Empty, Text.Empty];

        var (full, rest) = screen.Glyphs.Bar(happened.Percent, BarLength);
        return
        [
            name,
            new Text(words.Of(happened.Stage)),
            new Markup($"[green]{full}[/][grey]{rest}[/]"),
            new Text($"{happened.Percent,3} %"),
            new Text(happened.ExpectedEnd is { } end ? $"until {end:HH:mm}" : ""),
        ];
    }

    private static bool IsAtWork(ChainEvent? happened) => happened is { Failure: not null } or { Stage: not (Stage.Done or Stage.Plan) };
}
