namespace RdsBackup.Iam;

/// <summary>What is asked for.</summary>
public sealed record AccessRequest
{
    /// <summary>Who asks.</summary>
    public required Requester Requester { get; init; }

    /// <summary>Service and operation, e.g. <c>rds:CopyDBSnapshot</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The ARN acted on, or <c>*</c> for actions that know no resource.</summary>
    public required string Resource { get; init; }

    /// <summary>The account that owns the resource; the ARN's account or else the requester's, unless it is given.</summary>
    public string? ResourceAccount
    {
        get => field ?? (Resource.Split(':', 6) is ["arn", _, _, _, { Length: > 0 } account, _] ? account : Requester.AccountId);
        init;
    }

    /// <summary>Condition keys beside those that follow from the requester, e.g. <c>kms:ViaService</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>When it is asked, <c>aws:CurrentTime</c>; null leaves that key out.</summary>
    public DateTimeOffset? Time { get; init; }
}
