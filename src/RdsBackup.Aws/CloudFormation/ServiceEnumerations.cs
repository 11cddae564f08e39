using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.CloudFormation;

/// <summary>Where a value after a change comes from.</summary>
public class AfterValueFrom(string value) : ConstantClass(value)
{
    public static readonly AfterValueFrom TEMPLATE = new("TEMPLATE");

    public static AfterValueFrom? FindValue(string value) => FindValue<AfterValueFrom>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AfterValueFrom?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What happens to an attribute.</summary>
public class AttributeChangeType(string value) : ConstantClass(value)
{
    public static readonly AttributeChangeType Add = new("Add");
    public static readonly AttributeChangeType Modify = new("Modify");
    public static readonly AttributeChangeType Remove = new("Remove");
    public static readonly AttributeChangeType SyncWithActual = new("SyncWithActual");

    public static AttributeChangeType? FindValue(string value) => FindValue<AttributeChangeType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AttributeChangeType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Where a value before a change comes from.</summary>
public class BeforeValueFrom(string value) : ConstantClass(value)
{
    public static readonly BeforeValueFrom ACTUAL_STATE = new("ACTUAL_STATE");
    public static readonly BeforeValueFrom PREVIOUS_DEPLOYMENT_STATE = new("PREVIOUS_DEPLOYMENT_STATE");

    public static BeforeValueFrom? FindValue(string value) => FindValue<BeforeValueFrom>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator BeforeValueFrom?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a stack set is called as its administrator or for an organization.</summary>
public class CallAs(string value) : ConstantClass(value)
{
    public static readonly CallAs DELEGATED_ADMIN = new("DELEGATED_ADMIN");
    public static readonly CallAs SELF = new("SELF");

    public static CallAs? FindValue(string value) => FindValue<CallAs>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CallAs?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What a deployment acknowledges: that it makes IAM resources, or expands macros.</summary>
public class Capability(string value) : ConstantClass(value)
{
    public static readonly Capability CAPABILITY_AUTO_EXPAND = new("CAPABILITY_AUTO_EXPAND");
    public static readonly Capability CAPABILITY_IAM = new("CAPABILITY_IAM");
    public static readonly Capability CAPABILITY_NAMED_IAM = new("CAPABILITY_NAMED_IAM");

    public static Capability? FindValue(string value) => FindValue<Capability>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Capability?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What a change does to a resource.</summary>
public class ChangeAction(string value) : ConstantClass(value)
{
    public static readonly ChangeAction Add = new("Add");
    public static readonly ChangeAction Dynamic = new("Dynamic");
    public static readonly ChangeAction Import = new("Import");
    public static readonly ChangeAction Modify = new("Modify");
    public static readonly ChangeAction Remove = new("Remove");
    public static readonly ChangeAction SyncWithActual = new("SyncWithActual");

    public static ChangeAction? FindValue(string value) => FindValue<ChangeAction>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ChangeAction?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The state of a change set.</summary>
public class ChangeSetStatus(string value) : ConstantClass(value)
{
    public static readonly ChangeSetStatus CREATE_COMPLETE = new("CREATE_COMPLETE");
    public static readonly ChangeSetStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly ChangeSetStatus CREATE_PENDING = new("CREATE_PENDING");
    public static readonly ChangeSetStatus DELETE_COMPLETE = new("DELETE_COMPLETE");
    public static readonly ChangeSetStatus DELETE_FAILED = new("DELETE_FAILED");
    public static readonly ChangeSetStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly ChangeSetStatus DELETE_PENDING = new("DELETE_PENDING");
    public static readonly ChangeSetStatus FAILED = new("FAILED");

    public static ChangeSetStatus? FindValue(string value) => FindValue<ChangeSetStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ChangeSetStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What a change set is for.</summary>
public class ChangeSetType(string value) : ConstantClass(value)
{
    public static readonly ChangeSetType CREATE = new("CREATE");
    public static readonly ChangeSetType IMPORT = new("IMPORT");
    public static readonly ChangeSetType UPDATE = new("UPDATE");

    public static ChangeSetType? FindValue(string value) => FindValue<ChangeSetType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ChangeSetType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What makes an attribute change.</summary>
public class ChangeSource(string value) : ConstantClass(value)
{
    public static readonly ChangeSource Automatic = new("Automatic");
    public static readonly ChangeSource DirectModification = new("DirectModification");
    public static readonly ChangeSource NoModification = new("NoModification");
    public static readonly ChangeSource ParameterReference = new("ParameterReference");
    public static readonly ChangeSource ResourceAttribute = new("ResourceAttribute");
    public static readonly ChangeSource ResourceReference = new("ResourceReference");

    public static ChangeSource? FindValue(string value) => FindValue<ChangeSource>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ChangeSource?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What changes.</summary>
public class ChangeType(string value) : ConstantClass(value)
{
    public static readonly ChangeType Resource = new("Resource");

    public static ChangeType? FindValue(string value) => FindValue<ChangeType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ChangeType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>How a stack is deleted.</summary>
public class DeletionMode(string value) : ConstantClass(value)
{
    public static readonly DeletionMode FORCE_DELETE_STACK = new("FORCE_DELETE_STACK");
    public static readonly DeletionMode STANDARD = new("STANDARD");

    public static DeletionMode? FindValue(string value) => FindValue<DeletionMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DeletionMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>How fast a stack operation goes on.</summary>
public class DeploymentConfigMode(string value) : ConstantClass(value)
{
    public static readonly DeploymentConfigMode EXPRESS = new("EXPRESS");
    public static readonly DeploymentConfigMode STANDARD = new("STANDARD");

    public static DeploymentConfigMode? FindValue(string value) => FindValue<DeploymentConfigMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DeploymentConfigMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What a change set compares with.</summary>
public class DeploymentMode(string value) : ConstantClass(value)
{
    public static readonly DeploymentMode REVERT_DRIFT = new("REVERT_DRIFT");

    public static DeploymentMode? FindValue(string value) => FindValue<DeploymentMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DeploymentMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What in a stack operation a state means.</summary>
public class DetailedStatus(string value) : ConstantClass(value)
{
    public static readonly DetailedStatus CONFIGURATION_COMPLETE = new("CONFIGURATION_COMPLETE");
    public static readonly DetailedStatus VALIDATION_FAILED = new("VALIDATION_FAILED");

    public static DetailedStatus? FindValue(string value) => FindValue<DetailedStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DetailedStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Why drift is ignored.</summary>
public class DriftIgnoredReason(string value) : ConstantClass(value)
{
    public static readonly DriftIgnoredReason MANAGED_BY_AWS = new("MANAGED_BY_AWS");
    public static readonly DriftIgnoredReason SENSITIVE_PROPERTY = new("SENSITIVE_PROPERTY");
    public static readonly DriftIgnoredReason WRITE_ONLY_PROPERTY = new("WRITE_ONLY_PROPERTY");

    public static DriftIgnoredReason? FindValue(string value) => FindValue<DriftIgnoredReason>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DriftIgnoredReason?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a value is known before a change set is carried out.</summary>
public class EvaluationType(string value) : ConstantClass(value)
{
    public static readonly EvaluationType Dynamic = new("Dynamic");
    public static readonly EvaluationType Static = new("Static");

    public static EvaluationType? FindValue(string value) => FindValue<EvaluationType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator EvaluationType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a change set can be carried out, or was.</summary>
public class ExecutionStatus(string value) : ConstantClass(value)
{
    public static readonly ExecutionStatus AVAILABLE = new("AVAILABLE");
    public static readonly ExecutionStatus EXECUTE_COMPLETE = new("EXECUTE_COMPLETE");
    public static readonly ExecutionStatus EXECUTE_FAILED = new("EXECUTE_FAILED");
    public static readonly ExecutionStatus EXECUTE_IN_PROGRESS = new("EXECUTE_IN_PROGRESS");
    public static readonly ExecutionStatus OBSOLETE = new("OBSOLETE");
    public static readonly ExecutionStatus UNAVAILABLE = new("UNAVAILABLE");

    public static ExecutionStatus? FindValue(string value) => FindValue<ExecutionStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ExecutionStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What a hook's failure does.</summary>
public class HookFailureMode(string value) : ConstantClass(value)
{
    public static readonly HookFailureMode FAIL = new("FAIL");
    public static readonly HookFailureMode WARN = new("WARN");

    public static HookFailureMode? FindValue(string value) => FindValue<HookFailureMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator HookFailureMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>When a hook runs.</summary>
public class HookInvocationPoint(string value) : ConstantClass(value)
{
    public static readonly HookInvocationPoint PRE_PROVISION = new("PRE_PROVISION");

    public static HookInvocationPoint? FindValue(string value) => FindValue<HookInvocationPoint>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator HookInvocationPoint?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The state of a hook.</summary>
public class HookStatus(string value) : ConstantClass(value)
{
    public static readonly HookStatus HOOK_COMPLETE_FAILED = new("HOOK_COMPLETE_FAILED");
    public static readonly HookStatus HOOK_COMPLETE_SUCCEEDED = new("HOOK_COMPLETE_SUCCEEDED");
    public static readonly HookStatus HOOK_FAILED = new("HOOK_FAILED");
    public static readonly HookStatus HOOK_IN_PROGRESS = new("HOOK_IN_PROGRESS");

    public static HookStatus? FindValue(string value) => FindValue<HookStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator HookStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What becomes of a stack that fails.</summary>
public class OnStackFailure(string value) : ConstantClass(value)
{
    public static readonly OnStackFailure DELETE = new("DELETE");
    public static readonly OnStackFailure DO_NOTHING = new("DO_NOTHING");
    public static readonly OnStackFailure ROLLBACK = new("ROLLBACK");

    public static OnStackFailure? FindValue(string value) => FindValue<OnStackFailure>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OnStackFailure?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What an operation on a stack does.</summary>
public class OperationType(string value) : ConstantClass(value)
{
    public static readonly OperationType CONTINUE_ROLLBACK = new("CONTINUE_ROLLBACK");
    public static readonly OperationType CREATE_CHANGESET = new("CREATE_CHANGESET");
    public static readonly OperationType CREATE_STACK = new("CREATE_STACK");
    public static readonly OperationType DELETE_STACK = new("DELETE_STACK");
    public static readonly OperationType ROLLBACK = new("ROLLBACK");
    public static readonly OperationType UPDATE_STACK = new("UPDATE_STACK");

    public static OperationType? FindValue(string value) => FindValue<OperationType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator OperationType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What becomes of the physical resource.</summary>
public class PolicyAction(string value) : ConstantClass(value)
{
    public static readonly PolicyAction Delete = new("Delete");
    public static readonly PolicyAction ReplaceAndDelete = new("ReplaceAndDelete");
    public static readonly PolicyAction ReplaceAndRetain = new("ReplaceAndRetain");
    public static readonly PolicyAction ReplaceAndSnapshot = new("ReplaceAndSnapshot");
    public static readonly PolicyAction Retain = new("Retain");
    public static readonly PolicyAction Snapshot = new("Snapshot");

    public static PolicyAction? FindValue(string value) => FindValue<PolicyAction>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator PolicyAction?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a resource is replaced.</summary>
public class Replacement(string value) : ConstantClass(value)
{
    public static readonly Replacement Conditional = new("Conditional");
    public static readonly Replacement False = new("False");
    public static readonly Replacement True = new("True");

    public static Replacement? FindValue(string value) => FindValue<Replacement>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Replacement?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether an attribute's change replaces the resource.</summary>
public class RequiresRecreation(string value) : ConstantClass(value)
{
    public static readonly RequiresRecreation Always = new("Always");
    public static readonly RequiresRecreation Conditionally = new("Conditionally");
    public static readonly RequiresRecreation Never = new("Never");

    public static RequiresRecreation? FindValue(string value) => FindValue<RequiresRecreation>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RequiresRecreation?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What of a resource changes.</summary>
public class ResourceAttribute(string value) : ConstantClass(value)
{
    public static readonly ResourceAttribute CreationPolicy = new("CreationPolicy");
    public static readonly ResourceAttribute DeletionPolicy = new("DeletionPolicy");
    public static readonly ResourceAttribute Metadata = new("Metadata");
    public static readonly ResourceAttribute Properties = new("Properties");
    public static readonly ResourceAttribute Tags = new("Tags");
    public static readonly ResourceAttribute UpdatePolicy = new("UpdatePolicy");
    public static readonly ResourceAttribute UpdateReplacePolicy = new("UpdateReplacePolicy");

    public static ResourceAttribute? FindValue(string value) => FindValue<ResourceAttribute>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResourceAttribute?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The state of a resource.</summary>
public class ResourceStatus(string value) : ConstantClass(value)
{
    public static readonly ResourceStatus CREATE_COMPLETE = new("CREATE_COMPLETE");
    public static readonly ResourceStatus CREATE_FAILED = new("CREATE_FAILED");
    public static readonly ResourceStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly ResourceStatus DELETE_COMPLETE = new("DELETE_COMPLETE");
    public static readonly ResourceStatus DELETE_FAILED = new("DELETE_FAILED");
    public static readonly ResourceStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly ResourceStatus DELETE_SKIPPED = new("DELETE_SKIPPED");
    public static readonly ResourceStatus EXPORT_COMPLETE = new("EXPORT_COMPLETE");
    public static readonly ResourceStatus EXPORT_FAILED = new("EXPORT_FAILED");
    public static readonly ResourceStatus EXPORT_IN_PROGRESS = new("EXPORT_IN_PROGRESS");
    public static readonly ResourceStatus EXPORT_ROLLBACK_COMPLETE = new("EXPORT_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus EXPORT_ROLLBACK_FAILED = new("EXPORT_ROLLBACK_FAILED");
    public static readonly ResourceStatus EXPORT_ROLLBACK_IN_PROGRESS = new("EXPORT_ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus IMPORT_COMPLETE = new("IMPORT_COMPLETE");
    public static readonly ResourceStatus IMPORT_FAILED = new("IMPORT_FAILED");
    public static readonly ResourceStatus IMPORT_IN_PROGRESS = new("IMPORT_IN_PROGRESS");
    public static readonly ResourceStatus IMPORT_ROLLBACK_COMPLETE = new("IMPORT_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus IMPORT_ROLLBACK_FAILED = new("IMPORT_ROLLBACK_FAILED");
    public static readonly ResourceStatus IMPORT_ROLLBACK_IN_PROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus ROLLBACK_COMPLETE = new("ROLLBACK_COMPLETE");
    public static readonly ResourceStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");
    public static readonly ResourceStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus UPDATE_COMPLETE = new("UPDATE_COMPLETE");
    public static readonly ResourceStatus UPDATE_FAILED = new("UPDATE_FAILED");
    public static readonly ResourceStatus UPDATE_IN_PROGRESS = new("UPDATE_IN_PROGRESS");
    public static readonly ResourceStatus UPDATE_ROLLBACK_COMPLETE = new("UPDATE_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus UPDATE_ROLLBACK_FAILED = new("UPDATE_ROLLBACK_FAILED");
    public static readonly ResourceStatus UPDATE_ROLLBACK_IN_PROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");

    public static ResourceStatus? FindValue(string value) => FindValue<ResourceStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ResourceStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a stack drifted.</summary>
public class StackDriftStatus(string value) : ConstantClass(value)
{
    public static readonly StackDriftStatus DRIFTED = new("DRIFTED");
    public static readonly StackDriftStatus IN_SYNC = new("IN_SYNC");
    public static readonly StackDriftStatus NOT_CHECKED = new("NOT_CHECKED");
    public static readonly StackDriftStatus UNKNOWN = new("UNKNOWN");

    public static StackDriftStatus? FindValue(string value) => FindValue<StackDriftStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator StackDriftStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a resource drifted.</summary>
public class StackResourceDriftStatus(string value) : ConstantClass(value)
{
    public static readonly StackResourceDriftStatus DELETED = new("DELETED");
    public static readonly StackResourceDriftStatus IN_SYNC = new("IN_SYNC");
    public static readonly StackResourceDriftStatus MODIFIED = new("MODIFIED");
    public static readonly StackResourceDriftStatus NOT_CHECKED = new("NOT_CHECKED");
    public static readonly StackResourceDriftStatus UNKNOWN = new("UNKNOWN");
    public static readonly StackResourceDriftStatus UNSUPPORTED = new("UNSUPPORTED");

    public static StackResourceDriftStatus? FindValue(string value) => FindValue<StackResourceDriftStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator StackResourceDriftStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The state of a stack.</summary>
public class StackStatus(string value) : ConstantClass(value)
{
    public static readonly StackStatus CREATE_COMPLETE = new("CREATE_COMPLETE");
    public static readonly StackStatus CREATE_FAILED = new("CREATE_FAILED");
    public static readonly StackStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly StackStatus DELETE_COMPLETE = new("DELETE_COMPLETE");
    public static readonly StackStatus DELETE_FAILED = new("DELETE_FAILED");
    public static readonly StackStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly StackStatus IMPORT_COMPLETE = new("IMPORT_COMPLETE");
    public static readonly StackStatus IMPORT_IN_PROGRESS = new("IMPORT_IN_PROGRESS");
    public static readonly StackStatus IMPORT_ROLLBACK_COMPLETE = new("IMPORT_ROLLBACK_COMPLETE");
    public static readonly StackStatus IMPORT_ROLLBACK_FAILED = new("IMPORT_ROLLBACK_FAILED");
    public static readonly StackStatus IMPORT_ROLLBACK_IN_PROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");
    public static readonly StackStatus REVIEW_IN_PROGRESS = new("REVIEW_IN_PROGRESS");
    public static readonly StackStatus ROLLBACK_COMPLETE = new("ROLLBACK_COMPLETE");
    public static readonly StackStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");
    public static readonly StackStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");
    public static readonly StackStatus UPDATE_COMPLETE = new("UPDATE_COMPLETE");
    public static readonly StackStatus UPDATE_COMPLETE_CLEANUP_IN_PROGRESS = new("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    public static readonly StackStatus UPDATE_FAILED = new("UPDATE_FAILED");
    public static readonly StackStatus UPDATE_IN_PROGRESS = new("UPDATE_IN_PROGRESS");
    public static readonly StackStatus UPDATE_ROLLBACK_COMPLETE = new("UPDATE_ROLLBACK_COMPLETE");
    public static readonly StackStatus UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS = new("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
    public static readonly StackStatus UPDATE_ROLLBACK_FAILED = new("UPDATE_ROLLBACK_FAILED");
    public static readonly StackStatus UPDATE_ROLLBACK_IN_PROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");

    public static StackStatus? FindValue(string value) => FindValue<StackStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator StackStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a template is read before or after its transforms.</summary>
public class TemplateStage(string value) : ConstantClass(value)
{
    public static readonly TemplateStage Original = new("Original");
    public static readonly TemplateStage Processed = new("Processed");

    public static TemplateStage? FindValue(string value) => FindValue<TemplateStage>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator TemplateStage?(string? value) => value is null ? null : FindValue(value);
}
