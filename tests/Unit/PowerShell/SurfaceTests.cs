using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using RdsBackup.Help.Cmdlets;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.PowerShell;

/// <summary>What scripts rely on, as one listing, so that a change of it is seen in review.</summary>
public sealed class SurfaceTests
{
    private static readonly Assembly Module = typeof(AsyncCommand).Assembly;

    private static string Listing => Repository.PathOf("tests", "Unit", "PowerShell", "surface.txt");

    [Fact]
    public void The_surface_of_the_cmdlets_is_the_one_that_is_listed()
    {
        var written = Write();

        // UPDATE_DOCS=1 dotnet test … writes the listing anew.
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(Listing, written);

        Assert.Equal(File.ReadAllText(Listing), written);
    }

    private static string Write()
    {
        var cmdlets = Module.GetExportedTypes().Where(type => type.Written<CmdletAttribute>().Any()).OrderBy(type => CmdletFacts.Of(type).Name, StringComparer.Ordinal).ToList();
        var text = new StringBuilder("Every cmdlet that calls AWS\n");
        WriteParameters(cmdlets.First(type => type.IsSubclassOf(typeof(RdsCommand))), text, property => property.DeclaringType == typeof(RdsCommand));
        foreach (var type in cmdlets)
            Write(type, text);

        text.Append("\nRecords\n");
        foreach (var record in Module.GetExportedTypes().Where(type => type is { Namespace: "RdsBackup", IsAbstract: false }).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{record.FullName}\n");
            foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.Name, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"  {property.Name} {NameOf(property.PropertyType)}\n");
        }

        return text.ToString();
    }

    private static void Write(Type type, StringBuilder text)
    {
        var cmdlet = CmdletFacts.Of(type);
        var sets = type.GetProperties().SelectMany(property => property.Written<ParameterAttribute>())
            .Select(attribute => attribute.Named<string>(nameof(ParameterAttribute.ParameterSetName))).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var written = type.Written<CmdletAttribute>().Single();
        var aliases = type.Written<AliasAttribute>().SelectMany(alias => alias.Arguments<string>()).ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n{cmdlet.Name}");
        if (aliases.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $" ({string.Join(", ", aliases)})");
        text.Append(CultureInfo.InvariantCulture, $" -> {(cmdlet.Outputs.Count == 0 ? "nothing" : string.Join(", ", cmdlet.Outputs))}\n");
        if (sets.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"  sets: {string.Join(", ", sets)}; default {written.Named<string>(nameof(CmdletAttribute.DefaultParameterSetName)) ?? "none"}\n");
        if (written.Named<bool>(nameof(CmdletAttribute.SupportsShouldProcess)))
            text.Append(CultureInfo.InvariantCulture, $"  asks: impact {(ConfirmImpact)(written.Named<int?>(nameof(CmdletAttribute.ConfirmImpact)) ?? (int)ConfirmImpact.Medium)}\n");
        if (type.IsSubclassOf(typeof(RdsCommand)))
            text.Append("  calls AWS\n");
        WriteParameters(type, text, property => property.DeclaringType != typeof(RdsCommand));
    }

    // A parameter is listed once for all sets in which it is the same.
    private static void WriteParameters(Type type, StringBuilder text, Func<PropertyInfo, bool> isListed)
    {
        foreach (var property in type.GetProperties().Where(property => property.Written<ParameterAttribute>().Any() && isListed(property)).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            foreach (var same in property.Written<ParameterAttribute>().GroupBy(attribute => Words(property, attribute, type), StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                var own = same.Select(attribute => attribute.Named<string>(nameof(ParameterAttribute.ParameterSetName))).OfType<string>().Order(StringComparer.Ordinal).ToList();
                text.Append(CultureInfo.InvariantCulture, $"  -{property.Name} {same.Key}{(own.Count == 0 ? "" : $" [{string.Join(", ", own)}]")}\n");
            }
        }
    }

    private static string Words(PropertyInfo property, CustomAttributeData attribute, Type type)
    {
        using var instance = (AsyncCommand)Activator.CreateInstance(type)!;
        var parameter = ParameterFacts.Of(property, attribute, instance);
        return string.Join(' ', new[]
        {
            parameter.Type ?? "switch",
            parameter.Required ? "required" : null,
            parameter.Position is { } position ? Invariant($"position {position}") : null,
            parameter.TakesPipeline ? "pipeline" : null,
            parameter.TakesPipelineProperty ? "property" : null,
            parameter.Wildcards ? "wildcards" : null,
            attribute.Named<bool>(nameof(ParameterAttribute.ValueFromRemainingArguments)) ? "rest" : null,
            attribute.Named<bool>(nameof(ParameterAttribute.DontShow)) ? "hidden" : null,
            parameter.Aliases.Count == 0 ? null : $"alias {string.Join(", ", parameter.Aliases)}",
            parameter.Values.Count == 0 ? null : $"of {string.Join(", ", parameter.Values)}",
            parameter.Default is null ? null : $"= {parameter.Default}",
        }.OfType<string>());
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : ParameterFacts.NameOf(type);
}
