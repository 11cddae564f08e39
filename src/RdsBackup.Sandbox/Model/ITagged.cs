namespace RdsBackup.Sandbox.Model;

/// <summary>A service whose resources have tags.</summary>
internal interface ITagged
{
    /// <summary>What an account has in a region.</summary>
    IEnumerable<TaggedResource> Tagged(string accountId, string region);
}

/// <summary>A resource and its tags.</summary>
internal sealed record TaggedResource(string Arn, IReadOnlyDictionary<string, string> Tags);
