using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Sts;

/// <summary>STS: who calls, and sessions of roles and users.</summary>
internal sealed class StsService : IQueryService
{
    public StsService() => Operations = new Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>>(StringComparer.Ordinal)
    {
        ["GetCallerIdentity"] = GetCallerIdentity,
    };

    public string Name => "sts";

    public XNamespace Namespace => "https://sts.amazonaws.com/doc/2011-06-15/";

    public IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> Operations { get; }

    // Needs no permission, and cannot be denied.
    private static IEnumerable<XElement> GetCallerIdentity(Call call, QueryInput input) =>
    [
        new("Arn", call.Caller.Arn),
        new("UserId", call.Caller.UserId),
        new("Account", call.Caller.AccountId),
    ];
}
