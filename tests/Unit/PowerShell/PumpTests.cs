using System.Management.Automation;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell;

public sealed class PumpTests : IDisposable
{
    private readonly Pump pump = new();
    private readonly int pipelineThread = Environment.CurrentManagedThreadId;

    public void Dispose() => pump.Dispose();

    [Fact]
    public void What_work_says_and_asks_runs_on_the_pipelines_thread_in_order()
    {
        var heard = new List<(string, int)>();

        pump.Start(async _ =>
        {
            pump.Say(() => heard.Add(("said", Environment.CurrentManagedThreadId)));
            var answer = await pump.AskAsync(() => Environment.CurrentManagedThreadId);
            pump.Say(() => heard.Add(("heard", answer)));
        });
        pump.Drain();

        Assert.Equal([("said", pipelineThread), ("heard", pipelineThread)], heard);
    }

    [Fact]
    public void After_an_answer_work_goes_on_on_another_thread()
    {
        var after = pipelineThread;

        pump.Start(async _ =>
        {
            await pump.AskAsync(() => true);
            after = Environment.CurrentManagedThreadId;
        });
        pump.Drain();

        Assert.NotEqual(pipelineThread, after);
    }

    [Fact]
    public void All_work_is_under_way_before_any_is_waited_for()
    {
        var first = new TaskCompletionSource();

        pump.Start(_ => first.Task);
        pump.RunReady();
        pump.Start(_ =>
        {
            first.SetResult();
            return Task.CompletedTask;
        });
        pump.Drain();

        Assert.True(first.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public void When_the_pipeline_throws_the_work_is_cancelled_and_has_ended_before_anybody_hears_of_it()
    {
        var ended = false;
        pump.Start(async cancellation =>
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }
            finally
            {
                ended = true;
            }
        });
        pump.Start(_ => pump.AskAsync<bool>(() => throw new InvalidOperationException("downstream")));

        Assert.Throws<InvalidOperationException>(pump.Drain);
        Assert.True(ended);
    }

    [Fact]
    public async Task Work_whose_answer_never_comes_is_cancelled_when_the_cmdlet_is_disposed_of()
    {
        var outcome = new TaskCompletionSource<bool>();
        pump.Start(async _ =>
        {
            try
            {
                await pump.AskAsync(() => true);
                outcome.SetResult(true);
            }
            catch (OperationCanceledException)
            {
                outcome.SetResult(false);
            }
        });

        pump.Dispose();

        Assert.True(outcome.Task.IsCompleted);
        Assert.False(await outcome.Task);
    }

    [Fact]
    public async Task A_stop_ends_as_a_stopped_pipeline()
    {
        var working = new TaskCompletionSource();
        pump.Start(async cancellation =>
        {
            working.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        });
        _ = Task.Run(async () =>
        {
            await working.Task;
            pump.Cancel();
        });

        Assert.Throws<PipelineStoppedException>(pump.Drain);
        Assert.Throws<PipelineStoppedException>(() => pump.Start(_ => Task.CompletedTask));
        await working.Task;
    }

    [Fact]
    public void A_defect_of_the_work_reaches_the_pipeline_as_it_is()
    {
        pump.Start(_ => throw new InvalidOperationException("defect"));

        Assert.Equal("defect", Assert.Throws<InvalidOperationException>(pump.Drain).Message);
    }
}
