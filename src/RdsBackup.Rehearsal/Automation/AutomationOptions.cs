namespace RdsBackup.Rehearsal.Automation;

/// <summary>What the user asked the rehearsal of the stacks to be.</summary>
/// <param name="Databases">How many databases are to be backed up.</param>
/// <param name="Seed">Where sizes, ids and chance come from.</param>
internal sealed record AutomationOptions(int Databases, int Seed);
