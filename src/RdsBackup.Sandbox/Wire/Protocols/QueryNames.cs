using RdsBackup.Models;

namespace RdsBackup.Sandbox.Wire;

/// <summary>How a service calls things in the query protocol: as its model says.</summary>
internal class QueryNames
{
    public static QueryNames Usual { get; } = new();

    /// <summary>The namespace of its XML.</summary>
    public virtual string Space(ServiceModel service) => service.XmlNamespace;

    /// <summary>A member.</summary>
    public virtual string Of(Member member) => member.LocationName ?? member.Name;

    /// <summary>A member in a form.</summary>
    public virtual string InForm(Member member) => Of(member);

    /// <summary>Whether no list has a name of its own in forms.</summary>
    public virtual bool AreListsFlat => false;

    /// <summary>The key of a map's entry.</summary>
    public virtual string Key(Shape map) => map.Key.LocationName ?? "key";

    /// <summary>The value of a map's entry.</summary>
    public virtual string Value(Shape map) => map.Value.LocationName ?? "value";

    /// <summary>The code of an error.</summary>
    public virtual string Code(string code) => code;
}
