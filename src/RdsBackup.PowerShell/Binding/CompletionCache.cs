using System.Collections;
using System.Collections.Concurrent;
using RdsBackup.Core.Aws;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>What AWS answered for completion a moment ago. A question has two seconds; one that takes longer answers the next time Tab is pressed.</summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, Task<List<(string, string)>> Answer)> answers = new(StringComparer.Ordinal);

    /// <summary>Answers from the cache, or asks AWS with the credentials and region that are typed so far. Called on the pipeline's thread.</summary>
    public IEnumerable<(string Text, string Meaning)> Ask(IDictionary typed, Func<Target, CancellationToken, Task<List<(string, string)>>> question)
    {
        var session = CallerSession.OfRunspace();
        var arguments = ConnectionArguments.Typed(typed);
        // Credentials in hand are no key of a cache: a secret would stay in it.
        var place = $"{session.Sandbox?.Access.Url}|{arguments.ProfileLocation}|{arguments.ProfileName}|{arguments.RoleArn}|{arguments.AccessKey}|{arguments.Region ?? session.StoredRegion}";
        var now = TimeProvider.System.GetUtcNow();
        if (!answers.TryGetValue(place, out var known) || now - known.At > Fresh || known.Answer.IsFaulted)
            answers[place] = known = (now, Task.Run(async () => await question(
                await arguments.ToConnection(session).OpenAsync(CancellationToken.None).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false)));
        return known.Answer.Wait(Patience) ? known.Answer.Result : [];
    }
}
