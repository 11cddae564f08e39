using System.Reflection;
using System.Text.Json;

namespace RdsBackup.Aws.Runtime;

/// <summary>What a property is called on the wire.</summary>
internal static class WireName
{
    public static string Of(PropertyInfo property) =>
        property.DeclaringType!.IsDefined(typeof(CamelCaseAttribute), inherit: false)
            ? JsonNamingPolicy.CamelCase.ConvertName(property.Name)
            : property.Name;
}
