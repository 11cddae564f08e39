using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The filters of a listing: each name may be given once with many values, of which one must fit.</summary>
/// <param name="known">The documented names, and what of a record a value is compared with.</param>
internal sealed class Filters<T>(FrozenDictionary<string, Func<T, IEnumerable<string>>> known)
{
    /// <summary>Reads a call's filters.</summary>
    /// <exception cref="Model.AwsFault"><c>InvalidParameterValue</c> on a name that the operation does not document.</exception>
    internal Func<T, bool> Read(JsonObject input)
    {
        var filters = input.Structures("Filters").Select(One).ToArray();
        return record => Array.TrueForAll(filters, fits => fits(record));
    }

    private Predicate<T> One(JsonObject filter)
    {
        var name = filter.Required("Name");
        if (!known.TryGetValue(name, out var read))
            throw Faults.InvalidParameterValue($"Unrecognized filter name: {name}");
        var values = filter.Values("Values").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return values.Count > 0
            ? record => read(record).Any(values.Contains)
            : throw Faults.InvalidParameterValue($"The filter {name} must have at least one value.");
    }
}
