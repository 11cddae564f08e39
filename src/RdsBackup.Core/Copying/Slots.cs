namespace RdsBackup.Core.Copying;

/// <summary>
/// Room for so many at once, in order of arrival. Unlike a semaphore it goes on where a slot is freed, not on the thread pool, so that a
/// simulation orders it.
/// </summary>
internal sealed class Slots(int count)
{
    private readonly object gate = new();
    private readonly LinkedList<TaskCompletionSource> queue = new();
    private int free = count;

    /// <summary>Takes a slot; dispose of the answer to free it.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return new Slot(this);
            }

            place = queue.AddLast(new TaskCompletionSource());
        }

        using var registration = cancellation.Register(() =>
        {
            lock (gate)
            {
                if (place.List is null)
                    return;
                queue.Remove(place);
            }

            place.Value.TrySetCanceled(cancellation);
        });
        await place.Value.Task.ConfigureAwait(false);
        return new Slot(this);
    }

    private void Free()
    {
        TaskCompletionSource? next;
        lock (gate)
        {
            next = queue.First?.Value;
            if (next is null)
                free++;
            else
                queue.RemoveFirst();
        }

        next?.SetResult();
    }

    private sealed class Slot(Slots slots) : IDisposable
    {
        private Slots? slots = slots;

        public void Dispose() => Interlocked.Exchange(ref slots, null)?.Free();
    }
}
