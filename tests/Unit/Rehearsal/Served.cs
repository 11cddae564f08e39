using System.Text;
using RdsBackup.Rehearsal;
using RdsBackup.Rehearsal.Rendering;

namespace RdsBackup.Unit.Rehearsal;

/// <summary>The program's <c>serve</c>, up in this process until it is ended.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Listening output = new();
    private Task<int> running = Task.FromResult(0);

    /// <summary>What it printed.</summary>
    public string Page => output.ToString();

    public static async Task<Served> StartAsync(params string[] arguments)
    {
        var served = new Served();
        served.running = CommandLine.RunAsync(["serve", .. arguments], new Screen(served.output, TextWriter.Null), null, served.end.Token);
        Assert.Same(served.output.Complete, await Task.WhenAny(served.output.Complete, served.running));
        return served;
    }

    /// <summary>The lines under a title, without their indentation.</summary>
    public string[] Section(string title) =>
        [.. Page.Split('\n').SkipWhile(line => !line.StartsWith(title, StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Trim())];

    /// <summary>Ends it as Ctrl+C does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await end.CancelAsync();
        return await running;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        end.Dispose();
        await output.DisposeAsync();
    }

    private sealed class Listening : StringWriter
    {
        private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Complete => complete.Task;

        public override Encoding Encoding => Encoding.ASCII;

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            complete.TrySetResult();
            return base.FlushAsync(cancellationToken);
        }
    }
}
