using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Unit.Aws;

/// <summary>Compares classes with the structures of AWS's model, and those they hold.</summary>
internal sealed class ModelComparison(AwsModel model, string modelNamespace)
{
    private static readonly Type[] Numbers = [typeof(int?), typeof(long?), typeof(double?)];

    private readonly HashSet<Type> seen = [];

    public IReadOnlySet<Type> Seen => seen;

    public List<string> Differences { get; } = [];

    public int Compared { get; private set; }

    public void Structure(Type type, string? structure)
    {
        if (seen.Add(type))
            Members(type, structure is null ? [] : model.Structures[structure]);
    }

    public void Members(Type type, AwsModel.Member[] modelled)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(property => property.Name);
        foreach (var surplus in properties.Keys.Except(modelled.Select(PropertyName)))
            Differences.Add($"{type.Name}.{surplus} is not in AWS's model");

        foreach (var member in modelled)
        {
            Compared++;
            if (properties.TryGetValue(PropertyName(member), out var property))
                Member(type, property, member);
            else
                Differences.Add($"{type.Name}.{member.Name} is missing");
        }
    }

    // The rule of the official .NET packages.
    public static string PropertyName(AwsModel.Member member) => char.ToUpperInvariant(member.Name[0]) + member.Name[1..];

    private void Member(Type owner, PropertyInfo property, AwsModel.Member member)
    {
        var name = $"{owner.Name}.{property.Name}";
        if (!Fits(property.PropertyType, member))
            Differences.Add($"{name} is a {property.PropertyType} instead of {member.Type} {member.Structure ?? member.Of?.Structure ?? member.Of?.Type}");

        var remarks = property.GetCustomAttribute<AWSPropertyAttribute>();
        if (member.Sensitive != (remarks?.Sensitive ?? false))
            Differences.Add($"{name}: AWS says sensitive {member.Sensitive}");
        if (member.Required != (remarks?.Required ?? false))
            Differences.Add($"{name}: AWS says required {member.Required}");
    }

    private bool Fits(Type type, AwsModel.Shape shape)
    {
        switch (shape.Type)
        {
            case "list":
                return Arguments(typeof(List<>), type) is [var item] && Fits(item, shape.Of!);
            case "map":
                return Arguments(typeof(Dictionary<,>), type) is [var key, var value] && key == typeof(string) && Fits(value, shape.Of!);
            case "structure":
                Structure(type, shape.Structure);
                return type.Name == shape.Structure && type.Namespace == modelNamespace;
            case "string" when shape.Enumeration is not null:
                return type.IsSubclassOf(typeof(ConstantClass)) && type.Name == shape.Enumeration && modelNamespace == $"{type.Namespace}.Model";
            case "string":
                return type == typeof(string);
            case "number":
                return Numbers.Contains(type);
            case "boolean":
                return type == typeof(bool?);
            default:
                return shape.Type == "timestamp" && type == typeof(DateTime?);
        }
    }

    private static Type[] Arguments(Type definition, Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments() : [];
}
