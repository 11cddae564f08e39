using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml;

namespace RdsBackup.Aws.Runtime;

/// <summary>A request, a response or a structure in one: the public properties its class declares.</summary>
internal sealed class StructureType<T> : WireType<T> where T : class, new()
{
    public static readonly StructureType<T> Instance = new();

    private Dictionary<string, Member<T>>? members;

    private Dictionary<string, Member<T>> Members => members ??= typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .ToDictionary(property => property.Name, Member<T>.Of);

    public override void Write(IDictionary<string, string> form, string key, T value)
    {
        foreach (var member in Members.Values)
            member.Write(form, key.Length == 0 ? member.Name : $"{key}.{member.Name}", value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Read(XmlReader reader)
    {
        var value = new T();
        Fill(value, reader);
        return value;
    }

    /// <summary>Reads an element's children into a value; what is newer than this library is skipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(T value, XmlReader reader)
    {
        var known = Members;
        foreach (var name in Children.Of(reader))
        {
            if (known.TryGetValue(name, out var member))
                member.Read(reader, value);
            else
                reader.Skip();
        }
    }
}
