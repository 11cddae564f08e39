using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Stacks;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Unit.Core;

public class OptionTests
{
    private static readonly Dictionary<string, Action> Senseless = new(StringComparer.Ordinal)
    {
        ["Attempts"] = () => _ = new CopyOptions { Attempts = 0 },
        ["InstanceCopiesPerRegion"] = () => _ = new CopyOptions { InstanceCopiesPerRegion = 0 },
        ["ClusterCopiesPerRegion"] = () => _ = new CopyOptions { ClusterCopiesPerRegion = -1 },
        ["QuotaPause"] = () => _ = new CopyOptions { QuotaPause = TimeSpan.Zero },
        ["Interval"] = () => _ = new WaitOptions { Interval = TimeSpan.Zero },
        ["LongestInterval"] = () => _ = new WaitOptions { LongestInterval = TimeSpan.FromSeconds(-1) },
        ["Timeout"] = () => _ = new WaitOptions { Timeout = TimeSpan.FromSeconds(-1) },
        ["interval"] = () => WaitOptions.For(TimeSpan.FromHours(1), TimeSpan.Zero),
        ["Interval of a stack"] = () => _ = new StackWait { Interval = TimeSpan.Zero },
        ["Timeout of a stack"] = () => _ = new StackWait { Timeout = TimeSpan.FromTicks(-1) },
        ["MaxErrorRetry"] = () => _ = new AwsAccess { MaxErrorRetry = -1 },
        ["Patience"] = () => _ = new AwsAccess { Patience = TimeSpan.FromSeconds(-1) },
        ["Patience of a copy"] = () => _ = new AwsAccess() with { Patience = TimeSpan.FromSeconds(-1) },
    };

    public static TheoryData<string> Options => [.. Senseless.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_that_makes_no_sense_is_refused_where_it_is_set(string option)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(Senseless[option]);

        Assert.Equal(option.Split(' ')[0], refused.ParamName, ignoreCase: true);
        Assert.Contains("has to be", refused.Message, StringComparison.Ordinal);
    }

    // Once, at once, and as a single call.
    [Fact]
    public void The_least_that_makes_sense_is_taken()
    {
        var copying = new CopyOptions { Attempts = 1, InstanceCopiesPerRegion = 1, ClusterCopiesPerRegion = 1, QuotaPause = TimeSpan.FromTicks(1) };
        var waiting = new WaitOptions { Interval = TimeSpan.FromTicks(1), LongestInterval = TimeSpan.FromTicks(1), Timeout = TimeSpan.Zero };
        var access = new AwsAccess { MaxErrorRetry = 0, Patience = TimeSpan.Zero };

        Assert.Equal((1, 1, 1), (copying.Attempts, copying.InstanceCopiesPerRegion, copying.ClusterCopiesPerRegion));
        Assert.Equal(TimeSpan.Zero, waiting.Timeout);
        Assert.Equal((0, TimeSpan.Zero), (access.MaxErrorRetry, access.Patience));
    }
}
