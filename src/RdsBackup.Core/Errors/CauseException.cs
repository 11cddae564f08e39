using System.Diagnostics.CodeAnalysis;

namespace RdsBackup.Core.Errors;

/// <summary>
/// What somebody else's exception said, without secrets. It stands in for the exception as the cause of a failure: PowerShell shows all properties, data and
/// causes of what it is handed.
/// </summary>
public sealed class CauseException : Exception
{
    private readonly string? trace;

    private CauseException(Exception original) : base(Secrets.Out(original.Message), Of(original.InnerException))
    {
        TypeName = original.GetType().FullName!;
        trace = Secrets.Out(original.StackTrace);
        HResult = original.HResult;
    }

    /// <summary>The type of the exception.</summary>
    public string TypeName { get; }

    /// <inheritdoc/>
    public override string? StackTrace => trace;

    /// <summary>The cause to hand on; a failure of ours says nothing that it should not.</summary>
    [return: NotNullIfNotNull(nameof(original))]
    internal static Exception? Of(Exception? original) => original is null or BackupException or CauseException ? original : new CauseException(original);

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        Environment.NewLine, new[] { $"{TypeName}: {Message}", InnerException is null ? null : $" ---> {InnerException}", trace }.Where(line => line is not null));
}
