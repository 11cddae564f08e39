using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Sqs;

/// <summary>What SQS tells of its queues: as long as a queue is there, whether anybody uses it or not.</summary>
internal sealed class QueueMetrics(SqsService queues) : IMetricSource
{
    public string Namespace => "AWS/SQS";

    public IReadOnlyList<string> Metrics { get; } =
        ["ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed", "ApproximateAgeOfOldestMessage"];

    public IReadOnlyList<string> Dimensions { get; } = ["QueueName"];

    public double? Read(string accountId, string region, string metric, IReadOnlyDictionary<string, string> dimensions, DateTimeOffset now)
    {
        if (queues.Find(accountId, region, dimensions["QueueName"]) is not { } queue)
            return null;

        queue.Expire(now);
        return metric switch
        {
            "ApproximateNumberOfMessagesVisible" => queue.VisibleAt(now).Count(),
            "ApproximateNumberOfMessagesNotVisible" => queue.Messages.Count(message => message.VisibleFrom > now && !message.IsFresh),
            "ApproximateNumberOfMessagesDelayed" => queue.Messages.Count(message => message.VisibleFrom > now && message.IsFresh),
            _ => queue.Messages.Count == 0 ? 0 : (now - queue.Messages.Min(message => message.Sent)).TotalSeconds,
        };
    }
}
