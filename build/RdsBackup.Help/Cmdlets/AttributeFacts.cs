using System.Collections.ObjectModel;
using System.Reflection;

namespace RdsBackup.Help.Cmdlets;

/// <summary>PowerShell's attributes as they are written: the stub that stands in for PowerShell here has attributes that forget what they are told.</summary>
internal static class AttributeFacts
{
    /// <summary>The attributes of a kind.</summary>
    public static IEnumerable<CustomAttributeData> Written<T>(this MemberInfo member) => member.CustomAttributes.Where(attribute => attribute.AttributeType == typeof(T));

    /// <summary>A named argument; the type's default value when it is not written.</summary>
    public static T? Named<T>(this CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value is T value ? value : default;

    /// <summary>The arguments of the constructor, those of an array one by one.</summary>
    public static IEnumerable<T> Arguments<T>(this CustomAttributeData attribute) => attribute.ConstructorArguments
        .SelectMany(argument => argument.Value is ReadOnlyCollection<CustomAttributeTypedArgument> many ? many.Select(one => one.Value) : [argument.Value])
        .OfType<T>();
}
