using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>Step Functions answered with an error. Errors in AWS's model have classes of their own in <see cref="Model"/>; this one carries the others.</summary>
public class AmazonStepFunctionsException : AmazonServiceException
{
    public AmazonStepFunctionsException(string message) : base(message) { }

    public AmazonStepFunctionsException(string message, Exception? innerException) : base(message, innerException) { }

    public AmazonStepFunctionsException(Exception innerException) : base(innerException) { }

    public AmazonStepFunctionsException(string message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode) { }

    public AmazonStepFunctionsException(
        string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
