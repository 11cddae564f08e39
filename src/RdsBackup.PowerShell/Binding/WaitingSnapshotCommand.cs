using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A cmdlet that begins something with each snapshot that takes long, and can wait for its end.</summary>
public abstract class WaitingSnapshotCommand : TimedSnapshotCommand
{
    /// <summary>Waits until it is done; without, the cmdlet returns what has begun.</summary>
    [Parameter]
    public SwitchParameter Wait
    {
        get => Waits;
        set => Waits = value;
    }

    /// <summary><see cref="Wait"/>.</summary>
    internal bool Waits { get; set; }
}
