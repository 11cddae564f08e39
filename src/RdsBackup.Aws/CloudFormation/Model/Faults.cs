using System.Net;
using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>CloudFormation answered <c>AlreadyExistsException</c> (400).</summary>
[Fault("AlreadyExistsException", HttpStatusCode.BadRequest)]
public class AlreadyExistsException : AmazonCloudFormationException
{
    public AlreadyExistsException(string message) : base(message) { }

    public AlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>CloudFormation answered <c>ChangeSetNotFound</c> (404).</summary>
[Fault("ChangeSetNotFound", HttpStatusCode.NotFound)]
public class ChangeSetNotFoundException : AmazonCloudFormationException
{
    public ChangeSetNotFoundException(string message) : base(message) { }

    public ChangeSetNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>CloudFormation answered <c>InsufficientCapabilitiesException</c> (400).</summary>
[Fault("InsufficientCapabilitiesException", HttpStatusCode.BadRequest)]
public class InsufficientCapabilitiesException : AmazonCloudFormationException
{
    public InsufficientCapabilitiesException(string message) : base(message) { }

    public InsufficientCapabilitiesException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>CloudFormation answered <c>InvalidChangeSetStatus</c> (400).</summary>
[Fault("InvalidChangeSetStatus", HttpStatusCode.BadRequest)]
public class InvalidChangeSetStatusException : AmazonCloudFormationException
{
    public InvalidChangeSetStatusException(string message) : base(message) { }

    public InvalidChangeSetStatusException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>CloudFormation answered <c>LimitExceededException</c> (400).</summary>
[Fault("LimitExceededException", HttpStatusCode.BadRequest)]
public class LimitExceededException : AmazonCloudFormationException
{
    public LimitExceededException(string message) : base(message) { }

    public LimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>CloudFormation answered <c>StackSetNotFoundException</c> (404).</summary>
[Fault("StackSetNotFoundException", HttpStatusCode.NotFound)]
public class StackSetNotFoundException : AmazonCloudFormationException
{
    public StackSetNotFoundException(string message) : base(message) { }

    public StackSetNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>CloudFormation answered <c>TokenAlreadyExistsException</c> (400).</summary>
[Fault("TokenAlreadyExistsException", HttpStatusCode.BadRequest)]
public class TokenAlreadyExistsException : AmazonCloudFormationException
{
    public TokenAlreadyExistsException(string message) : base(message) { }

    public TokenAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
