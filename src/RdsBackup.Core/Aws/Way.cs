using System.Net;
using Amazon.Runtime;

namespace RdsBackup.Core.Aws;

/// <summary>Which way a call took, noted on what it threw: the SDK's exceptions name neither the endpoint nor a proxy.</summary>
internal static class Way
{
    private const string Endpoint = "RdsBackup.Endpoint";
    private const string Proxy = "RdsBackup.Proxy";

    /// <summary>Has a client note the way of each call that fails.</summary>
    /// <param name="client">The client.</param>
    /// <param name="proxy">What says which proxy serves a URL; null where none is used.</param>
    public static TClient NotedBy<TClient>(TClient client, IWebProxy? proxy) where TClient : AmazonServiceClient
    {
        client.ExceptionEvent += (_, thrown) =>
        {
            if (thrown is WebServiceExceptionEventArgs { Endpoint: { } endpoint, Exception: { } fault })
                Noted(fault, endpoint, proxy);
        };
        return client;
    }

    /// <summary>Notes it.</summary>
    public static Exception Noted(Exception fault, Uri endpoint, IWebProxy? proxy)
    {
        fault.Data[Endpoint] = endpoint.GetLeftPart(UriPartial.Authority);
        if (proxy is not null && !proxy.IsBypassed(endpoint) && proxy.GetProxy(endpoint) is { } by)
            fault.Data[Proxy] = by.GetLeftPart(UriPartial.Authority);
        return fault;
    }

    /// <summary>Where a call went, as part of a sentence; empty when nobody noted it.</summary>
    public static string At(Exception fault) => fault.Data[Endpoint] is string endpoint ? $" at {endpoint}" : "";

    /// <summary>Through which proxy, as a sentence; empty for none.</summary>
    public static string Through(Exception fault) => fault.Data[Proxy] is string proxy
        ? $" The call went through the proxy {proxy}: HTTPS_PROXY, HTTP_PROXY or the system's settings say so, and NO_PROXY lists what goes past it."
        : "";
}
