namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A property of a resource type.</summary>
internal sealed record Property(string Name, PropertyType Type)
{
    public bool IsRequired { get; private init; }

    /// <summary>Whether another value means another resource.</summary>
    public bool Replaces { get; private init; }

    public static Property Text(string name) => new(name, PropertyType.Text);

    public static Property Flag(string name) => new(name, PropertyType.Flag);

    public static Property Integer(string name) => new(name, PropertyType.Integer);

    public static Property Number(string name) => new(name, PropertyType.Number);

    public static Property Document(string name) => new(name, PropertyType.Document);

    public static Property Texts(string name) => new(name, PropertyType.ListOf(PropertyType.Text));

    public static Property Map(string name) => new(name, PropertyType.Texts);

    public static Property Structure(string name, params Property[] members) => new(name, PropertyType.Structure(members));

    public static Property List(string name, params Property[] members) => new(name, PropertyType.ListOf(PropertyType.Structure(members)));

    /// <summary>Key and value pairs under the name <c>Tags</c>.</summary>
    public static Property Tags { get; } = List("Tags", Text("Key").Required(), Text("Value").Required());

    public Property Required() => this with { IsRequired = true };

    public Property Replacing() => this with { Replaces = true };
}
