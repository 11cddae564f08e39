using System.Management.Automation;
using System.Reflection;

namespace RdsBackup.Help.Cmdlets;

/// <summary>What a cmdlet's class says of it.</summary>
internal sealed record CmdletFacts
{
    /// <summary>The verb.</summary>
    public required string Verb { get; init; }

    /// <summary>The noun.</summary>
    public required string Noun { get; init; }

    /// <summary>Verb and noun.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameters of each parameter set, the default one first, as a syntax line lists them.</summary>
    public required IReadOnlyList<IReadOnlyList<ParameterFacts>> ParameterSets { get; init; }

    /// <summary>The types of what it writes.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>Every parameter once.</summary>
    public IReadOnlyList<ParameterFacts> Parameters =>
    [
        .. ParameterSets.SelectMany(set => set).GroupBy(parameter => parameter.Name, StringComparer.Ordinal)
            .Select(parameter => parameter.First() with { Required = parameter.Any(one => one.Required) }),
    ];

    /// <summary>The cmdlets of an assembly, by name.</summary>
    public static IReadOnlyList<CmdletFacts> In(Assembly assembly) =>
        [.. assembly.GetExportedTypes().Where(type => type.Written<CmdletAttribute>().Any()).Select(Of).OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];

    /// <summary>Reads a cmdlet's class.</summary>
    public static CmdletFacts Of(Type type)
    {
        var cmdlet = type.Written<CmdletAttribute>().Single();
        var name = cmdlet.Arguments<string>().ToList();
        var instance = Activator.CreateInstance(type)!;
        try
        {
            return new CmdletFacts
            {
                Verb = name[0],
                Noun = name[1],
                ParameterSets = [.. SetsOf(type, cmdlet).Select(set => ParametersOf(type, instance, set, cmdlet.Named<bool>(nameof(CmdletAttribute.SupportsShouldProcess))))],
                Outputs = [.. type.Written<OutputTypeAttribute>().SelectMany(output => output.Arguments<Type>()).Select(output => output.Name).Distinct()],
            };
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    private static List<string?> SetsOf(Type type, CustomAttributeData cmdlet)
    {
        var standard = cmdlet.Named<string>(nameof(CmdletAttribute.DefaultParameterSetName));
        var sets = PropertiesOf(type).SelectMany(property => property.Written<ParameterAttribute>())
            .Select(SetOf)
            .Where(set => set is not null)
            .Distinct()
            .OrderByDescending(set => set == standard)
            .ToList();
        return sets.Count > 0 ? sets : [null];
    }

    // Null: in every set.
    private static string? SetOf(CustomAttributeData parameter) => parameter.Named<string>(nameof(ParameterAttribute.ParameterSetName));

    private static List<ParameterFacts> ParametersOf(Type type, object instance, string? set, bool shouldProcess)
    {
        var parameters = from property in PropertiesOf(type)
                         let attribute = property.Written<ParameterAttribute>().FirstOrDefault(parameter => SetOf(parameter) is not { } own || own == set)
                         where attribute is not null && !attribute.Named<bool>(nameof(ParameterAttribute.DontShow))
                         select ParameterFacts.Of(property, attribute, instance);
        return
        [
            .. parameters.OrderBy(parameter => parameter.Position ?? int.MaxValue).ThenByDescending(parameter => parameter.Required),
            .. shouldProcess ? ParameterFacts.OfShouldProcess : [],
        ];
    }

    // A cmdlet's own come before those of its base classes.
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Written<ParameterAttribute>().Any())
        .OrderBy(property => Depth(type, property.DeclaringType!));

    private static int Depth(Type type, Type declaring) => type == declaring ? 0 : 1 + Depth(type.BaseType!, declaring);
}
