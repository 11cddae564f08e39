using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>The client request tokens a stack has seen: the same call again is answered, and does nothing.</summary>
internal sealed class TokenBook
{
    private readonly Dictionary<string, string> operations = new(StringComparer.Ordinal);

    public bool Has(string? token, string operation) => token is not null && operations.GetValueOrDefault(token) == operation;

    /// <summary>Notes a token.</summary>
    /// <exception cref="AwsFault"><c>TokenAlreadyExistsException</c>: another operation had it.</exception>
    public void Demand(string? token, string operation)
    {
        if (token is not null && !operations.TryAdd(token, operation))
            throw new AwsFault("TokenAlreadyExistsException", $"A client request token [{token}] already exists");
    }
}
