using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>Decides what goes wrong, by rules and a seed. Rules may be added while calls arrive.</summary>
public sealed class FaultScript
{
    private readonly object gate = new();
    private readonly List<Line> lines = [];
    private readonly Random random;

    internal FaultScript(int seed) => random = new Random(seed);

    /// <summary>Adds a rule. Of several rules that match a call, the one added first is asked first.</summary>
    public void Add(FaultRule rule)
    {
        lock (gate)
            lines.Add(new Line(rule));
    }

    /// <summary>Forgets all rules.</summary>
    public void Clear()
    {
        lock (gate)
            lines.Clear();
    }

    /// <summary>Whether a fault of this kind happens now to the named thing; asking uses it up. For faults that a service carries out.</summary>
    /// <param name="kind">The kind, e.g. <see cref="FaultKinds.CopyFails"/>.</param>
    /// <param name="accountId">The account it would happen in.</param>
    /// <param name="region">The region it would happen in.</param>
    /// <param name="name">The name of the thing it would happen to.</param>
    public bool Take(string kind, string accountId, string region, string name) => Take(kind, accountId, region, [name]) is not null;

    /// <summary>The same for a thing with several names: the rule that hits it, or null.</summary>
    internal FaultRule? Take(string kind, string accountId, string region, IReadOnlyList<string> names)
    {
        if (lines.Count == 0)
            return null;

        lock (gate)
        {
            return Hit(line => line.Rule.Kind == kind && line.Rule.Service is null && line.Rule.Action is null
                && Matches(line.Rule.AccountId, accountId) && Matches(line.Rule.Region, region)
                && (line.Rule.Name is null || names.Contains(line.Rule.Name)));
        }
    }

    /// <summary>Lets a call happen, unless a rule hits it.</summary>
    /// <exception cref="AwsFault">A rule refuses the call.</exception>
    internal Disturbed<TAnswer> Disturb<TAnswer>(Call call, string service, string action, Func<TAnswer> run)
        where TAnswer : class
    {
        FaultRule? Hit(string kind) => OnCall(kind, service, action, call.AccountId, call.Region);

        if (Hit(FaultKinds.Throttling) is not null)
            throw new AwsFault("Throttling", "Rate exceeded");

        if (Hit(FaultKinds.ExpiredToken) is not null)
            throw new AwsFault("ExpiredToken", "The security token included in the request is expired", 403);

        if (Hit(FaultKinds.InternalFailure) is not null)
            throw new AwsFault("InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500);

        if (Hit(FaultKinds.ServiceUnavailable) is not null)
            throw new AwsFault("ServiceUnavailable", "The request has failed due to a temporary failure of the server.", 503);

        if (Hit(FaultKinds.Reset) is not null)
            return new(null, TimeSpan.Zero);

        var answer = run();
        return Hit(FaultKinds.LostAnswer) is not null ? new(null, TimeSpan.Zero) : new(answer, Hit(FaultKinds.Latency)?.Latency ?? TimeSpan.Zero);
    }

    /// <summary>What happens to a call: the first rule of a kind that hits it, or null.</summary>
    private FaultRule? OnCall(string kind, string service, string action, string accountId, string region)
    {
        if (lines.Count == 0)
            return null;

        lock (gate)
        {
            return Hit(line => line.Rule.Kind == kind && Matches(line.Rule.Service, service) && Matches(line.Rule.Action, action)
                && Matches(line.Rule.AccountId, accountId) && Matches(line.Rule.Region, region));
        }
    }

    private static bool Matches(string? wanted, string actual) => wanted is null || wanted == actual;

    private FaultRule? Hit(Func<Line, bool> matches)
    {
        foreach (var line in lines)
        {
            if (matches(line) && line.Hits(random))
                return line.Rule;
        }

        return null;
    }

    private sealed class Line(FaultRule rule)
    {
        private int seen;
        private int taken;

        public FaultRule Rule { get; } = rule;

        public bool Hits(Random random)
        {
            if (taken >= Rule.Count || seen++ < Rule.Skip || (Rule.Rate < 1 && random.NextDouble() >= Rule.Rate))
                return false;

            taken++;
            return true;
        }
    }
}

/// <summary>What became of a call.</summary>
/// <param name="Answer">The answer; null when the connection was dropped before it came.</param>
/// <param name="Latency">How long it is held back.</param>
internal readonly record struct Disturbed<TAnswer>(TAnswer? Answer, TimeSpan Latency)
    where TAnswer : class;
