using RdsBackup.Core.Keys;
using RdsBackup.Rehearsal.Reporting;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Scenarios;
using Spectre.Console;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>For people: what happens while it happens, then the report.</summary>
internal sealed class TextView(Screen screen, Scene scene) : IRehearsalView
{
    /// <summary>Up to how many databases everything is told of each.</summary>
    public const int DatabasesInDetail = 20;

    private readonly IAnsiConsole page = screen.Page();

    public void Opened(Scene opened, RehearsalOptions options)
    {
        page.MarkupLine("[bold]RdsBackup rehearsal[/] [grey]in an embedded AWS; nothing leaves this machine[/]");
        page.WriteLine();
        Fact("sandbox", $"{opened.Address} [grey]at {options.SpeedOrDefault:0.#} x real time, seed {options.Seed}[/]");
        Fact(opened.Primary, $"owns the databases, in {Scene.SourceRegion}");
        Fact(opened.Secondary, $"the backup account, its vault in {Scene.RecoveryRegion}");
    }

    public void KeysMade(KeyDescription sharable, KeyDescription vault)
    {
        Fact("keys", $"{KeyWish.SharableAlias} [grey]of {scene.Primary.Name}, shared with {scene.Secondary.Name} through RDS only[/]");
        Fact("", $"{KeyWish.VaultAlias} [grey]of {scene.Secondary.Name}, shared with nobody[/]");
    }

    public void Found(IReadOnlyList<Candidate> candidates)
    {
        Fact("databases", $"{candidates.Count} tagged {Estate.TagKey}={Estate.TagValue} [grey]and {Inspection.Neighbours(scene).Count} others[/]");
        page.WriteLine();
    }

    public IProgressView Watch(IReadOnlyList<Candidate> candidates)
    {
        var words = new StageWords(scene);
        return screen.IsTerminal
            ? new LiveProgress(screen, words, scene.Clock, candidates.Select(candidate => candidate.Database.Id))
            : new PlainProgress(screen.Out, words, candidates.Count <= DatabasesInDetail);
    }

    public void Closed(RehearsalReport report) => new ReportPage(page, screen.Glyphs, screen.Width).Write(report);

    private void Fact(Account account, string text) => Fact(account.Name, $"{account.Id} [grey]{text}[/]");

    private void Fact(string name, string markup) => page.MarkupLine($"  {name,-10} {markup}");
}
