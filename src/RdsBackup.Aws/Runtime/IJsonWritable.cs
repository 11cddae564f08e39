using System.Text.Json;

namespace RdsBackup.Aws.Runtime;

/// <summary>A structure that AWS's JSON protocols ask with.</summary>
internal interface IJsonWritable
{
    /// <summary>Writes the members that are set.</summary>
    void Write(Utf8JsonWriter wire);
}
