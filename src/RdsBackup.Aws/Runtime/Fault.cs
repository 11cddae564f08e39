using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>Makes a service's exception of an error code: the class that AWS's model gives the error, or the service's base class.</summary>
internal delegate AmazonServiceException Fault(
    string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode);

internal static class Faults
{
    public static AmazonServiceException Of(this Fault fault, ErrorResponse error) =>
        fault(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
}
