using System.Reflection;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace RdsBackup.Aws.Runtime;

/// <summary>
/// How values of a .NET type cross the wire. One pair of methods per protocol: the query protocol sends a form and receives XML, the JSON protocols
/// send and receive JSON.
/// </summary>
/// <remarks>
/// The methods that read are optimized at once: a listing of tens of thousands of rows is over before the JIT would have come to them by itself.
/// </remarks>
/// <typeparam name="T">A reference type or a nullable value type: null is "not set" everywhere.</typeparam>
internal abstract class WireType<T>
{
    /// <summary>Whether a value that is not null is sent.</summary>
    public virtual bool IsSet(T value) => true;

    /// <summary>Adds a set value to a form under the key.</summary>
    public abstract void Write(IDictionary<string, string> form, string key, T value);

    /// <summary>Reads an element; the reader stands on its start, and afterwards behind its end.</summary>
    public abstract T Read(XmlReader reader);

    /// <summary>Writes a set value.</summary>
    public abstract void Write(Utf8JsonWriter json, T value);

    /// <summary>Reads a value other than null; the reader stands on its first token, and afterwards on its last.</summary>
    public abstract T Read(ref Utf8JsonReader json);
}

/// <summary>Chooses the wire type of a .NET type, once per type.</summary>
internal static class WireType
{
    /// <summary>The wire type of a property: what its type says, and for a list the member name its attribute says.</summary>
    public static object Of(PropertyInfo property) =>
        Of(property.PropertyType, property.GetCustomAttribute<ListMemberAttribute>()?.Name ?? ListMemberAttribute.Default);

    private static object Of(Type type, string memberName)
    {
        if (Scalars.TryFind(type) is { } scalar)
            return scalar;
        if (ArgumentsOf(typeof(List<>), type) is [var item])
            return Activator.CreateInstance(typeof(ListType<>).MakeGenericType(item), memberName, Of(item, memberName))!;
        if (ArgumentsOf(typeof(Dictionary<,>), type) is [_, var value])
            return Activator.CreateInstance(typeof(MapType<>).MakeGenericType(value), Of(value, memberName))!;

        var definition = type.IsSubclassOf(typeof(ConstantClass)) ? typeof(EnumerationType<>) : typeof(StructureType<>);
        return definition.MakeGenericType(type).GetField("Instance")!.GetValue(null)!;
    }

    private static Type[] ArgumentsOf(Type definition, Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments() : [];
}
