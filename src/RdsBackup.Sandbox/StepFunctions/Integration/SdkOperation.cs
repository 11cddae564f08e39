using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>An operation a state machine may call.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">AWS's model of it.</param>
internal sealed record SdkOperation(SdkService Service, Operation Operation)
{
    // What the SDK has no exception of its own for comes as the service's general one.
    private static readonly HashSet<string> General = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "AuthorizationError", "ExpiredToken", "ExpiredTokenException", "InternalFailure", "InvalidAction",
        "InvalidParameterCombination", "InvalidParameterValue", "MalformedInput", "MissingParameter", AwsFault.NotInSandbox, "SerializationException", "ServiceUnavailable",
        "ServiceUnavailableException", "Throttling", "ThrottlingException", "UnknownOperationException", "ValidationError",
    };

    /// <param name="service">As in the resource, e.g. <c>rds</c>.</param>
    /// <param name="action">As in the resource: the API's name with a small letter, e.g. <c>copyDBSnapshot</c>.</param>
    /// <param name="optimized">Whether the service's own integration is meant.</param>
    /// <exception cref="FormatException">The sandbox does not know it.</exception>
    public static SdkOperation Find(string service, string action, bool optimized)
    {
        var found = (optimized ? SdkService.Optimized : SdkService.All).FirstOrDefault(one => one.Resource == service)
            ?? throw new FormatException(AwsFault.Lacking($"service '{service}' for state machines"));
        var name = action.Length == 0 ? "" : char.ToUpperInvariant(action[0]) + action[1..];
        return action != name && found.Model.Operations.TryGetValue(name, out var operation)
            ? new SdkOperation(found, operation)
            : throw new FormatException(AwsFault.Lacking($"operation '{action}' of '{service}' for state machines"));
    }

    /// <summary>The operation's name.</summary>
    public string Name => Operation.Name;

    /// <summary>What it takes.</summary>
    public InputShape Input { get; } = new(Operation.Input);

    /// <summary>An error's name, as Retry and Catch know it.</summary>
    /// <param name="code">The code on the wire.</param>
    public string ErrorName(string code)
    {
        if (code == "SdkClientException")
            return $"{Service.Errors}.SdkClientException";

        var isGeneral = General.Contains(code) || (Service.Resource == "kms" && code == "ValidationException");
        return $"{Service.Errors}.{(isGeneral ? $"{Service.Errors}Exception" : JavaName.OfException(code))}";
    }
}
