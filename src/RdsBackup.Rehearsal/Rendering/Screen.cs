using System.Text;
using Spectre.Console;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>Where the program writes, and what can be shown there.</summary>
internal sealed record Screen(TextWriter Out, TextWriter Error)
{
    // Lines longer than the terminal are left to it, so that a copied ARN is one word.
    private const int Unbroken = 1_000;
    private const int WidthOfFiles = 120;

    // The first that is set counts.
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Whether a person watches: lines can be drawn anew, in colour.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether colours may be used.</summary>
    public bool Colors { get; init; }

    /// <summary>What ticks and arrows are made of.</summary>
    public Glyphs Glyphs { get; init; } = Glyphs.Ascii;

    /// <summary>Columns of a line.</summary>
    public int Width { get; init; } = WidthOfFiles;

    /// <summary>Lines of the terminal.</summary>
    public int Height { get; init; } = 24;

    /// <summary>This process's standard output.</summary>
    public static Screen OfThisProcess()
    {
        var terminal = !Console.IsOutputRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Screen(Console.Out, Console.Error)
        {
            IsTerminal = terminal,
            Colors = terminal && !IsSet("NO_COLOR"),
            Glyphs = ShowsUnicode() ? Glyphs.Unicode : Glyphs.Ascii,
            Width = terminal ? Math.Max(Console.WindowWidth, 40) : WidthOfFiles,
            Height = terminal ? Math.Max(Console.WindowHeight, 8) : 24,
        };
    }

    /// <summary>Text with markup, in lines that are never broken.</summary>
    public IAnsiConsole Page() => Make(Unbroken);

    /// <summary>A part of the screen that is drawn anew.</summary>
    public IAnsiConsole Live() => Make(Width);

    private IAnsiConsole Make(int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = Colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        console.Profile.Height = Height;
        return console;
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    // On Unix .NET takes UTF-8 for granted; what the terminal shows is what the locale says.
    private static bool ShowsUnicode()
    {
        if (Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
            return false;
        if (OperatingSystem.IsWindows())
            return true;
        var locale = LocaleVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Contains("utf-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
