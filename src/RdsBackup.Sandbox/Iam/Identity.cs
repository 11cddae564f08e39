using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Iam;

/// <summary>A principal with its permissions.</summary>
internal sealed class Identity(Principal principal) : IAuthorizer
{
    public Principal Principal { get; } = principal;

    public void Demand(Call call, string action, string resource, IReadOnlyDictionary<string, string>? context)
    {
    }
}
