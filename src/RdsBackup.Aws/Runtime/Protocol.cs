using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>How one service's requests and answers are written.</summary>
internal abstract class Protocol
{
    private readonly ConcurrentDictionary<Type, InvokeOptions> operations = new();

    /// <summary>The operation that takes the request; its wire name is the request class's without "Request".</summary>
    public InvokeOptions Operation<TRequest, TResponse>()
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse, new() =>
        operations.GetOrAdd(typeof(TRequest), _ => Of<TRequest, TResponse>(typeof(TRequest).Name[..^"Request".Length]));

    protected abstract InvokeOptions Of<TRequest, TResponse>(string operation)
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse, new();
}
