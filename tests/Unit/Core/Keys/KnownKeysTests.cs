using RdsBackup.Core.KeyKeeping;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Keys;

/// <summary>What many snapshots need is asked once, and whoever waits for it goes on in order.</summary>
public class KnownKeysTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_that_wait_for_one_answer_go_on_where_it_comes(bool succeeds)
    {
        var world = new World().WithKeys().WithDatabase("orders");
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.Throttling) { Action = "DescribeKey", Count = 2 });
        var (keys, order, thread) = (new KnownKeys(), new List<int>(), Environment.CurrentManagedThreadId);

        world.Run(async cancellation =>
        {
            await Task.WhenAll(Enumerable.Range(1, 3).Select(FindAsync));

            async Task FindAsync(int number)
            {
                try
                {
                    await keys.TargetAsync(world.Primary.In(World.RecoveryRegion), succeeds ? "alias/rds-backup" : "alias/nosuch", cancellation).ConfigureAwait(false);
                    Assert.True(succeeds);
                }
                catch (RdsBackup.Core.Errors.BackupException) when (!succeeds)
                {
                }

                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                order.Add(number);
            }
        });

        Assert.Equal([1, 2, 3], order.Order());
    }
}
