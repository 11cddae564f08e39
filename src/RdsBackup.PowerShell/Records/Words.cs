namespace RdsBackup;

/// <summary>How views word what a property alone says badly.</summary>
public static class Words
{
    /// <summary>Who can read a snapshot: <c>nobody</c>, the accounts, or that it is public.</summary>
    public static string Readers(SnapshotShare share) =>
        share.IsPublic ? "EVERYBODY: it is public" : share.SharedWith.Count == 0 ? "nobody" : string.Join(", ", share.SharedWith);

    /// <summary>What stands in the way of a proof, one line each; what was checked when nothing does.</summary>
    public static string Findings(SnapshotProof proof)
    {
        if (proof.Proven)
            return string.Join(", ", proof.Checks.Select(check => check.Name));
        var failed = proof.Checks.Where(check => check.Holds == false).Select(check => $"{check.Name}: {check.Found}").ToList();
        if (proof.Checks.Where(check => check.Holds is null).Select(check => check.Name).ToList() is { Count: > 0 } unknown)
            failed.Add($"not checked: {string.Join(", ", unknown)}");
        return string.Join('\n', failed);
    }

    /// <summary>How a check went: <c>yes</c>, <c>NO</c> or <c>unknown</c>.</summary>
    public static string Verdict(SnapshotCheck check) => check.Holds switch { true => "yes", false => "NO", null => "unknown" };
}
