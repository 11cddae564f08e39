using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;

namespace RdsBackup.Unit.Core.Keys;

/// <summary>What the transport below the SDK does when a connection ends after a call and before its answer.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_is_asked_for_once_even_where_the_connection_ends_without_an_answer(bool resets)
    {
        await using var server = new Deaf("CreateKey", resets);
        var target = await new Connection
        {
            Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            Region = "us-east-1",
            Access = new AwsAccess { Url = server.Address, Patience = TimeSpan.Zero },
        }.OpenAsync(CancellationToken.None);
        Assert.Null(await target.Of<KmsGateway>().FindAsync("alias/none", CancellationToken.None));

        await Assert.ThrowsAsync<BackupException>(() => target.Of<KmsGateway>().CreateOnceAsync("a key", "{}", false, CancellationToken.None));

        Assert.Equal(1, server.Lost);
    }

    /// <summary>Answers every call, keeps connections open, and closes them on one sort of call without an answer.</summary>
    private sealed class Deaf : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly string lost;
        private readonly bool resets;
        private readonly Task work;
        private int count;

        public Deaf(string lost, bool resets)
        {
            (this.lost, this.resets) = (lost, resets);
            listener.Start();
            work = AcceptAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        public int Lost => count;

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await work;
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                    _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                while (await reader.ReadLineAsync() is { } first)
                {
                    var text = new StringBuilder(first);
                    var length = 0;
                    while (await reader.ReadLineAsync() is { Length: > 0 } line)
                    {
                        text.AppendLine(line);
                        if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                            length = int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture);
                    }

                    var body = new char[length];
                    if (await reader.ReadBlockAsync(body) < length)
                        return;
                    if (text.ToString().Contains(lost, StringComparison.Ordinal))
                    {
                        Interlocked.Increment(ref count);
                        if (resets)
                            client.LingerState = new LingerOption(true, 0); // a reset instead of a polite end
                        return;
                    }

                    var (status, answer) = new string(body).Contains("GetCallerIdentity", StringComparison.Ordinal)
                        ? ("200 OK", """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111111111111:user/a</Arn><UserId>A</UserId><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>""")
                        : ("400 Bad Request", """{"__type":"NotFoundException","message":"none"}""");
                    await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {answer.Length}\r\n\r\n{answer}"));
                }
            }
        }
    }
}
