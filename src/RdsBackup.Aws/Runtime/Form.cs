using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Util;

namespace RdsBackup.Aws.Runtime;

/// <summary>
/// The query protocol's request: <c>Key</c>, <c>Key.Member</c> for structures, <c>Key.MemberName.1</c> for lists, <c>Key.entry.1.key</c> and
/// <c>Key.entry.1.value</c> for maps. What is null is not sent.
/// </summary>
internal sealed class Form(IDictionary<string, string> parameters)
{
    private string prefix = "";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, string? value)
    {
        if (value is not null)
            parameters[prefix + names.Text(member)] = value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, ConstantClass? value) => Add(names, member, value?.Value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, int? value) => Add(names, member, value?.ToString(CultureInfo.InvariantCulture));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, long? value) => Add(names, member, value?.ToString(CultureInfo.InvariantCulture));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, double? value) => Add(names, member, value?.ToString("R", CultureInfo.InvariantCulture));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, bool? value) => Add(names, member, value is { } set ? StringUtils.FromBool(set) : null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, DateTime? value) => Add(names, member, value is { } set ? StringUtils.FromDateTimeToISO8601(set) : null);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, IFormWritable? value)
    {
        if (value is not null)
            Write(prefix + names.Text(member), value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, string memberName, IReadOnlyList<string>? values)
    {
        if (KeyOf(names, member, values) is not { } key)
            return;
        for (var index = 0; index < values!.Count; index++)
            parameters[Invariant($"{key}.{memberName}.{index + 1}")] = values[index];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, string memberName, IReadOnlyList<ConstantClass>? values)
    {
        if (KeyOf(names, member, values) is not { } key)
            return;
        for (var index = 0; index < values!.Count; index++)
            parameters[Invariant($"{key}.{memberName}.{index + 1}")] = values[index].Value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, string memberName, IReadOnlyList<IFormWritable>? values)
    {
        if (KeyOf(names, member, values) is not { } key)
            return;
        for (var index = 0; index < values!.Count; index++)
            Write(Invariant($"{key}.{memberName}.{index + 1}"), values[index]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(Names names, int member, Dictionary<string, string>? values)
    {
        if (KeyOf(names, member, values) is not { } key)
            return;
        var index = 0;
        foreach (var (name, value) in values!)
        {
            var entry = Invariant($"{key}.entry.{++index}");
            parameters[$"{entry}.key"] = name;
            parameters[$"{entry}.value"] = value;
        }
    }

    // Where the SDK initializes collections, empty means not set; otherwise the caller wants it empty, which is the key alone.
    private string? KeyOf<T>(Names names, int member, IReadOnlyCollection<T>? values)
    {
        if (values is null || values.Count == 0 && AWSConfigs.InitializeCollections)
            return null;
        var key = prefix + names.Text(member);
        if (values.Count == 0)
            parameters[key] = "";
        return key;
    }

    private void Write(string key, IFormWritable value)
    {
        var outer = prefix;
        prefix = key + ".";
        value.Write(this);
        prefix = outer;
    }
}
