using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>What the SDK's user agent and metrics call a service.</summary>
internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
