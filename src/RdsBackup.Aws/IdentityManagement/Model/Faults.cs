using System.Net;
using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>IAM answered <c>InvalidInput</c> (400).</summary>
[Fault("InvalidInput", HttpStatusCode.BadRequest)]
public class InvalidInputException : AmazonIdentityManagementServiceException
{
    public InvalidInputException(string message) : base(message) { }

    public InvalidInputException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>IAM answered <c>LimitExceeded</c> (409).</summary>
[Fault("LimitExceeded", HttpStatusCode.Conflict)]
public class LimitExceededException : AmazonIdentityManagementServiceException
{
    public LimitExceededException(string message) : base(message) { }

    public LimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>IAM answered <c>NoSuchEntity</c> (404).</summary>
[Fault("NoSuchEntity", HttpStatusCode.NotFound)]
public class NoSuchEntityException : AmazonIdentityManagementServiceException
{
    public NoSuchEntityException(string message) : base(message) { }

    public NoSuchEntityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>IAM answered <c>ServiceFailure</c> (500).</summary>
[Fault("ServiceFailure", HttpStatusCode.InternalServerError)]
public class ServiceFailureException : AmazonIdentityManagementServiceException
{
    public ServiceFailureException(string message) : base(message) { }

    public ServiceFailureException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
