using System.Text.Json.Nodes;
using System.Xml.Linq;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Model;

/// <summary>A service that speaks AWS's query protocol: parameters in, XML out (RDS, STS, IAM).</summary>
public interface IQueryService
{
    /// <summary>The name in a signature's scope, e.g. <c>rds</c>.</summary>
    string Name { get; }

    /// <summary>The XML namespace of responses.</summary>
    XNamespace Namespace { get; }

    /// <summary>The operations by action name: each keeps the rules, changes the model and returns the content of <c>…Result</c>.</summary>
    /// <exception cref="AwsFault">What AWS would refuse.</exception>
    IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> Operations { get; }
}

/// <summary>A service that speaks AWS's JSON protocol (KMS).</summary>
public interface IJsonService
{
    /// <summary>The name in a signature's scope, e.g. <c>kms</c>.</summary>
    string Name { get; }

    /// <summary>What precedes the operation in <c>X-Amz-Target</c>, e.g. <c>TrentService</c>.</summary>
    string TargetPrefix { get; }

    /// <summary>The operations by name: each keeps the rules, changes the model and returns the response.</summary>
    /// <exception cref="AwsFault">What AWS would refuse.</exception>
    IReadOnlyDictionary<string, Func<Call, JsonObject, JsonObject>> Operations { get; }
}

/// <summary>A service that speaks AWS's REST protocol with JSON bodies (EventBridge Scheduler).</summary>
public interface IRestService
{
    /// <summary>The name in a signature's scope, e.g. <c>scheduler</c>.</summary>
    string Name { get; }

    /// <summary>The operations.</summary>
    IReadOnlyList<RestOperation> Operations { get; }
}

/// <summary>An operation of a REST service.</summary>
/// <param name="Name">E.g. <c>CreateSchedule</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with its labels, e.g. <c>/schedules/{Name}</c>.</param>
/// <param name="Run">Keeps the rules, changes the model and returns the response. Its input holds path labels, query parameters and body.</param>
/// <exception cref="AwsFault">What AWS would refuse.</exception>
public sealed record RestOperation(string Name, string Method, string Path, Func<Call, JsonObject, JsonObject> Run);
