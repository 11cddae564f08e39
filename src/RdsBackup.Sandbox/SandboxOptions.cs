using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Sandbox;

/// <summary>What a sandbox is made of.</summary>
public sealed class SandboxOptions
{
    /// <summary>Account ids (12 digits) by friendly name.</summary>
    public IReadOnlyDictionary<string, string> Accounts { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["primary"] = "111111111111",
        ["secondary"] = "222222222222",
    };

    /// <summary>The regions that are there.</summary>
    public IReadOnlyList<string> Regions { get; init; } = ["us-east-1", "us-east-2"];

    /// <summary>How long RDS takes, and how much of it an account may have.</summary>
    public RdsSettings Rds { get; init; } = new();

    /// <summary>Sandbox time: what happens in the model happens by it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Wall time: signatures and session tokens age by it, because clients sign by it.</summary>
    public TimeProvider WallClock { get; init; } = TimeProvider.System;

    /// <summary>Where all chance comes from: the same seed makes the same ids, keys and faults.</summary>
    public int Seed { get; init; } = 1;
}
