using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>A service behind the protocols of its model: what comes in is held against the model before the service's rules see it.</summary>
internal sealed class Endpoint
{
    private readonly FrozenDictionary<string, Entry> operations;
    private readonly IReadOnlyList<Protocol> protocols;
    private readonly Refusals refusals;
    private readonly IService service;

    /// <exception cref="ArgumentException">A rule is of an operation, or honours a member, that the model does not have.</exception>
    public Endpoint(IService service)
    {
        this.service = service;
        Model = service.Model;
        Name = service.Model.SigningName;
        refusals = service.Refusals;
        protocols = [.. service.Model.Protocols.Concat(service.Names == QueryNames.Usual ? [] : ["query"]).Select(protocol => ProtocolOf(protocol, service))];
        operations = service.Operations.ToFrozenDictionary(
            rule => rule.Key,
            rule => service.Model.Operations.TryGetValue(rule.Key, out var operation)
                ? new Entry(operation, rule.Value, HonouredMembers.Parse(rule.Value.Honours, operation.Input))
                : throw new ArgumentException($"{service.Model.Name}.json has no operation {rule.Key}.", nameof(service)),
            StringComparer.Ordinal);
    }

    /// <summary>The name in a signature's scope.</summary>
    public string Name { get; }

    /// <summary>AWS's model of the service.</summary>
    public ServiceModel Model { get; }

    /// <summary>The names of its operations.</summary>
    public IEnumerable<string> Operations => operations.Keys;

    /// <summary>The operation a request asks for; empty when it names none.</summary>
    public string Action(WireRequest request) => ProtocolOf(request).Action(request);

    /// <summary>The model of an operation; null when the service has none of the name.</summary>
    public Operation? Find(string action) => operations.GetValueOrDefault(action)?.Operation;

    /// <summary>The members of an operation's input that its rule honours.</summary>
    public HonouredMembers Honoured(string action) => operations[action].Honoured;

    /// <summary>Reads a request's input, as far as it can be read.</summary>
    /// <exception cref="AwsFault">There is no such operation, or the request cannot be read.</exception>
    public JsonObject Read(WireRequest request, string action)
    {
        var protocol = ProtocolOf(request);
        if (action.Length == 0 && protocol is QueryProtocol)
            throw new AwsFault("MissingAction", "The request is missing an action or a required parameter.");
        return operations.TryGetValue(action, out var entry)
            ? protocol.Read(request, entry.Operation)
            : throw AwsFault.Lacks($"operation '{protocol.Asked(request)}' of '{Name}'");
    }

    /// <summary>Runs an operation.</summary>
    /// <exception cref="AwsFault">What AWS would refuse.</exception>
    public JsonObject Run(Call call, string action, JsonObject input)
    {
        var entry = operations.GetValueOrDefault(action) ?? throw AwsFault.Lacks($"operation '{action}' of '{Name}'");
        if (entry.Operation.Input is { } shape)
            new InputCheck(refusals).Check(input, shape, entry.Honoured);
        call.Pager = new Pager(entry.Operation, input, service.InvalidPage);
        try
        {
            return entry.Rule.Run(call, input);
        }
        catch (MissingMember missing)
        {
            throw refusals.Missing(missing.Name) ?? refusals.Broken([Refusals.Null(missing.Name)]);
        }
    }

    /// <summary>An answer, in the protocol of the request.</summary>
    public WireResponse Answer(WireRequest request, string action, JsonObject output, string requestId) =>
        ProtocolOf(request).Write(output, operations[action].Operation, requestId);

    /// <summary>The answer to a refused request, in its protocol.</summary>
    public WireResponse Refuse(WireRequest request, AwsFault fault, string requestId) => ProtocolOf(request).Refuse(fault, requestId);

    /// <summary>The code and the status that a refusal has in the protocol AWS's own callers use.</summary>
    public (string Code, int Status) CodeOf(AwsFault fault) => protocols[^1] is QueryProtocol && protocols[0] is not JsonProtocol ? (fault.Code, fault.Status) : JsonDocuments.CodeOf(fault);

    private Protocol ProtocolOf(WireRequest request) => protocols.FirstOrDefault(protocol => protocol.Speaks(request)) ?? protocols[^1];

    private static Protocol ProtocolOf(string protocol, IService service) => protocol switch
    {
        "json" => new JsonProtocol(service.Model, service.Names),
        "rest-json" => new RestJsonProtocol(service.Model),
        "smithy-rpc-v2-cbor" => new CborProtocol(service.Model, service.Names),
        "ec2" => new Ec2Protocol(service.Model),
        "query" => new QueryProtocol(service.Model, service.Names, service.HasMilliseconds),
        _ => throw new ArgumentException($"The sandbox does not speak the protocol {protocol} of {service.Model.Name}.json.", nameof(service)),
    };

    private sealed record Entry(Operation Operation, OperationRule Rule, HonouredMembers Honoured);
}
