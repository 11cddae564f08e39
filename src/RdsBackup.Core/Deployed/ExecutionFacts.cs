using System.Text.Json;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Deployed;

/// <summary>The state machines on a snapshot's way, in order.</summary>
public enum MachineStage
{
    /// <summary>Source region: reads the snapshot and announces it.</summary>
    Announce,

    /// <summary>Recovery region: copies and shares.</summary>
    Recovery,

    /// <summary>Backup account: copies and proves.</summary>
    Vault,

    /// <summary>Recovery region: withdraws the share.</summary>
    Report,
}

/// <summary>An execution of a machine.</summary>
/// <param name="Stage">Which machine.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Arn">The execution's ARN.</param>
/// <param name="Status">Step Functions' status.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended; null while it runs.</param>
/// <param name="Input">Its input, as JSON.</param>
/// <param name="Output">Its output, as JSON; null unless it succeeded.</param>
/// <param name="Error">The error's name, when it failed.</param>
/// <param name="Cause">Why it failed.</param>
public sealed record ExecutionFacts(
    MachineStage Stage,
    Place Place,
    string Arn,
    string Status,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    string? Input,
    string? Output,
    string? Error,
    string? Cause)
{
    /// <summary>Whether it runs.</summary>
    public bool IsRunning => Status is "RUNNING" or "PENDING_REDRIVE";

    /// <summary>Whether it did what it should.</summary>
    public bool Succeeded => Status == "SUCCEEDED";

    /// <summary>The machine's name.</summary>
    public string Machine => Arn.Split(':')[6];

    /// <summary>The ARN of the snapshot it is about; null when it is about none, or about one of which its sender may not speak.</summary>
    public string? Snapshot
    {
        get
        {
            var snapshot = Stage == MachineStage.Announce ? Text(Input, "snapshotArn") : Text(Input, "detail", "sourceArn");
            // In the backup account a source's word counts for its own snapshots only.
            return Stage != MachineStage.Vault || snapshot?.Split(':').ElementAtOrDefault(4) == Text(Input, "account") ? snapshot : null;
        }
    }

    /// <summary>The database, as far as the input tells.</summary>
    public string? Database =>
        Text(Input, "detail", "database") is { } name && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? name : null;

    /// <summary>Why it failed, in the machine's words; null when it did not.</summary>
    public string? Why => IsRunning || Succeeded ? null : Status switch
    {
        // Part of it may be an intruder's words, and is to be shown on terminals.
        _ when (Cause ?? Error) is { } words => string.Concat(words.Where(letter => !char.IsControl(letter))),
        "TIMED_OUT" => "It took longer than the state machine may.",
        "ABORTED" => "Somebody stopped it.",
        _ => "It failed without a reason.",
    };

    /// <summary>The ARN of the copy in the recovery region.</summary>
    public string? Copy => Stage == MachineStage.Recovery ? Text(Output, "copy") : Stage == MachineStage.Vault ? Text(Input, "detail", "snapshotArn") : null;

    /// <summary>The ARN of the vault copy.</summary>
    public string? Vault => Text(Output, "vault") ?? (Stage == MachineStage.Report ? Text(Input, "detail", "vaultArn") : null);

    /// <summary>Whether the snapshot was found to be none of the policy's, or gone.</summary>
    public bool IsIdle => Stage == MachineStage.Announce && Succeeded && Text(Output, "announced") is null;

    private static string? Text(string? json, params string[] path)
    {
        if (json is null)
            return null;

        try
        {
            using var document = JsonDocument.Parse(json);
            var value = document.RootElement;
            foreach (var name in path)
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                    return null;
            }

            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
