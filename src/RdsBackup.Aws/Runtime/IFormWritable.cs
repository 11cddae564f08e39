namespace RdsBackup.Aws.Runtime;

/// <summary>A structure that the query protocol asks with.</summary>
internal interface IFormWritable
{
    /// <summary>Adds the members that are set.</summary>
    void Write(Form wire);
}
