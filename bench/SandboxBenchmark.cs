using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Bench;

/// <summary>
/// Small signed requests per second that the sandbox answers on loopback with one core of its own, against a bare HttpListener in the same run. The
/// server is a process pinned to the first core; the client, on the others, sends requests signed beforehand over sockets that stay open.
/// </summary>
internal static class SandboxBenchmark
{
    private const int Connections = 8;
    private const double Goal = 2000;
    private const string Region = "us-east-1";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["serve", "sandbox"] => ServeSandboxAsync(),
        ["serve", "echo"] => ServeEchoAsync(),
        _ => CompareAsync(),
    };

    private static async Task<int> CompareAsync()
    {
        Pin(allButFirst: true);
        var bare = await MeasureAsync("echo", ("sts", "Action=GetCallerIdentity&Version=2011-06-15"));
        var identity = await MeasureAsync("sandbox", ("sts", "Action=GetCallerIdentity&Version=2011-06-15"));
        var describe = await MeasureAsync("sandbox", ("rds", "Action=DescribeDBSnapshots&SnapshotType=manual&Version=2014-10-31"));

        Console.WriteLine("server on one core            requests/s   of a bare HttpListener");
        Console.WriteLine($"bare HttpListener             {bare,10:N0}   1.00");
        Console.WriteLine($"sandbox, GetCallerIdentity    {identity,10:N0}   {identity / bare:0.00}");
        Console.WriteLine($"sandbox, DescribeDBSnapshots  {describe,10:N0}   {describe / bare:0.00}");
        Console.WriteLine($"goal                          {Goal,10:N0}   {(Math.Min(identity, describe) >= Goal ? "met" : "MISSED")}");
        return Math.Min(identity, describe) >= Goal ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(string kind, (string Service, string Form) call)
    {
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["sandbox", "serve", kind])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var line = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
            var address = new Uri(line[0]);
            var key = new AccessKey(line[1], line[2]);
            using var stop = new CancellationTokenSource();
            var answered = 0L;
            var clients = Enumerable.Range(0, Connections)
                .Select(_ => new Thread(() => Send(address, Bytes(key, address, call), () => Interlocked.Increment(ref answered), stop.Token)))
                .ToList();
            clients.ForEach(client => client.Start());

            await Task.Delay(WarmUp, TimeProvider.System, CancellationToken.None);
            var before = Interlocked.Read(ref answered);
            var watch = Stopwatch.StartNew();
            await Task.Delay(Measured, TimeProvider.System, CancellationToken.None);
            var rate = (Interlocked.Read(ref answered) - before) / watch.Elapsed.TotalSeconds;
            await stop.CancelAsync();
            clients.ForEach(client => client.Join());
            return rate;
        }
        finally
        {
            server.StandardInput.Close(); // ends it
            await server.WaitForExitAsync();
        }
    }

    private static void Send(Uri address, byte[] request, Action answered, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        while (!stop.IsCancellationRequested)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(IPAddress.Loopback, address.Port);
            var open = true;
            while (open && !stop.IsCancellationRequested)
            {
                socket.Send(request);
                open = Receive(socket, buffer);
                answered();
            }
        }
    }

    // HttpListener ends a connection after a hundred requests, and says so in the last answer.
    private static bool Receive(Socket socket, byte[] buffer)
    {
        int read = 0, end = -1, length = 0;
        var open = true;
        while (end < 0 || read < end + length)
        {
            var got = socket.Receive(buffer, read, buffer.Length - read, SocketFlags.None);
            if (got == 0)
                throw new InvalidOperationException("The server closed the connection.");

            read += got;
            if (end >= 0 || (end = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8)) < 0)
                continue;

            end += 4;
            var head = Encoding.ASCII.GetString(buffer, 0, end);
            if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, read));

            open = !head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase);
            var at = head.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase) + "Content-Length:".Length;
            length = int.Parse(head[at..head.IndexOf('\r', at)], CultureInfo.InvariantCulture);
        }

        return open;
    }

    private static byte[] Bytes(AccessKey key, Uri address, (string Service, string Form) call)
    {
        var headers = new Dictionary<string, string> { ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8" };
        var request = RequestSigner.Sign(key, Region, call.Service, "POST", "/", call.Form, headers, address.Authority);
        var head = new StringBuilder($"{request.Method} {request.Target} HTTP/1.1\r\n");
        foreach (var (name, value) in request.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. request.Body];
    }

    private static async Task<int> ServeSandboxAsync()
    {
        Pin(allButFirst: false);
        var sandbox = new AwsSandbox(new SandboxOptions());
        await using var server = SandboxServer.Start(sandbox);
        await ServeUntilClosedAsync(server.Address, sandbox.Accounts[0].AccessKey);
        return 0;
    }

    private static async Task<int> ServeEchoAsync()
    {
        Pin(allButFirst: false);
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = EchoAsync(listener);
        await ServeUntilClosedAsync(new Uri($"http://127.0.0.1:{port}/"), new AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        return 0;
    }

    private static async Task EchoAsync(HttpListener listener)
    {
        while (true)
        {
            var context = await listener.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            context.Response.ContentLength64 = body.Length;
            context.Response.Close(body.ToArray(), willBlock: false);
        }
    }

    private static async Task ServeUntilClosedAsync(Uri address, AccessKey key)
    {
        Console.WriteLine($"{address} {key.Id} {key.Secret}");
        await Console.In.ReadToEndAsync();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    // With a single core there is nothing to keep apart.
    private static void Pin(bool allButFirst)
    {
        if (Environment.ProcessorCount < 2 || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
            return;

        using var self = Process.GetCurrentProcess();
        self.ProcessorAffinity = allButFirst ? (nint)((1L << Math.Min(Environment.ProcessorCount, 62)) - 2) : 1;
    }
}
