using System.Reflection;
using System.Reflection.Emit;

namespace RdsBackup.Unit.Architecture;

/// <summary>Who uses whom in an assembly, as the compiler wrote it: signatures, bases, attributes, and what the bodies of methods name.</summary>
internal static class CompiledEdges
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Each use of a type of the assembly by another one; what the compiler makes of a type (closures, state machines) counts as that type.</summary>
    public static IEnumerable<(Type User, Type Used)> Of(Assembly assembly) =>
        (from type in assembly.GetTypes()
         from named in NamedBy(type)
         from used in Parts(named)
         where used.Assembly == assembly
         select (User: Outermost(type), Used: Outermost(used))).Where(edge => edge.User != edge.Used).Distinct();

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    // A type that is made of others means each of them.
    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericParameter ? []
        : type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static IEnumerable<Type> NamedBy(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. Constraints(type.GetGenericArguments()),
        .. Attributes(type.CustomAttributes),
        .. type.GetMembers(All).SelectMany(NamedBy),
    ];

    private static IEnumerable<Type> NamedBy(MemberInfo member) => Attributes(member.CustomAttributes).Concat(member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo happening => [happening.EventHandlerType!],
        MethodBase method => Signature(method).Concat(method.GetParameters().SelectMany(parameter => Attributes(parameter.CustomAttributes))).Concat(Body(method)),
        _ => [],
    });

    private static IEnumerable<Type> Signature(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
        .. method.IsGenericMethod ? method.GetGenericArguments().Concat(Constraints(method.GetGenericArguments())) : [],
    ];

    private static IEnumerable<Type> Constraints(IEnumerable<Type> arguments) =>
        arguments.Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints());

    private static IEnumerable<Type> Attributes(IEnumerable<CustomAttributeData> attributes) => attributes.SelectMany(attribute => new[] { attribute.AttributeType }
        .Concat(attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)).SelectMany(Value)));

    private static IEnumerable<Type> Value(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => [argument.ArgumentType, type],
        IEnumerable<CustomAttributeTypedArgument> items => items.SelectMany(Value),
        _ => [argument.ArgumentType],
    };

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return [];
        return
        [
            .. body.LocalVariables.Select(local => local.LocalType),
            .. body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType!),
            .. Tokens(body.GetILAsByteArray()!).SelectMany(token => Resolved(method, token)),
        ];
    }

    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var value = il[at] == 0xFE ? (short)((0xFE << 8) | il[at + 1]) : il[at];
            var code = Codes[value];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Resolved(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(
            token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;
        return member switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType!, field.FieldType],
            MethodBase called => Signature(called).Append(called.DeclaringType!),
            _ => [],
        };
    }
}
