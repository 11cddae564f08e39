namespace RdsBackup.Core.Waiting;

/// <summary>
/// Answers that many need and that are asked for once. Unlike with one task that all await, everybody goes on where the answer came, in order, and not on
/// the thread pool, so that a simulation orders it.
/// </summary>
/// <param name="forgetsFailures">Whether what failed is asked again by whoever comes later; else it stays failed.</param>
public sealed class AskedOnce<TQuestion, TAnswer>(bool forgetsFailures = false)
    where TQuestion : notnull
{
    private readonly object gate = new();
    private readonly Dictionary<TQuestion, Asked> asked = [];

    /// <summary>The answer: the known one, the one that somebody waits for already, or a new one.</summary>
    public Task<TAnswer> AskAsync(TQuestion question, Func<Task<TAnswer>> ask)
    {
        Asked here;
        lock (gate)
        {
            if (asked.TryGetValue(question, out var there))
            {
                if (there.Answer is { } known)
                    return known;
                var waiting = new TaskCompletionSource<TAnswer>();
                there.Waiting.Add(waiting);
                return waiting.Task;
            }

            asked[question] = here = new Asked();
        }

        return AnswerAsync(question, here, ask);
    }

    private async Task<TAnswer> AnswerAsync(TQuestion question, Asked here, Func<Task<TAnswer>> ask)
    {
        Task<TAnswer> answer;
        try
        {
            answer = Task.FromResult(await ask().ConfigureAwait(false));
        }
        catch (Exception failed)
        {
            answer = Task.FromException<TAnswer>(failed);
        }

        lock (gate)
        {
            here.Answer = answer;
            if (forgetsFailures && !answer.IsCompletedSuccessfully)
                asked.Remove(question);
        }

        foreach (var waiting in here.Waiting)
        {
            if (answer.Exception is { InnerException: { } failed })
                waiting.SetException(failed);
            else
                waiting.SetResult(answer.Result);
        }

        return await answer.ConfigureAwait(false);
    }

    private sealed class Asked
    {
        public Task<TAnswer>? Answer { get; set; }

        public List<TaskCompletionSource<TAnswer>> Waiting { get; } = [];
    }
}
