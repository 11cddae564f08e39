namespace RdsBackup.Iam;

/// <summary>Compares lists in which order and repetition mean nothing. An absent list is not an empty one.</summary>
internal static class Elements
{
    public static bool Same<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? other, IEqualityComparer<T>? comparer = null) =>
        one is null || other is null ? one is null && other is null : new HashSet<T>(one, comparer).SetEquals(other);
}
