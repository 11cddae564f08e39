using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>One of AWS's protocols as a service speaks it. Whatever the protocol, inputs and outputs have the names of the service's model.</summary>
internal abstract class Protocol(ServiceModel service)
{
    protected ServiceModel Service => service;

    /// <summary>Whether a request is in it.</summary>
    public abstract bool Speaks(WireRequest request);

    /// <summary>The operation a request names; empty when it names none.</summary>
    public abstract string Action(WireRequest request);

    /// <summary>The operation as a request names it, for whoever is told that it is not there.</summary>
    public virtual string Asked(WireRequest request) => Action(request);

    /// <summary>The input of a request.</summary>
    /// <exception cref="AwsFault">It cannot be read.</exception>
    public abstract JsonObject Read(WireRequest request, Operation operation);

    /// <summary>An answer.</summary>
    /// <exception cref="InvalidOperationException">The output has a member that the model does not have.</exception>
    public abstract WireResponse Write(JsonObject output, Operation operation, string requestId);

    /// <summary>The answer to a refused request.</summary>
    public abstract WireResponse Refuse(AwsFault fault, string requestId);

    /// <summary>An error's code of the query protocol, for clients that knew the service by it; null where the service says none.</summary>
    protected string? QueryError(AwsFault fault, QueryNames names) =>
        Service.IsQueryCompatible ? $"{names.Code(fault.Code)};{(fault.Status >= 500 ? "Receiver" : "Sender")}" : null;
}
