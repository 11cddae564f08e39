using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>A service: the rules of its operations. What they take and answer, and in which protocols, its model says.</summary>
internal interface IService
{
    /// <summary>AWS's model of it.</summary>
    ServiceModel Model { get; }

    /// <summary>What it does, by the operations' names.</summary>
    IReadOnlyDictionary<string, OperationRule> Operations { get; }

    /// <summary>How it refuses what its model forbids.</summary>
    Refusals Refusals { get; }

    /// <summary>The refusal of a page's token or size.</summary>
    /// <param name="member">The member, e.g. <c>Marker</c>.</param>
    /// <param name="value">What it has.</param>
    AwsFault InvalidPage(string member, string value) => Refusals.Broken([$"Value '{value}' at '{Refusals.Small(member)}' is not valid"]);

    /// <summary>What it calls things in the query protocol; one whose model no longer names that protocol speaks it too when it says so here.</summary>
    QueryNames Names => QueryNames.Usual;

    /// <summary>Whether it writes times with milliseconds in XML; models do not say.</summary>
    bool HasMilliseconds => false;
}

/// <summary>What an operation does.</summary>
/// <param name="Honours">
/// The members of its input that it honours, in words: <c>Name</c>, and <c>Filters(Name Values)</c> where it honours only some below. Every other modelled
/// member is refused by name.
/// </param>
/// <param name="Run">Keeps the rules, changes what there is and returns the output. Input and output have the model's names.</param>
/// <exception cref="AwsFault">What AWS would refuse.</exception>
internal sealed record OperationRule(string Honours, Func<Call, JsonObject, JsonObject> Run);
