using RdsBackup.Core.Errors;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Policies;

/// <summary>What is wrong with a policy file.</summary>
internal static class PolicyFailures
{
    public static BackupException InvalidPolicy(string file, IReadOnlyList<PolicyProblem> problems) => Fail(FailureKind.InvalidPolicy, file,
        $"The policy {file} cannot be used:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}",
        "Change what is named. backup-policy.schema.json lists every setting: with \"$schema\" in the file, editors complete and check it.");
}
