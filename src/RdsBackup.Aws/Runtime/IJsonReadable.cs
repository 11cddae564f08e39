using System.Text.Json;

namespace RdsBackup.Aws.Runtime;

/// <summary>A structure that AWS's JSON protocols answer with.</summary>
internal interface IJsonReadable
{
    /// <summary>Whether it has no members.</summary>
    bool IsEmpty => false;

    /// <summary>Reads the members of the object whose start the reader stands on, to its end.</summary>
    void Read(ref Utf8JsonReader wire);
}
