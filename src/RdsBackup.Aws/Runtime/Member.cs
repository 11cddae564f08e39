using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml;

namespace RdsBackup.Aws.Runtime;

/// <summary>A member of a structure: a property with its accessors bound once.</summary>
internal abstract class Member<TOwner>(string name)
{
    /// <summary>Its name on the wire.</summary>
    public string Name { get; } = name;

    public abstract void Write(IDictionary<string, string> form, string key, TOwner owner);

    public abstract void Read(XmlReader reader, TOwner owner);

    public abstract void Write(Utf8JsonWriter json, TOwner owner);

    public abstract void Read(ref Utf8JsonReader json, TOwner owner);

    public static Member<TOwner> Of(PropertyInfo property) =>
        (Member<TOwner>)Activator.CreateInstance(
            typeof(Member<,>).MakeGenericType(typeof(TOwner), property.PropertyType), property, WireType.Of(property))!;
}

internal sealed class Member<TOwner, TValue>(PropertyInfo property, WireType<TValue> type) : Member<TOwner>(WireName.Of(property))
{
    private readonly Func<TOwner, TValue?> get = property.GetMethod!.CreateDelegate<Func<TOwner, TValue?>>();
    private readonly Action<TOwner, TValue> set = property.SetMethod!.CreateDelegate<Action<TOwner, TValue>>();

    public override void Write(IDictionary<string, string> form, string key, TOwner owner)
    {
        if (get(owner) is { } value && type.IsSet(value))
            type.Write(form, key, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Read(XmlReader reader, TOwner owner) => set(owner, type.Read(reader));

    public override void Write(Utf8JsonWriter json, TOwner owner)
    {
        if (get(owner) is not { } value || !type.IsSet(value))
            return;
        json.WritePropertyName(Name);
        type.Write(json, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Read(ref Utf8JsonReader json, TOwner owner)
    {
        if (json.TokenType != JsonTokenType.Null)
            set(owner, type.Read(ref json));
    }
}
