namespace RdsBackup.Sandbox.Model;

/// <summary>The Availability Zones of a region; every one has three here.</summary>
internal static class Zones
{
    internal static IEnumerable<string> Of(string region) => [$"{region}a", $"{region}b", $"{region}c"];
}
