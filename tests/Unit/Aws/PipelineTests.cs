using System.Net;
using Amazon.RDS;
using Amazon.RDS.Model;

namespace RdsBackup.Unit.Aws;

public sealed class PipelineTests
{
    [Fact]
    public void A_call_completes_on_the_callers_thread_when_the_wire_answers_at_once()
    {
        var threads = new HashSet<int>();
        var wire = new Wire(_ =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return Wire.Xml("<DescribeDBSnapshotsResponse/>");
        });

        var call = wire.Client().DescribeDBSnapshotsAsync();

        Assert.True(call.IsCompletedSuccessfully);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void A_refused_call_completes_on_the_callers_thread_too()
    {
        var call = new Wire(_ => Wire.Error("DBSnapshotNotFound", "gone", HttpStatusCode.NotFound)).Client().DescribeDBSnapshotsAsync();

        Assert.IsType<DBSnapshotNotFoundException>(call.Exception!.InnerException);
    }

    [Fact]
    public async Task Cancellation_reaches_the_HTTP_call()
    {
        using var cancellation = new CancellationTokenSource();
        using var never = new NeverAnswering();
        var call = never.Client().DescribeDBSnapshotsAsync(cancellation.Token);
        await never.Asked.Task;
        Assert.False(call.IsCompleted);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(never.Cancelled);
    }

    [Fact]
    public async Task A_password_is_sent_and_appears_in_no_error()
    {
        const string Password = "correct-horse-battery-staple";
        var wire = new Wire(_ => Wire.Error("InvalidParameterValue", "The parameter MasterUserPassword is not a valid password.", HttpStatusCode.BadRequest));

        var fault = await Assert.ThrowsAsync<AmazonRDSException>(
            () => wire.Client().CreateDBInstanceAsync(new CreateDBInstanceRequest { MasterUserPassword = Password }));

        Assert.Equal(Password, wire.Last.Form["MasterUserPassword"]);
        Assert.DoesNotContain(Password, fault.ToString());
    }

    private sealed class NeverAnswering : HttpMessageHandler
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Cancelled { get; private set; }

        public AmazonRDSClient Client() => Wire.Client(this, null);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var cancelled = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(() =>
            {
                Cancelled = true;
                cancelled.SetCanceled(cancellationToken);
            });
            Asked.SetResult();
            await cancelled.Task;
            throw new InvalidOperationException("Nobody answers here.");
        }
    }
}
