using RdsBackup.Core.Snapshots;

namespace RdsBackup.Rehearsal;

/// <summary>A database that is to be backed up, with its latest snapshot.</summary>
internal sealed record Candidate(Database Database, Snapshot Snapshot);
