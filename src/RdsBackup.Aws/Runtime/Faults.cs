using System.Net;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>The exception classes of a service by error code: its base class, and the classes derived from it that carry a <see cref="FaultAttribute"/>.</summary>
internal sealed class Faults(Type unmodelled)
{
    private static readonly Type[] Signature =
        [typeof(string), typeof(Exception), typeof(ErrorType), typeof(string), typeof(string), typeof(HttpStatusCode)];

    private readonly ConstructorInfo fallback = unmodelled.GetConstructor(Signature)!;

    private readonly Dictionary<string, ConstructorInfo> modelled = unmodelled.Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(unmodelled))
        .ToDictionary(type => type.GetCustomAttribute<FaultAttribute>()!.Code, type => type.GetConstructor(Signature)!);

    public AmazonServiceException Create(ErrorResponse error) =>
        (AmazonServiceException)(error.Code is null ? fallback : modelled.GetValueOrDefault(error.Code, fallback))
            .Invoke([error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode]);
}
