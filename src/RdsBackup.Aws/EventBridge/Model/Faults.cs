using System.Net;
using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>EventBridge answered <c>ConcurrentModificationException</c> (400).</summary>
[Fault("ConcurrentModificationException", HttpStatusCode.BadRequest)]
public class ConcurrentModificationException : AmazonEventBridgeException
{
    public ConcurrentModificationException(string message) : base(message) { }

    public ConcurrentModificationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>EventBridge answered <c>InternalException</c> (500).</summary>
[Fault("InternalException", HttpStatusCode.InternalServerError)]
public class InternalException : AmazonEventBridgeException
{
    public InternalException(string message) : base(message) { }

    public InternalException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>EventBridge answered <c>ManagedRuleException</c> (400).</summary>
[Fault("ManagedRuleException", HttpStatusCode.BadRequest)]
public class ManagedRuleException : AmazonEventBridgeException
{
    public ManagedRuleException(string message) : base(message) { }

    public ManagedRuleException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>EventBridge answered <c>ResourceNotFoundException</c> (400).</summary>
[Fault("ResourceNotFoundException", HttpStatusCode.BadRequest)]
public class ResourceNotFoundException : AmazonEventBridgeException
{
    public ResourceNotFoundException(string message) : base(message) { }

    public ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
