using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudTrail;

/// <summary>Who called, as CloudTrail writes it (user guide, "CloudTrail userIdentity element"), without access keys.</summary>
internal static class UserIdentity
{
    public static JsonObject Of(Call call)
    {
        var principal = call.Caller;
        if (call.Authorizer is ServiceIdentity)
            return new() { ["type"] = "AWSService", ["invokedBy"] = principal.Arn };

        var identity = new JsonObject
        {
            ["type"] = principal.IdentityArn == principal.Arn ? "IAMUser" : "AssumedRole",
            ["principalId"] = principal.UserId,
            ["arn"] = principal.Arn,
            ["accountId"] = principal.AccountId,
        };
        if (principal.IdentityArn == principal.Arn)
            identity["userName"] = NameOf(principal.Arn);
        else
            identity["sessionContext"] = Session(principal, call.Now);
        if (call.InvokedBy is { } service)
            identity["invokedBy"] = service;
        return identity;
    }

    private static JsonObject Session(Principal principal, DateTimeOffset now) => new()
    {
        ["sessionIssuer"] = new JsonObject
        {
            ["type"] = "Role",
            ["principalId"] = principal.UserId.Split(':')[0],
            ["arn"] = principal.IdentityArn,
            ["accountId"] = principal.AccountId,
            ["userName"] = NameOf(principal.IdentityArn),
        },
        ["attributes"] = new JsonObject { ["creationDate"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ["mfaAuthenticated"] = "false" },
    };

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
