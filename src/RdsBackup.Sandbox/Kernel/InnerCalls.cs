using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>
/// The way in for calls that AWS makes itself: a state machine's task, a rule's target, a resource of a stack. They are not signed; faults,
/// permissions and the log hold for them as for any other call.
/// </summary>
internal sealed class InnerCalls(
    IReadOnlyDictionary<string, Endpoint> endpoints, IamDirectory directory, FaultScript faults, CallLog log, ITrail trail)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoContext = [];

    /// <summary>Where the sandbox can be called.</summary>
    public Uri Address { get; set; } = new("http://sandbox.invalid/");

    /// <summary>A role's session for a service that the role's trust policy lets assume it.</summary>
    /// <param name="service">The service principal, e.g. <c>states.amazonaws.com</c>.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="session">The session's name.</param>
    /// <param name="forArn">The resource the service acts for, <c>aws:SourceArn</c>; its account is <c>aws:SourceAccount</c>.</param>
    /// <param name="now">Sandbox time.</param>
    /// <exception cref="AwsFault"><c>AccessDenied</c>: there is no such role, or it does not trust the service.</exception>
    public Caller AsRole(string service, string roleArn, string session, string forArn, DateTimeOffset now)
    {
        if (directory.FindRole(roleArn) is not var (role, accountId))
            throw Denied(service, roleArn);

        var asking = AsService(service, forArn);
        var call = new Call { Caller = asking.Principal, Region = RegionOf(forArn), Now = now, RequestId = directory.Ids.Uuid(), Endpoint = Address, Authorizer = asking.Authorizer };
        var trust = new AttachedPolicy("trust policy", role.Trust);
        return asking.Authorizer.Decide(call, "sts:AssumeRole", roleArn, NoContext, trust, []).IsAllowed
            ? Session(role, accountId, session, isServices: true, call)
            : throw Denied(service, roleArn);
    }

    /// <summary>A role's session for somebody else's, as AssumeRole gives it: both sides have to allow it.</summary>
    /// <exception cref="AwsFault"><c>AccessDenied</c>.</exception>
    public Caller AsRole(Caller caller, string region, string roleArn, string session, string? externalId, DateTimeOffset now)
    {
        var context = new Dictionary<string, IReadOnlyList<string>> { ["sts:RoleSessionName"] = [session] };
        if (externalId is not null)
            context["sts:ExternalId"] = [externalId];

        var call = new Call { Caller = caller.Principal, Region = region, Now = now, RequestId = directory.Ids.Uuid(), Endpoint = Address, Authorizer = caller.Authorizer };
        return directory.FindRole(roleArn) is var (role, accountId)
            && caller.Authorizer.Decide(call, "sts:AssumeRole", roleArn, context, new AttachedPolicy("trust policy", role.Trust), []).IsAllowed
                ? Session(role, accountId, session, isServices: false, call)
                : throw Denied(caller.Principal.Arn, roleArn);
    }

    /// <summary>A service as itself, whom only resource policies let do anything.</summary>
    /// <param name="service">The service principal, e.g. <c>events.amazonaws.com</c>.</param>
    /// <param name="forArn">The resource it acts for, <c>aws:SourceArn</c>; its account is <c>aws:SourceAccount</c>.</param>
    /// <param name="saysForWhom">Whether policies get to know that.</param>
    public static Caller AsService(string service, string forArn, bool saysForWhom = true)
    {
        var accountId = forArn.Split(':', 6) is [_, _, _, _, var account, _] ? account : throw new ArgumentException($"'{forArn}' is no ARN.", nameof(forArn));
        return new Caller(
            new Principal(accountId, service, service, service),
            new ServiceIdentity(service, saysForWhom ? new Dictionary<string, string> { ["aws:SourceArn"] = forArn, ["aws:SourceAccount"] = accountId } : []));
    }

    /// <summary>Calls an operation of a service.</summary>
    /// <param name="service">Its name in signatures.</param>
    /// <param name="input">By the names of the service's model.</param>
    /// <exception cref="AwsFault">What the service refuses.</exception>
    public JsonObject Send(Caller caller, string region, DateTimeOffset now, string service, string action, JsonObject input)
    {
        var endpoint = Find(service);
        var asked = input.ToJsonString();
        return Send(caller, region, now, endpoint, action, asked, call => endpoint.Run(call, action, JsonNode.Parse(asked)!.AsObject()));
    }

    /// <summary>Does something that is no operation of a service's API, with all that holds for calls.</summary>
    /// <param name="action">The name of the permission it takes, e.g. <c>InvokeApiDestination</c>.</param>
    /// <param name="input">What the log keeps of it.</param>
    /// <param name="perform">Does it.</param>
    /// <exception cref="AwsFault">What is refused.</exception>
    public void Perform(Caller caller, string region, DateTimeOffset now, string service, string action, string input, Action<Call> perform) =>
        Send(caller, region, now, Find(service), action, input, call =>
        {
            perform(call);
            return [];
        });

    private JsonObject Send(Caller caller, string region, DateTimeOffset now, Endpoint endpoint, string action, string input, Func<Call, JsonObject> run)
    {
        var call = new Call
        {
            Caller = caller.Principal,
            Region = region,
            Now = now,
            RequestId = directory.Ids.Uuid(),
            Endpoint = Address,
            Authorizer = caller.Authorizer,
            InvokedBy = caller.InvokedBy,
        };

        (string? Code, int Status) became = (null, 500);
        try
        {
            var disturbed = faults.Disturb(call, endpoint.Name, action, () => run(call));
            became = (null, disturbed.Answer is null ? 0 : 200);

            // AWS's own callers see a lost connection as an error of their client's.
            return disturbed.Answer ?? throw new AwsFault("SdkClientException", "Unable to execute HTTP request: Connection reset", 0);
        }
        catch (AwsFault fault) when (fault.Status != 0)
        {
            became = endpoint.CodeOf(fault);
            throw new AwsFault(became.Code!, fault.Message, became.Status) { RequestId = call.RequestId };
        }
        catch (Exception defect) when (defect is not (AwsFault or OutOfMemoryException))
        {
            became = ("InternalFailure", 500);
            throw;
        }
        finally
        {
            log.Add(CallRecord.Of(call, endpoint.Name, action, became.Code, became.Status, () => input));
            trail.Record(call, endpoint.Name, action, () => input, endpoint.Find(action)?.Input, userAgent: null, became.Code);
        }
    }

    private Endpoint Find(string service) => endpoints.GetValueOrDefault(service) ?? throw AwsFault.Lacks($"service '{service}'");

    private Caller Session(IamRole role, string accountId, string session, bool isServices, Call call)
    {
        role.LastUsed = (call.Now, call.Region);
        var arn = $"arn:aws:sts::{accountId}:assumed-role/{role.Name}/{session}";
        var identity = new Identity(new Principal(accountId, arn, $"{role.Id}:{session}", role.Arn), role, directory.Account(accountId)) { IsSession = true, IsServices = isServices };
        return new Caller(identity.Principal, identity);
    }

    private static string RegionOf(string arn) => arn.Split(':')[3];

    private static AwsFault Denied(string who, string roleArn) =>
        new("AccessDenied", $"{who} is not authorized to perform: sts:AssumeRole on resource: {roleArn}", 403);
}
