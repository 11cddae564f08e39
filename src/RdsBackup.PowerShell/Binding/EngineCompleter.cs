using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes engines, offline: those of the RDS API reference (CreateDBInstance and CreateDBCluster, <c>Engine</c>) whose snapshots can be copied to another account.</summary>
public sealed class EngineCompleter : IArgumentCompleter
{
    private static readonly string[] Engines =
    [
        "aurora-mysql", "aurora-postgresql", "db2-ae", "db2-se", "mariadb", "mysql", "oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb", "postgres",
        "sqlserver-ee", "sqlserver-ex", "sqlserver-se", "sqlserver-web",
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, () => Engines.Select(engine => (engine, "")));
}
