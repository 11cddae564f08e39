using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Waiting;

/// <summary>The engine as programs run it: answers arrive on the thread pool, several at a time, and timers are the system's.</summary>
public class ThreadsTests
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task On_the_thread_pool_every_chain_ends_and_so_does_every_cancelled_one()
    {
        var world = new World().WithKeys();
        for (var number = 0; number < 30; number++)
            world.WithDatabase($"db-{number}");
        var sources = world.After(TimeSpan.FromDays(2)).Sources();
        var access = world.Access with { Clock = TimeProvider.System, Http = new PooledHttp(world) };
        var options = new ChainOptions
        {
            Source = await Open(world, access, "primary", World.SourceRegion),
            RecoveryRegion = World.RecoveryRegion,
            Vault = await Open(world, access, "secondary", World.RecoveryRegion),
            Waiting = new WaitOptions { Interval = TimeSpan.FromMilliseconds(1), LongestInterval = TimeSpan.FromMilliseconds(5) },
        };

        for (var run = 0; run < 12; run++)
        {
            var cancelled = new CancellationTokenSource();
            var told = 0;
            var chain = await BackupChain.OpenAsync(options, CancellationToken.None);
            // Cancelled from within, at another moment in each run; late ones find everything done.
            var running = chain.RunAsync(sources, _ =>
            {
                if (Interlocked.Increment(ref told) == 5 + (run * 20))
                    ThreadPool.QueueUserWorkItem(_ => cancelled.Cancel());
            }, cancelled.Token);
            try
            {
                await running.WaitAsync(Hang);
            }
            catch (OperationCanceledException)
            {
                Assert.True(cancelled.IsCancellationRequested);
            }
        }

        var whole = await BackupChain.OpenAsync(options, CancellationToken.None);
        var results = await whole.RunAsync(sources, null, CancellationToken.None).WaitAsync(Hang);

        Assert.All(results, result => Assert.True(result.Succeeded, result.Failure?.ToString()));
        Assert.Equal(30, world.Sandbox.Rds.Model.In("222222222222", World.RecoveryRegion).Snapshots(RdsBackup.Sandbox.Rds.SnapshotKind.Instance).Count);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_while_its_look_ends_is_cancelled()
    {
        var world = new World(new() { Timings = new() { Copy = TimeSpan.FromDays(365) } }).WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        world.RunChain(world.Options with { Waiting = new WaitOptions { Timeout = TimeSpan.FromMinutes(1) } });
        var copy = SnapshotArn.Parse($"arn:aws:rds:us-east-2:111111111111:snapshot:{Lineage.Of(world.Sources().Single().Snapshot)!.CopyName}");
        var http = new PooledHttp(world);
        var target = await Open(world, world.Access with { Clock = TimeProvider.System, Http = http }, "primary", World.RecoveryRegion);
        var begun = await Finder.SnapshotAsync(target, copy, CancellationToken.None);
        Assert.True(begun.IsInProgress);

        for (var round = 0; round < 200; round++)
        {
            var waiter = new SnapshotWaiter(target, new WaitOptions { Interval = TimeSpan.FromMilliseconds(1) });
            var cancelled = new CancellationTokenSource();
            var cancelling = new TaskCompletionSource();
            http.Answering = () => ThreadPool.QueueUserWorkItem(_ =>
            {
                cancelled.Cancel();
                cancelling.TrySetResult();
            });
            var waiting = waiter.UntilDoneAsync(begun, null, cancelled.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Hang));
            await cancelling.Task.WaitAsync(Hang);
            http.Answering = null;
        }
    }

    private static Task<Target> Open(World world, AwsAccess access, string account, string region)
    {
        var key = world.Sandbox.Accounts.Single(one => one.Name == account).AccessKey;
        return new Connection { Credentials = new BasicAWSCredentials(key.Id, key.Secret), Region = region, Access = access }
            .OpenAsync(CancellationToken.None);
    }

    // Each call takes a step on the pool, and ten seconds of sandbox time.
    private sealed class PooledHttp(World world) : HttpClientFactory
    {
        private readonly Lock gate = new();

        public Action? Answering { get; set; }

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Pooled(this)) { Timeout = Timeout.InfiniteTimeSpan };

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        private sealed class Pooled(PooledHttp owner) : DelegatingHandler(new SandboxHandler(owner.World.Sandbox))
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                await Task.Yield();
                lock (owner.gate)
                {
                    owner.World.Clock.Advance(TimeSpan.FromSeconds(10));
                    owner.Answering?.Invoke();
                    return base.Send(request, cancellationToken);
                }
            }
        }

        private World World => world;
    }
}
