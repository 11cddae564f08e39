using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml;

namespace RdsBackup.Aws.Runtime;

/// <summary>The members of a class whose type is known at run time only.</summary>
internal abstract class Members
{
    public static Members Of(Type type) => (Members)typeof(Members<>).MakeGenericType(type).GetField("Instance")!.GetValue(null)!;

    /// <summary>Reads an object's properties into a value of the class.</summary>
    public abstract void Fill(object value, ref Utf8JsonReader json);
}

/// <summary>The members of a request, a response, a structure or an exception: the public properties its class declares.</summary>
internal sealed class Members<T> : Members where T : class
{
    public static readonly Members<T> Instance = new();

    // Not made at once: structures may hold each other.
    private Dictionary<string, Member<T>>? all;

    private Dictionary<string, Member<T>> All => all ??= typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(Member<T>.Of)
        .ToDictionary(member => member.Name);

    public bool Any => All.Count > 0;

    public void Write(IDictionary<string, string> form, string key, T value)
    {
        foreach (var member in All.Values)
            member.Write(form, key.Length == 0 ? member.Name : $"{key}.{member.Name}", value);
    }

    /// <summary>Reads an element's children into a value; what is newer than this library is skipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(T value, XmlReader reader)
    {
        var known = All;
        foreach (var name in Children.Of(reader))
        {
            if (known.TryGetValue(name, out var member))
                member.Read(reader, value);
            else
                reader.Skip();
        }
    }

    public void Write(Utf8JsonWriter json, T value)
    {
        json.WriteStartObject();
        foreach (var member in All.Values)
            member.Write(json, value);
        json.WriteEndObject();
    }

    /// <summary>Reads an object's properties into a value; what is newer than this library is skipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(T value, ref Utf8JsonReader json)
    {
        var known = All;
        json.Expect(JsonTokenType.StartObject);
        while (json.ReadName() is { } name)
        {
            if (known.TryGetValue(name, out var member))
                member.Read(ref json, value);
            else
                json.Skip();
        }
    }

    public override void Fill(object value, ref Utf8JsonReader json) => Fill((T)value, ref json);
}
