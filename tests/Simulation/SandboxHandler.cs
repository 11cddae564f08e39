using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Simulation;

/// <summary>
/// Hands each HTTP request to the sandbox in memory and returns its answer on the caller's thread: an SDK call over it completes synchronously.
/// </summary>
/// <param name="sandbox">What answers.</param>
/// <param name="tamper">Changes requests on their way; null for none.</param>
/// <param name="answering">Runs while the sandbox works; null where nobody measures.</param>
/// <param name="rewrite">Changes the answer to a request, given its body; null for none.</param>
public sealed class SandboxHandler(
    AwsSandbox sandbox,
    Func<WireRequest, WireRequest>? tamper = null,
    Stopwatch? answering = null,
    Func<string, WireResponse, WireResponse>? rewrite = null) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(request, Handle(request));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var response = Handle(request);
        if (response.Latency > TimeSpan.Zero)
            await Task.Delay(response.Latency, sandbox.Clock, cancellationToken);

        return Answer(request, response);
    }

    private WireResponse Handle(HttpRequestMessage request)
    {
        var read = Read(request);
        answering?.Start();
        try
        {
            var response = sandbox.Handle(tamper is null ? read : tamper(read));
            return rewrite is null ? response : rewrite(Encoding.UTF8.GetString(read.Body), response);
        }
        finally
        {
            answering?.Stop();
        }
    }

    private static WireRequest Read(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = request.RequestUri!.Authority };
        foreach (var (name, values) in request.Headers.NonValidated)
            headers[name] = string.Join(',', values);

        using var body = new MemoryStream();
        if (request.Content is { } content)
        {
            foreach (var (name, values) in content.Headers.NonValidated)
                headers[name] = string.Join(',', values);

            using var stream = content.ReadAsStream();
            stream.CopyTo(body);
        }

        return new WireRequest(request.Method.Method, request.RequestUri.PathAndQuery, headers, body.ToArray());
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, WireResponse response)
    {
        if (response.Status == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was dropped.");

        var answer = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(response.Body) { Headers = { ContentType = new MediaTypeHeaderValue(response.ContentType) } },
        };
        foreach (var (name, value) in response.Headers)
            answer.Headers.Add(name, value);

        return answer;
    }
}
