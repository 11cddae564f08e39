using System.Globalization;

namespace RdsBackup.Iam;

/// <summary>The condition keys of a request; their names ignore case. A key without values is not there.</summary>
internal sealed class RequestContext(AccessRequest request)
{
    // Most policies have no condition.
    private Dictionary<string, IReadOnlyList<string>> Known => field ??= Read();

    public IReadOnlyList<string> Values(string key) => Known.GetValueOrDefault(key, []);

    /// <summary>The keys that begin with a prefix, and their first values, by the rest of the key.</summary>
    public IEnumerable<(string Name, string Value)> Under(string prefix) => Known
        .Where(pair => pair.Value.Count > 0 && pair.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        .Select(pair => (pair.Key[prefix.Length..], pair.Value[0]));

    private Dictionary<string, IReadOnlyList<string>> Read()
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        void Set(string key, string? value)
        {
            if (value is not null)
                values[key] = [value];
        }

        var requester = request.Requester;
        foreach (var (key, value) in request.Context)
            values[key] = value;
        Set("aws:PrincipalArn", requester.PrincipalArn);
        Set("aws:PrincipalAccount", requester.AccountId);
        Set("aws:PrincipalType", requester.PrincipalType);
        Set("aws:PrincipalIsAWSService", requester.Service is null ? "false" : "true");
        Set("aws:PrincipalServiceName", requester.Service);
        Set("aws:userid", requester.UserId);
        Set("aws:username", requester.UserName);
        Set("aws:ResourceAccount", request.ResourceAccount);
        if (request.Time is { } time)
        {
            Set("aws:CurrentTime", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            Set("aws:EpochTime", time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (name, value) in requester.Tags)
            Set($"aws:PrincipalTag/{name}", value);
        return values;
    }
}
