using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Core.Aws;

/// <summary>One call of AWS, as it was answered.</summary>
/// <param name="Service">The SDK's name of the service, e.g. <c>RDS</c>.</param>
/// <param name="Operation">The operation, e.g. <c>CopyDBSnapshot</c>.</param>
/// <param name="Region">The region that was asked.</param>
/// <param name="Duration">How long the answer took, with the SDK's own retries.</param>
/// <param name="RequestId">AWS's request id; null where no answer came.</param>
/// <param name="Error">The error code; null when it succeeded.</param>
public sealed record AwsCall(string Service, string Operation, string Region, TimeSpan Duration, string? RequestId, string? Error)
{
    private static readonly AsyncLocal<Action<AwsCall>?> Listener = new();

    static AwsCall() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    /// <summary>Has every call that the current flow of work makes from here on told to somebody.</summary>
    public static void TellTo(Action<AwsCall>? listener) => Listener.Value = listener;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Service} {Operation} in {Region}: {Error ?? "succeeded"} after {Duration.TotalMilliseconds:0} ms, request id {RequestId ?? "none"}");

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => "RdsBackup.AwsCall";

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new Handler());
    }

    // Outermost: what it sees is what the caller gets.
    private sealed class Handler : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            if (Listener.Value is not { } listener)
                return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);

            var began = TimeProvider.System.GetTimestamp();
            try
            {
                var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
                Tell((executionContext.ResponseContext.Response as AmazonWebServiceResponse)?.ResponseMetadata?.RequestId, null);
                return answer;
            }
            catch (AmazonServiceException refused)
            {
                Tell(refused.RequestId, refused.ErrorCode ?? refused.GetType().Name);
                throw;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Tell(null, failed.GetType().Name);
                throw;
            }

            void Tell(string? requestId, string? error)
            {
                var request = executionContext.RequestContext.OriginalRequest.GetType();
                listener(new AwsCall(
                    request.Namespace!.Split('.')[^2],
                    request.Name[..^"Request".Length],
                    executionContext.RequestContext.ClientConfig is var config && config.AuthenticationRegion is { Length: > 0 } region ? region : config.RegionEndpoint?.SystemName ?? "",
                    TimeProvider.System.GetElapsedTime(began),
                    requestId,
                    error));
            }
        }
    }
}
