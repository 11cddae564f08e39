namespace RdsBackup.Unit.Support;

/// <summary>A fact that needs a program the machine may lack; skipped with a reason that names it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfInstalledAttribute : FactAttribute
{
    public FactIfInstalledAttribute(string program)
    {
        if (!Installed.Has(program))
            Skip = $"'{program}' is not installed on this machine.";
    }
}
