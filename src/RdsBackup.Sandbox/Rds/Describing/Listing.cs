using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Listings of RDS: 20 to 100 records on a page.</summary>
internal static class Listing
{
    private static readonly PageSize Sizes = new(100, 20, 100);

    /// <summary>The page that a call asks for.</summary>
    /// <param name="records">All records, in ordinal order of their keys.</param>
    internal static JsonObject Listed<T>(this Call call, IEnumerable<T> records, Func<T, string> key, Func<T, JsonNode?> show) => call.Page(records, show, Sizes, key);

    internal static AwsFault Invalid(string member, string value) => Faults.InvalidParameterValue(member == "MaxRecords"
        ? Invariant($"Invalid value {value} for MaxRecords. Must be between {Sizes.Least} and {Sizes.Most}")
        : "The specified marker is invalid.");
}
