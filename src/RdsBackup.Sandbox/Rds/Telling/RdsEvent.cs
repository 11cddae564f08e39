using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>An event of RDS as EventBridge gets it ("Amazon RDS event categories and event messages").</summary>
internal static class RdsEvent
{
    /// <summary>Makes an event.</summary>
    /// <param name="accountId">The account it is told in.</param>
    /// <param name="region">The region it is told in.</param>
    /// <param name="now">When it happens.</param>
    /// <param name="type">The kind of event and of its source.</param>
    /// <param name="arn">The source.</param>
    /// <param name="identifier">The source's name.</param>
    /// <param name="what">What happened, in AWS's words.</param>
    /// <param name="tags">The source's tags.</param>
    internal static ServiceEvent Of(
        string accountId,
        string region,
        DateTimeOffset now,
        (string DetailType, string Source) type,
        string arn,
        string identifier,
        (string Category, string Id, string Message) what,
        IReadOnlyDictionary<string, string> tags) => new(accountId, region, now, "aws.rds", type.DetailType, [arn], new JsonObject
        {
            ["EventCategories"] = new JsonArray(what.Category),
            ["SourceType"] = type.Source,
            ["SourceArn"] = arn,
            ["Date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["Message"] = what.Message,
            ["SourceIdentifier"] = identifier,
            ["EventID"] = what.Id,
            ["Tags"] = new JsonObject(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))),
        });
}
