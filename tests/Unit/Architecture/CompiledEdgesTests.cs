using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace RdsBackup.Unit.Architecture;

/// <summary>The test of floors sees a use wherever the compiler may put it.</summary>
public class CompiledEdgesTests
{
    private static readonly HashSet<(Type, Type)> Edges = [.. CompiledEdges.Of(Assembly.GetExecutingAssembly())];

    [Theory]
    [InlineData(typeof(InAttribute))]
    [InlineData(typeof(InBase))]
    [InlineData(typeof(InGenericArgument))]
    [InlineData(typeof(InLambda))]
    [InlineData(typeof(InAsyncBody))]
    [InlineData(typeof(InCatch))]
    [InlineData(typeof(InConstraint<>))]
    [InlineData(typeof(InPattern))]
    [InlineData(typeof(InTypeArgumentOfCall))]
    public void A_use_is_seen(Type user) => Assert.Contains((user, typeof(Used)), Edges);

    [Fact]
    public void What_uses_nothing_has_no_edge() => Assert.DoesNotContain(Edges, edge => edge.Item1 == typeof(Used));
}

internal class Used : Exception;

[SuppressMessage("Design", "CA1812", Justification = "Only its metadata is read.")]
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesTypeAttribute(Type type) : Attribute
{
    public Type Type => type;
}

internal sealed class InBase : Used;

[TakesType(typeof(Used))]
internal static class InAttribute;

internal static class InGenericArgument
{
    public static IReadOnlyDictionary<string, List<Used[]>>? Held { get; set; }
}

internal static class InLambda
{
    public static Func<object> Make { get; } = () => new Used();
}

internal static class InAsyncBody
{
    public static async Task<bool> RunAsync()
    {
        await Task.Yield();
        return (object)await Task.FromResult(new object()) is Used;
    }
}

internal static class InCatch
{
    public static void Run()
    {
        try
        {
            Console.Out.Flush();
        }
        catch (Used)
        {
        }
    }
}

internal sealed class InConstraint<T> where T : Used
{
    public override string ToString() => typeof(T).Name;
}

internal static class InPattern
{
    public static bool Is(object one) => one is Used;
}

internal static class InTypeArgumentOfCall
{
    public static IEnumerable<object> Of(IEnumerable<object> all) => all.OfType<Used>();
}
