using System.Xml.Linq;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Simulation;

/// <summary>Calls operations of the query protocol by name, for services without an SDK client here (IAM), over the wire like everybody.</summary>
/// <param name="sandbox">Who answers.</param>
/// <param name="key">Who signs.</param>
/// <param name="service">The service's name in signatures.</param>
/// <param name="version">The API version.</param>
/// <param name="region">The region of the signatures.</param>
/// <param name="token">A session's token.</param>
public sealed class QueryClient(AwsSandbox sandbox, AccessKey key, string service, string version, string region = "us-east-1", string? token = null)
{
    /// <summary>IAM as an account's <c>admin</c>.</summary>
    public static QueryClient Iam(AwsSandbox sandbox, Account account) => new(sandbox, account.AccessKey, "iam", "2010-05-08");

    /// <summary>Calls an operation, and returns its <c>…Result</c>; the whole answer where there is none, as EC2 writes it.</summary>
    /// <exception cref="AwsFault">The answer is an error.</exception>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    public XElement Call(string action, params (string Name, string Value)[] parameters)
    {
        var form = string.Join('&', parameters.Prepend(("Version", version)).Prepend(("Action", action))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Item1)}={Uri.EscapeDataString(parameter.Item2)}"));
        var headers = token is null ? null : new Dictionary<string, string> { ["x-amz-security-token"] = token };
        var response = sandbox.Handle(RequestSigner.Sign(key, region, service, "POST", "/", form, headers));
        if (response.Status == 0)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was dropped.");

        using var body = new MemoryStream(response.Body);
        var xml = Plain(XElement.Load(body));
        return response.Status == 200
            ? xml.Element(action + "Result") ?? xml
            : throw new AwsFault((string)xml.Descendants("Code").First(), (string)xml.Descendants("Message").First(), response.Status);
    }

    private static XElement Plain(XElement element) => new(
        element.Name.LocalName,
        element.HasElements ? element.Elements().Select(Plain) : element.Value);
}
