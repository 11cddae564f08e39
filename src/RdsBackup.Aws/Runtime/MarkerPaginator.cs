using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace RdsBackup.Aws.Runtime;

/// <summary>Walks the pages of a describe call; a page is fetched when it is enumerated. It can be walked once, as in the official packages.</summary>
internal sealed class MarkerPaginator<TRequest, TResponse>(TRequest request, Func<TRequest, CancellationToken, Task<TResponse>> call)
    : IPaginator<TResponse>
    where TRequest : IMarked
    where TResponse : IMarked
{
    private int used;

    public async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref used, 1) != 0)
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");

        var marker = request.Marker;
        do
        {
            var page = await FetchAsync(marker, cancellationToken).ConfigureAwait(false);
            marker = page.Marker;
            yield return page;
        }
        while (!string.IsNullOrEmpty(marker));
    }

    // The request is the caller's, who may list with it again: it is handed back as it came.
    private async Task<TResponse> FetchAsync(string? marker, CancellationToken cancellationToken)
    {
        var first = request.Marker;
        request.Marker = marker;
        try
        {
            return await call(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.Marker = first;
        }
    }
}
