using System.Text.Json.Nodes;
using RdsBackup.Iam;

namespace RdsBackup.Sandbox.Model;

/// <summary>One call as a service sees it: who calls, in which region, when.</summary>
public sealed class Call
{
    /// <summary>Who signed the call.</summary>
    public required Principal Caller { get; init; }

    /// <summary>The region of the signature's scope.</summary>
    public required string Region { get; init; }

    /// <summary>Sandbox time of the call.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The id that response and errors carry.</summary>
    public required string RequestId { get; init; }

    /// <summary>Asks whether the caller's own policies allow an action.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>The address the call came to; of a call that AWS makes itself, the sandbox's own.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The service that calls on the caller's behalf, e.g. <c>cloudformation.amazonaws.com</c>; null when he calls himself.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>The caller's account: the account whose resources the call sees.</summary>
    public string AccountId => Caller.AccountId;

    /// <summary>The first resource the call asked permission for; null when it asked none.</summary>
    public string? Resource { get; private set; }

    /// <summary>Throws <c>AccessDenied</c>, as AWS words it, unless the caller's identity policies allow the action.</summary>
    /// <param name="action">Service and operation, e.g. <c>rds:CopyDBSnapshot</c>.</param>
    /// <param name="resource">The ARN acted on, or <c>*</c>.</param>
    /// <param name="context">Condition keys beside the global ones, e.g. <c>rds:req-tag/…</c>; may be null.</param>
    public void Demand(string action, string resource, IReadOnlyDictionary<string, string>? context = null) =>
        Authorizer.Demand(this, action, resource, context);

    /// <summary>What answers it page by page; null where it came to no operation.</summary>
    internal Pager? Pager { get; set; }

    /// <inheritdoc cref="Pager.Page"/>
    internal JsonObject Page<T>(IEnumerable<T> items, Func<T, JsonNode?> show, PageSize? sizes = null, Func<T, string>? key = null) =>
        Pager!.Page(items, show, sizes ?? new PageSize(100), key);

    internal void Touch(string resource) => Resource ??= resource;
}

/// <summary>Evaluates identity policies.</summary>
public interface IAuthorizer
{
    /// <summary>Throws <see cref="AwsFault"/> <c>AccessDenied</c> (403) unless the caller's identity policies allow the action.</summary>
    void Demand(Call call, string action, string resource, IReadOnlyDictionary<string, string>? context);

    /// <summary>Decides by the caller's identity and session policies together with a resource's policy and grants.</summary>
    /// <param name="call">The call.</param>
    /// <param name="action">Service and operation, e.g. <c>kms:Decrypt</c>.</param>
    /// <param name="resource">The ARN acted on, or <c>*</c>.</param>
    /// <param name="context">Condition keys beside the global ones, e.g. <c>kms:ViaService</c>.</param>
    /// <param name="resourcePolicy">The resource's policy; null when it has none.</param>
    /// <param name="grants">The grants on the key; empty for other resources.</param>
    AccessDecision Decide(
        Call call,
        string action,
        string resource,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context,
        AttachedPolicy? resourcePolicy,
        IReadOnlyList<KeyGrant> grants);
}
