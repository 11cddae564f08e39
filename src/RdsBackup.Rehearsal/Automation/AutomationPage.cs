using RdsBackup.Core.Deployed;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Reporting;
using RdsBackup.Rehearsal.Setting;
using Spectre.Console;

namespace RdsBackup.Rehearsal.Automation;

/// <summary>What is written of a week.</summary>
internal sealed class AutomationPage(Screen screen)
{
    // AWS Step Functions, Standard workflows: 0.025 USD for 1,000 state transitions in US East (Ohio).
    private const decimal TransitionPrice = 0.025m / 1000;

    private readonly IAnsiConsole page = screen.Page();

    public void Opened(Scene scene, AutomationOptions options)
    {
        page.MarkupLine("[bold]RdsBackup by itself in an embedded AWS; nothing leaves this machine[/]");
        page.WriteLine();
        page.WriteLine($"  sandbox    {scene.Address}, seed {options.Seed}");
        page.WriteLine($"  databases  {scene.Databases.Count} of {scene.Primary.Name} ({scene.Primary.Id}) in {Scene.SourceRegion}, each with an automated snapshot every night");
        page.WriteLine($"  vault      {scene.Secondary.Name} ({scene.Secondary.Id}) in {Scene.RecoveryRegion}");
        page.WriteLine();
        page.WriteLine("Deploying the shipped templates");
    }

    public void Deployed(StackState stack) =>
        page.WriteLine($"  {stack.Name,-24} {stack.Place.Region}  {stack.Place.AccountId}  {stack.Status}");

    public void Passed(int day, Night night, Vaulting vaulting, IReadOnlyList<string> failures)
    {
        if (day == 1)
        {
            page.WriteLine();
            page.WriteLine("A week in which nobody calls anything");
        }

        var proven = vaulting.Taken.Count - vaulting.Missing.Count;
        page.WriteLine($"  day {day}  {vaulting.Taken.Count,4} snapshots taken  {proven,4} proven in the vault  {failures.Count,3} failures told{(night.Title.Length > 0 ? $"   {night.Title}" : "")}");
        if (failures.Count > 0)
            page.WriteLine($"         {failures[0]}");
    }

    public void Closed(Scene scene, IReadOnlyList<ReportCheck> checks, int snapshots, TimeSpan wall)
    {
        page.WriteLine();
        foreach (var check in checks)
            page.MarkupLine($"  [{(check.Holds ? "green" : "red")}]{screen.Glyphs.Of(check.Holds)}[/] {Markup.Escape(check.Text)}");

        page.WriteLine();
        var transitions = scene.Sandbox.StepFunctions.Executions.Sum(execution => (long)execution.Transitions);
        page.WriteLine($"  AWS calls    {scene.Sandbox.Calls.Total:N0}, all of them by the stacks");
        page.WriteLine($"  transitions  {transitions:N0} of state machines, {transitions / Math.Max(1, snapshots)} for each snapshot with everything that watches over it: {transitions * TransitionPrice:0.00} USD");
        page.WriteLine($"  time         {Night.All.Count} days in the sandbox, {wall.TotalSeconds:0.0} s here");
        page.WriteLine();
        page.MarkupLine(checks.All(check => check.Holds)
            ? "[bold green]PROVEN[/]  Every snapshot of a week arrived by itself, and whatever failed was told."
            : "[bold red]NOT PROVEN[/]  See what does not hold above.");
    }
}
