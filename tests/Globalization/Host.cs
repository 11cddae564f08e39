using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

[assembly: CollectionBehavior(DisableTestParallelization = true)] // culture and time zone are the process's

namespace RdsBackup.Globalization;

/// <summary>A machine as somebody has set it up: a culture, with its calendar, digits, signs and case rules, and a time zone.</summary>
public static class Host
{
    /// <summary>Cultures whose calendar, digits, signs, separators or case rules are others than the invariant ones, each in another time zone.</summary>
    public static TheoryData<string, string> All => new()
    {
        { "th-TH", "Asia/Bangkok" },
        { "ar-SA", "Asia/Riyadh" },
        { "fa-IR", "Asia/Tehran" },
        { "tr-TR", "Pacific/Kiritimati" },
        { "de-DE", "America/St_Johns" },
        { "sv-SE", "Pacific/Pago_Pago" },
    };

    /// <summary>Why this machine has no cultures; null when it has.</summary>
    public static string? Missing { get; } = HasCultures() ? null : "ICU is not installed on this machine";

    /// <summary>Does something as a machine in the invariant culture and UTC does it.</summary>
    public static T Plain<T>(Func<T> work) => As("", "UTC", work);

    /// <summary>Does something as such a machine does it, on a thread of its own.</summary>
    public static T As<T>(string culture, string zone, Func<T> work)
    {
        var before = (Culture: CultureInfo.DefaultThreadCurrentCulture, Zone: Environment.GetEnvironmentVariable("TZ"));
        T? result = default;
        Exception? failure = null;
        Set(CultureInfo.GetCultureInfo(culture), zone);
        try
        {
            var thread = new Thread(() => failure = Record.Exception(() => { result = work(); }));
            thread.Start();
            thread.Join();
        }
        finally
        {
            Set(before.Culture, before.Zone);
        }

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);

        return result!;
    }

    private static void Set(CultureInfo? culture, string? zone)
    {
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        Environment.SetEnvironmentVariable("TZ", zone); // Windows has no such thing, and keeps its own
        TimeZoneInfo.ClearCachedData();
    }

    private static bool HasCultures()
    {
        try
        {
            return new CultureInfo("th-TH").Calendar is ThaiBuddhistCalendar;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

/// <summary>A theory that needs cultures. Skipped, its name tells the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryOnHostsAttribute([CallerMemberName] string test = "") : TheoryAttribute
{
    public override string? Skip { get; set; } = Host.Missing;

    public override string? DisplayName { get; set; } = Host.Missing is null ? null : $"{test} ({Host.Missing})";
}
