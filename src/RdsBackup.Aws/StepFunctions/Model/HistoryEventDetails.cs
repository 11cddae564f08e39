using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The details of <c>ActivityFailed</c> events.</summary>
[CamelCase]
public class ActivityFailedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>ActivityScheduleFailed</c> events.</summary>
[CamelCase]
public class ActivityScheduleFailedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>ActivityScheduled</c> events.</summary>
[CamelCase]
public class ActivityScheduledEventDetails
{
    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Input { get; set; }

    public HistoryEventExecutionDataDetails? InputDetails { get; set; }
    public long? TimeoutInSeconds { get; set; }
    public long? HeartbeatInSeconds { get; set; }
}

/// <summary>Whether input or output was cut off.</summary>
[CamelCase]
public class HistoryEventExecutionDataDetails
{
    public bool? Truncated { get; set; }
}

/// <summary>The details of <c>ActivityStarted</c> events.</summary>
[CamelCase]
public class ActivityStartedEventDetails
{
    public string? WorkerName { get; set; }
}

/// <summary>The details of <c>ActivitySucceeded</c> events.</summary>
[CamelCase]
public class ActivitySucceededEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Output { get; set; }

    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}

/// <summary>The details of <c>ActivityTimedOut</c> events.</summary>
[CamelCase]
public class ActivityTimedOutEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>TaskFailed</c> events.</summary>
[CamelCase]
public class TaskFailedEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>TaskScheduled</c> events.</summary>
[CamelCase]
public class TaskScheduledEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Required = true)]
    public string? Region { get; set; }

    [AWSProperty(Required = true, Sensitive = true)]
    public string? Parameters { get; set; }

    public long? TimeoutInSeconds { get; set; }
    public long? HeartbeatInSeconds { get; set; }
    public TaskCredentials? TaskCredentials { get; set; }
}

/// <summary>The role that a task is called with.</summary>
[CamelCase]
public class TaskCredentials
{
    public string? RoleArn { get; set; }
}

/// <summary>The details of <c>TaskStartFailed</c> events.</summary>
[CamelCase]
public class TaskStartFailedEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>TaskStarted</c> events.</summary>
[CamelCase]
public class TaskStartedEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }
}

/// <summary>The details of <c>TaskSubmitFailed</c> events.</summary>
[CamelCase]
public class TaskSubmitFailedEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>TaskSubmitted</c> events.</summary>
[CamelCase]
public class TaskSubmittedEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Output { get; set; }

    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}

/// <summary>The details of <c>TaskSucceeded</c> events.</summary>
[CamelCase]
public class TaskSucceededEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Output { get; set; }

    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}

/// <summary>The details of <c>TaskTimedOut</c> events.</summary>
[CamelCase]
public class TaskTimedOutEventDetails
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>ExecutionFailed</c> events.</summary>
[CamelCase]
public class ExecutionFailedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>ExecutionStarted</c> events.</summary>
[CamelCase]
public class ExecutionStartedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Input { get; set; }

    public HistoryEventExecutionDataDetails? InputDetails { get; set; }
    public string? RoleArn { get; set; }
    public string? StateMachineAliasArn { get; set; }
    public string? StateMachineVersionArn { get; set; }
}

/// <summary>The details of <c>ExecutionSucceeded</c> events.</summary>
[CamelCase]
public class ExecutionSucceededEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Output { get; set; }

    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}

/// <summary>The details of <c>ExecutionAborted</c> events.</summary>
[CamelCase]
public class ExecutionAbortedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>ExecutionTimedOut</c> events.</summary>
[CamelCase]
public class ExecutionTimedOutEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>ExecutionRedriven</c> events.</summary>
[CamelCase]
public class ExecutionRedrivenEventDetails
{
    public int? RedriveCount { get; set; }
}

/// <summary>The details of <c>MapStateStarted</c> events.</summary>
[CamelCase]
public class MapStateStartedEventDetails
{
    public int? Length { get; set; }
}

/// <summary>An iteration of a Map state.</summary>
[CamelCase]
public class MapIterationEventDetails
{
    public string? Name { get; set; }
    public int? Index { get; set; }
}

/// <summary>The details of <c>LambdaFunctionFailed</c> events.</summary>
[CamelCase]
public class LambdaFunctionFailedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>LambdaFunctionScheduleFailed</c> events.</summary>
[CamelCase]
public class LambdaFunctionScheduleFailedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>LambdaFunctionScheduled</c> events.</summary>
[CamelCase]
public class LambdaFunctionScheduledEventDetails
{
    [AWSProperty(Required = true)]
    public string? Resource { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Input { get; set; }

    public HistoryEventExecutionDataDetails? InputDetails { get; set; }
    public long? TimeoutInSeconds { get; set; }
    public TaskCredentials? TaskCredentials { get; set; }
}

/// <summary>The details of <c>LambdaFunctionStartFailed</c> events.</summary>
[CamelCase]
public class LambdaFunctionStartFailedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>LambdaFunctionSucceeded</c> events.</summary>
[CamelCase]
public class LambdaFunctionSucceededEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Output { get; set; }

    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
}

/// <summary>The details of <c>LambdaFunctionTimedOut</c> events.</summary>
[CamelCase]
public class LambdaFunctionTimedOutEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>StateEntered</c> events.</summary>
[CamelCase]
public class StateEnteredEventDetails
{
    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Input { get; set; }

    public HistoryEventExecutionDataDetails? InputDetails { get; set; }
}

/// <summary>The details of <c>StateExited</c> events.</summary>
[CamelCase]
public class StateExitedEventDetails
{
    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Output { get; set; }

    public HistoryEventExecutionDataDetails? OutputDetails { get; set; }
    public Dictionary<string, string>? AssignedVariables { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public AssignedVariablesDetails? AssignedVariablesDetails { get; set; }
}

/// <summary>Whether assigned variables were cut off.</summary>
[CamelCase]
public class AssignedVariablesDetails
{
    public bool? Truncated { get; set; }
}

/// <summary>The details of <c>MapRunStarted</c> events.</summary>
[CamelCase]
public class MapRunStartedEventDetails
{
    public string? MapRunArn { get; set; }
}

/// <summary>The details of <c>MapRunFailed</c> events.</summary>
[CamelCase]
public class MapRunFailedEventDetails
{
    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>The details of <c>MapRunRedriven</c> events.</summary>
[CamelCase]
public class MapRunRedrivenEventDetails
{
    public string? MapRunArn { get; set; }
    public int? RedriveCount { get; set; }
}

/// <summary>The details of <c>EvaluationFailed</c> events.</summary>
[CamelCase]
public class EvaluationFailedEventDetails
{
    [AWSProperty(Required = true)]
    public string? State { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Location { get; set; }
}
