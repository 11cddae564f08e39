using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace RdsBackup.Help.Cmdlets;

/// <summary>A parameter as it is in one parameter set.</summary>
internal sealed record ParameterFacts
{
    /// <summary>The name, without a hyphen.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, as PowerShell writes it in a syntax line; null for a switch.</summary>
    public required string? Type { get; init; }

    /// <summary>Whether the call makes no sense without it.</summary>
    public bool Required { get; init; }

    /// <summary>The position; null when it has to be named.</summary>
    public int? Position { get; init; }

    /// <summary>Whether an object of the pipeline is its value.</summary>
    public bool TakesPipeline { get; init; }

    /// <summary>Whether a property of an object of the pipeline is its value.</summary>
    public bool TakesPipelineProperty { get; init; }

    /// <summary>Whether <c>*</c> and <c>?</c> mean something.</summary>
    public bool Wildcards { get; init; }

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The values it accepts; empty when it is free.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What holds when it is not passed; null when nothing does.</summary>
    public string? Default { get; init; }

    /// <summary>What PowerShell adds to a cmdlet that supports <c>ShouldProcess</c>.</summary>
    public static IReadOnlyList<ParameterFacts> OfShouldProcess { get; } =
    [
        new() { Name = "WhatIf", Type = null, Aliases = ["wi"] },
        new() { Name = "Confirm", Type = null, Aliases = ["cf"] },
    ];

    /// <summary>Reads a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="attribute">What it is in the parameter set.</param>
    /// <param name="cmdlet">A cmdlet nobody has set anything on.</param>
    public static ParameterFacts Of(PropertyInfo property, CustomAttributeData attribute, object cmdlet) => new()
    {
        Name = property.Name,
        Type = property.PropertyType == typeof(SwitchParameter) ? null : NameOf(property.PropertyType),
        Required = attribute.Named<bool>(nameof(ParameterAttribute.Mandatory)),
        Position = attribute.Named<int?>(nameof(ParameterAttribute.Position)),
        TakesPipeline = attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipeline)),
        TakesPipelineProperty = attribute.Named<bool>(nameof(ParameterAttribute.ValueFromPipelineByPropertyName)),
        Wildcards = property.Written<SupportsWildcardsAttribute>().Any(),
        Aliases = [.. property.Written<AliasAttribute>().SelectMany(alias => alias.Arguments<string>())],
        Values = [.. property.Written<ValidateSetAttribute>().SelectMany(set => set.Arguments<string>())],
        Default = attribute.Named<bool>(nameof(ParameterAttribute.Mandatory)) ? null : Text(property.GetValue(cmdlet)),
    };

    /// <summary>A type's name, as PowerShell writes it.</summary>
    public static string NameOf(Type type)
    {
        if (type.GetElementType() is { } element)
            return NameOf(element) + "[]";
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return System.Type.GetTypeCode(inner) switch
        {
            TypeCode.String => "string",
            TypeCode.Boolean => "bool",
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.Double => "double",
            _ => inner.Name,
        };
    }

    private static string? Text(object? value) => value switch
    {
        null or SwitchParameter or bool => null,
        string { Length: 0 } => null,
        ICollection { Count: 0 } => null,
        IEnumerable items and not string => string.Join(", ", items.Cast<object>().Select(Text)),
        TimeSpan time => Text(time),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Text(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerHour == 0 ? $"{time.TotalHours} hours"
        : time.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{time.TotalMinutes} minutes"
        : $"{time.TotalSeconds} seconds";
}
