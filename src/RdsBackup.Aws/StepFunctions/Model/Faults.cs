using System.Net;
using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Step Functions answered <c>ExecutionAlreadyExists</c> (400).</summary>
[Fault("ExecutionAlreadyExists", HttpStatusCode.BadRequest)]
public class ExecutionAlreadyExistsException : AmazonStepFunctionsException
{
    public ExecutionAlreadyExistsException(string message) : base(message) { }

    public ExecutionAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>ExecutionDoesNotExist</c> (400).</summary>
[Fault("ExecutionDoesNotExist", HttpStatusCode.BadRequest)]
public class ExecutionDoesNotExistException : AmazonStepFunctionsException
{
    public ExecutionDoesNotExistException(string message) : base(message) { }

    public ExecutionDoesNotExistException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>ExecutionLimitExceeded</c> (400).</summary>
[Fault("ExecutionLimitExceeded", HttpStatusCode.BadRequest)]
public class ExecutionLimitExceededException : AmazonStepFunctionsException
{
    public ExecutionLimitExceededException(string message) : base(message) { }

    public ExecutionLimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>InvalidArn</c> (400).</summary>
[Fault("InvalidArn", HttpStatusCode.BadRequest)]
public class InvalidArnException : AmazonStepFunctionsException
{
    public InvalidArnException(string message) : base(message) { }

    public InvalidArnException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>InvalidExecutionInput</c> (400).</summary>
[Fault("InvalidExecutionInput", HttpStatusCode.BadRequest)]
public class InvalidExecutionInputException : AmazonStepFunctionsException
{
    public InvalidExecutionInputException(string message) : base(message) { }

    public InvalidExecutionInputException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>InvalidName</c> (400).</summary>
[Fault("InvalidName", HttpStatusCode.BadRequest)]
public class InvalidNameException : AmazonStepFunctionsException
{
    public InvalidNameException(string message) : base(message) { }

    public InvalidNameException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>InvalidToken</c> (400).</summary>
[Fault("InvalidToken", HttpStatusCode.BadRequest)]
public class InvalidTokenException : AmazonStepFunctionsException
{
    public InvalidTokenException(string message) : base(message) { }

    public InvalidTokenException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>KmsAccessDeniedException</c> (400).</summary>
[Fault("KmsAccessDeniedException", HttpStatusCode.BadRequest)]
public class KmsAccessDeniedException : AmazonStepFunctionsException
{
    public KmsAccessDeniedException(string message) : base(message) { }

    public KmsAccessDeniedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>KmsInvalidStateException</c> (400).</summary>
[Fault("KmsInvalidStateException", HttpStatusCode.BadRequest)]
[CamelCase]
public class KmsInvalidStateException : AmazonStepFunctionsException
{
    public KmsInvalidStateException(string message) : base(message) { }

    public KmsInvalidStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    public KmsKeyState? KmsKeyState { get; set; }
}

/// <summary>Step Functions answered <c>KmsThrottlingException</c> (400).</summary>
[Fault("KmsThrottlingException", HttpStatusCode.BadRequest)]
public class KmsThrottlingException : AmazonStepFunctionsException
{
    public KmsThrottlingException(string message) : base(message) { }

    public KmsThrottlingException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>ResourceNotFound</c> (404).</summary>
[Fault("ResourceNotFound", HttpStatusCode.NotFound)]
[CamelCase]
public class ResourceNotFoundException : AmazonStepFunctionsException
{
    public ResourceNotFoundException(string message) : base(message) { }

    public ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    public string? ResourceName { get; set; }
}

/// <summary>Step Functions answered <c>StateMachineDeleting</c> (400).</summary>
[Fault("StateMachineDeleting", HttpStatusCode.BadRequest)]
public class StateMachineDeletingException : AmazonStepFunctionsException
{
    public StateMachineDeletingException(string message) : base(message) { }

    public StateMachineDeletingException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>StateMachineDoesNotExist</c> (400).</summary>
[Fault("StateMachineDoesNotExist", HttpStatusCode.BadRequest)]
public class StateMachineDoesNotExistException : AmazonStepFunctionsException
{
    public StateMachineDoesNotExistException(string message) : base(message) { }

    public StateMachineDoesNotExistException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>StateMachineTypeNotSupported</c> (400).</summary>
[Fault("StateMachineTypeNotSupported", HttpStatusCode.BadRequest)]
public class StateMachineTypeNotSupportedException : AmazonStepFunctionsException
{
    public StateMachineTypeNotSupportedException(string message) : base(message) { }

    public StateMachineTypeNotSupportedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>Step Functions answered <c>ValidationException</c> (400).</summary>
[Fault("ValidationException", HttpStatusCode.BadRequest)]
[CamelCase]
public class ValidationException : AmazonStepFunctionsException
{
    public ValidationException(string message) : base(message) { }

    public ValidationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

    public ValidationExceptionReason? Reason { get; set; }
}
