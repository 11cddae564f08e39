using System.Runtime.CompilerServices;
using System.Xml;
using Amazon;

namespace RdsBackup.Aws.Runtime;

/// <summary>A list: <c>Key.MemberName.1</c>, <c>Key.MemberName.2</c>, … in a form, child elements in XML.</summary>
internal sealed class ListType<T>(string memberName, WireType<T> item) : WireType<List<T>>
{
    public string MemberName { get; } = memberName;

    public override void Write(IDictionary<string, string> form, string key, List<T> value)
    {
        if (value.Count == 0)
        {
            // Where the SDK initializes collections, empty means not set; otherwise the caller wants it empty.
            if (!AWSConfigs.InitializeCollections)
                form[key] = "";
            return;
        }

        for (var index = 0; index < value.Count; index++)
            item.Write(form, $"{key}.{MemberName}.{index + 1}", value[index]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override List<T> Read(XmlReader reader)
    {
        var list = new List<T>();
        foreach (var _ in Children.Of(reader))
        {
            list.Add(item.Read(reader));
        }

        return list;
    }
}
