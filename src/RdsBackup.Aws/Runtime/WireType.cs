using System.Reflection;
using System.Xml;
using Amazon.Runtime;

namespace RdsBackup.Aws.Runtime;

/// <summary>How values of a .NET type cross the wire. One pair of methods per protocol; the query protocol sends a form and receives XML.</summary>
/// <remarks>
/// The methods that read are optimized at once: a listing of tens of thousands of rows is over before the JIT would have come to them by itself.
/// </remarks>
/// <typeparam name="T">A reference type or a nullable value type: null is "not set" everywhere.</typeparam>
internal abstract class WireType<T>
{
    /// <summary>Adds a set value to a form under the key.</summary>
    public abstract void Write(IDictionary<string, string> form, string key, T value);

    /// <summary>Reads an element; the reader stands on its start, and afterwards behind its end.</summary>
    public abstract T Read(XmlReader reader);
}

/// <summary>Chooses the wire type of a .NET type, once per type.</summary>
internal static class WireType
{
    /// <summary>The wire type of a property: what its type says, and for a list the member name its attribute says.</summary>
    public static object Of(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(List<>))
            return Of(type);

        var item = type.GetGenericArguments()[0];
        var memberName = property.GetCustomAttribute<ListMemberAttribute>()?.Name ?? ListMemberAttribute.Default;
        return Activator.CreateInstance(typeof(ListType<>).MakeGenericType(item), memberName, Of(item))!;
    }

    private static object Of(Type type)
    {
        if (Scalars.TryFind(type) is { } scalar)
            return scalar;
        var definition = type.IsSubclassOf(typeof(ConstantClass)) ? typeof(EnumerationType<>) : typeof(StructureType<>);
        return definition.MakeGenericType(type).GetField("Instance")!.GetValue(null)!;
    }
}
