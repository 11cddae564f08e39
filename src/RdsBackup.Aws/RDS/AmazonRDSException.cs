using System.Net;
using Amazon.Runtime;

namespace Amazon.RDS;

/// <summary>RDS answered with an error. Errors in AWS's model have classes of their own in <see cref="Model"/>; this one carries the others.</summary>
public class AmazonRDSException : AmazonServiceException
{
    public AmazonRDSException(string message) : base(message) { }

    public AmazonRDSException(string message, Exception? innerException) : base(message, innerException) { }

    public AmazonRDSException(Exception innerException) : base(innerException) { }

    public AmazonRDSException(string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AmazonRDSException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
