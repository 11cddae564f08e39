using System.Net;
using System.Net.Sockets;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Hosting;

/// <summary>The sandbox on loopback, over HTTP.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly AwsSandbox sandbox;
    private readonly HttpListener listener;
    private readonly Task accepting;

    private SandboxServer(AwsSandbox sandbox, HttpListener listener, Uri address)
    {
        this.sandbox = sandbox;
        this.listener = listener;
        Address = sandbox.Address = address;
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:4599/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts listening on 127.0.0.1.</summary>
    /// <param name="sandbox">What answers.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    public static SandboxServer Start(AwsSandbox sandbox, int port = 0)
    {
        // Between finding a free port and taking it somebody else may take it: look again, a few times.
        for (var attempt = 1; ; attempt++)
        {
            var address = new Uri(Invariant($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/"));
            var http = new HttpListener { IgnoreWriteExceptions = true };
            http.Prefixes.Add(address.ToString());
            try
            {
                http.Start();
                return new SandboxServer(sandbox, http, address);
            }
            catch (HttpListenerException) when (port == 0 && attempt < 5)
            {
                http.Close();
            }
        }
    }

    /// <summary>Stops listening and drops the connections that are open.</summary>
    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await accepting.ConfigureAwait(false);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            var response = sandbox.Handle(await ReadAsync(context.Request).ConfigureAwait(false));
            if (response.Latency > TimeSpan.Zero)
                await Task.Delay(response.Latency, TimeProvider.System).ConfigureAwait(false);

            if (response.Status == 0)
                DroppedConnection.Drop(context);
            else
                Write(context.Response, response);
        }
        catch (Exception)
        {
            context.Response.Abort(); // the client went away, or the server stops: there is nobody to tell
        }
    }

    private static async Task<WireRequest> ReadAsync(HttpListenerRequest request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in request.Headers.AllKeys)
            headers[name!] = request.Headers[name]!;

        // What nobody signed is refused whatever it says.
        var isSigned = headers.ContainsKey("Authorization") || request.QueryString["X-Amz-Signature"] is not null;
        var body = request.HasEntityBody ? await ReadAsync(request.InputStream, isSigned ? WireRequest.LargestBody : 0).ConfigureAwait(false) : [];
        return new WireRequest(request.HttpMethod, request.RawUrl!, headers, body);
    }

    /// <summary>Reads a body without keeping more of it than shows that it is too large; the rest is only heard out, so that the client hears the refusal.</summary>
    internal static async Task<byte[]> ReadAsync(Stream stream, int most)
    {
        const long patience = 1L << 30;
        using var body = new MemoryStream();
        var part = new byte[64 * 1024];
        int read;
        for (var total = 0L; total < patience && (read = await stream.ReadAsync(part).ConfigureAwait(false)) > 0; total += read)
            body.Write(part, 0, (int)Math.Min(read, most == 0 ? 0 : most + 1 - body.Length));

        return body.ToArray();
    }

    private static void Write(HttpListenerResponse answer, WireResponse response)
    {
        answer.StatusCode = response.Status;
        answer.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers)
            answer.Headers[name] = value;

        answer.ContentLength64 = response.Body.Length; // a chunked answer waits for a delayed acknowledgement
        answer.Close(response.Body, willBlock: false);
    }
}
