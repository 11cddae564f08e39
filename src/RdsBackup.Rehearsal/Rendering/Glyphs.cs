namespace RdsBackup.Rehearsal.Rendering;

/// <summary>The few characters beyond letters.</summary>
/// <param name="Holds">A check that holds.</param>
/// <param name="Fails">A check that does not.</param>
/// <param name="Arrow">From one place to the next.</param>
/// <param name="Dot">Between words.</param>
/// <param name="Full">The done part of a bar.</param>
/// <param name="Empty">The rest of it.</param>
internal sealed record Glyphs(string Holds, string Fails, string Arrow, string Dot, char Full, char Empty)
{
    public static Glyphs Unicode { get; } = new("✓", "✗", "→", "·", '━', '─');

    public static Glyphs Ascii { get; } = new("ok", "FAILED", "->", "-", '#', '.');

    /// <summary>The glyph of a check.</summary>
    public string Of(bool holds) => holds ? Holds : Fails;

    /// <summary>A bar of so many characters.</summary>
    public (string Done, string Left) Bar(int percent, int length)
    {
        var done = Math.Clamp(percent * length / 100, 0, length);
        return (new string(Full, done), new string(Empty, length - done));
    }
}
