using System.Management.Automation;
using RdsBackup.Core.Errors;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>A failure of the call itself, which the engine never sees: what is wrong with it, and what to type instead.</summary>
/// <param name="id">The stable id.</param>
/// <param name="category">What PowerShell calls it.</param>
/// <param name="message">One sentence.</param>
/// <param name="advice">What to type instead.</param>
/// <param name="subject">The argument or object it is about.</param>
internal sealed class CommandException(string id, ErrorCategory category, string message, string advice, object? subject = null) : Exception(Secrets.Out(message))
{
    /// <summary>The stable id.</summary>
    public string Id { get; } = id;

    /// <summary>What PowerShell calls it.</summary>
    public ErrorCategory Category { get; } = category;

    /// <summary>What to type instead.</summary>
    public string Advice { get; } = Secrets.Out(advice);

    /// <summary>The argument or object it is about.</summary>
    public object? Subject { get; } = subject is string text ? Secrets.Out(text) : subject;
}
