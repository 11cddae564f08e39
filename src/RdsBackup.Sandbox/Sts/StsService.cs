using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Models;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Sts;

/// <summary>STS: who calls, and sessions of roles and users. Sessions end in wall time.</summary>
internal sealed class StsService : IService
{
    private const int Hour = 3600;

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly IamDirectory directory;
    private readonly TimeProvider wallClock;

    public StsService(IamDirectory directory, TimeProvider wallClock)
    {
        this.directory = directory;
        this.wallClock = wallClock;
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["GetCallerIdentity"] = new("", GetCallerIdentity),
            ["AssumeRole"] = new("RoleArn RoleSessionName ExternalId DurationSeconds Policy PolicyArns Tags", AssumeRole),
            ["GetSessionToken"] = new("DurationSeconds", GetSessionToken),
        };
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("sts");

    Refusals IService.Refusals => Refusals.Query;

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    // Needs no permission, and cannot be denied.
    private static JsonObject GetCallerIdentity(Call call, JsonObject input) => new()
    {
        ["Arn"] = call.Caller.Arn,
        ["UserId"] = call.Caller.UserId,
        ["Account"] = call.Caller.AccountId,
    };

    private JsonObject AssumeRole(Call call, JsonObject input)
    {
        var request = AssumeRoleRequest.Read(input, directory.Account(call.AccountId));
        var caller = (Identity)call.Authorizer;
        call.Touch(request.RoleArn);
        if (call.Caller.Arn.EndsWith(":root", StringComparison.Ordinal))
            throw new AwsFault("AccessDenied", "Roles may not be assumed by root accounts.", 403);

        // A role that is not there and a role that does not trust are told apart by nobody outside.
        if (directory.FindRole(request.RoleArn) is not var (role, accountId))
            throw Denied(call, "sts:AssumeRole", request.RoleArn);

        foreach (var action in request.Actions)
            Demand(call, action, role, request);

        if (request.DurationSeconds > role.MaxSessionDuration)
            throw new AwsFault("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

        if (caller.IsRoleSession && request.DurationSeconds > Hour)
            throw new AwsFault("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");

        role.LastUsed = (call.Now, call.Region);
        var arn = $"arn:aws:sts::{accountId}:assumed-role/{role.Name}/{request.SessionName}";
        var session = new Identity(new Principal(accountId, arn, $"{role.Id}:{request.SessionName}", role.Arn), role, directory.Account(accountId))
        {
            IsSession = true,
            SessionPolicies = request.Policies,
            SessionTags = request.Tags,
        };
        return new()
        {
            ["Credentials"] = Credentials(session, request.DurationSeconds ?? Hour),
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = session.Principal.UserId, ["Arn"] = arn },
        };
    }

    private JsonObject GetSessionToken(Call call, JsonObject input)
    {
        var duration = input.Number("DurationSeconds");
        var caller = (Identity)call.Authorizer;
        if (caller.IsSession)
            throw new AwsFault("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);

        return new() { ["Credentials"] = Credentials(caller.InSession(), duration ?? 12 * Hour) };
    }

    private static void Demand(Call call, string action, IamRole role, AssumeRoleRequest request)
    {
        var decision = call.Authorizer.Decide(call, action, role.Arn, request.Context, new AttachedPolicy("trust policy", role.Trust), []);
        if (decision.IsAllowed)
            return;

        throw decision.Reason == AccessReason.NoResourcePolicy
            ? Denied(call, action, role.Arn)
            : new AwsFault("AccessDenied", decision.Message, 403);
    }

    private static AwsFault Denied(Call call, string action, string role) =>
        new("AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: {action} on resource: {role}", 403);

    private JsonObject Credentials(Identity identity, int seconds)
    {
        var credential = directory.AddSession(identity, wallClock.GetUtcNow().AddSeconds(seconds));
        return new()
        {
            ["AccessKeyId"] = credential.AccessKeyId,
            ["SecretAccessKey"] = credential.SecretAccessKey,
            ["SessionToken"] = credential.SessionToken,
            ["Expiration"] = credential.Expires!.Value,
        };
    }
}
