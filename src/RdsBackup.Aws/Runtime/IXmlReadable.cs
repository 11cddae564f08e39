namespace RdsBackup.Aws.Runtime;

/// <summary>A structure that the query protocol answers with.</summary>
internal interface IXmlReadable
{
    /// <summary>Reads the members of the element that was entered, to its end.</summary>
    void Read(XmlAnswer wire);
}
