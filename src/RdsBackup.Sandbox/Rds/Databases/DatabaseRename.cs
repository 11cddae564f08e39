namespace RdsBackup.Sandbox.Rds;

/// <summary>Gives a database another name; its snapshots keep the old one.</summary>
internal static class DatabaseRename
{
    internal static void Apply<T>(
        SortedDictionary<string, T> databases, T database, string? name, string parameter, IEnumerable<DbInstance>? members = null)
        where T : Database
    {
        if (name is null)
            return;
        var legal = Identifiers.Legal(parameter, name, Identifiers.LongestDatabase);
        if (databases.ContainsKey(legal))
            throw database.Kind.DatabaseAlreadyExists();
        foreach (var member in (members ?? []).ToArray())
            member.ClusterIdentifier = legal;
        databases.Remove(database.Identifier);
        database.Identifier = legal;
        databases.Add(legal, database);
    }
}
