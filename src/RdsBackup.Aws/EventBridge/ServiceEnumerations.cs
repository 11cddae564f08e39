using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>Whether an ECS task has a public address.</summary>
public class AssignPublicIp(string value) : ConstantClass(value)
{
    public static readonly AssignPublicIp DISABLED = new("DISABLED");
    public static readonly AssignPublicIp ENABLED = new("ENABLED");

    public static AssignPublicIp? FindValue(string value) => FindValue<AssignPublicIp>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AssignPublicIp?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a bus logs details.</summary>
public class IncludeDetail(string value) : ConstantClass(value)
{
    public static readonly IncludeDetail FULL = new("FULL");
    public static readonly IncludeDetail NONE = new("NONE");

    public static IncludeDetail? FindValue(string value) => FindValue<IncludeDetail>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator IncludeDetail?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What an ECS task runs on.</summary>
public class LaunchType(string value) : ConstantClass(value)
{
    public static readonly LaunchType EC2 = new("EC2");
    public static readonly LaunchType EXTERNAL = new("EXTERNAL");
    public static readonly LaunchType FARGATE = new("FARGATE");

    public static LaunchType? FindValue(string value) => FindValue<LaunchType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator LaunchType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>What a bus logs.</summary>
public class Level(string value) : ConstantClass(value)
{
    public static readonly Level ERROR = new("ERROR");
    public static readonly Level INFO = new("INFO");
    public static readonly Level OFF = new("OFF");
    public static readonly Level TRACE = new("TRACE");

    public static Level? FindValue(string value) => FindValue<Level>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Level?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The kind of a placement constraint.</summary>
public class PlacementConstraintType(string value) : ConstantClass(value)
{
    public static readonly PlacementConstraintType DistinctInstance = new("distinctInstance");
    public static readonly PlacementConstraintType MemberOf = new("memberOf");

    public static PlacementConstraintType? FindValue(string value) => FindValue<PlacementConstraintType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator PlacementConstraintType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The kind of a placement strategy.</summary>
public class PlacementStrategyType(string value) : ConstantClass(value)
{
    public static readonly PlacementStrategyType Binpack = new("binpack");
    public static readonly PlacementStrategyType Random = new("random");
    public static readonly PlacementStrategyType Spread = new("spread");

    public static PlacementStrategyType? FindValue(string value) => FindValue<PlacementStrategyType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator PlacementStrategyType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Where an ECS task has its tags from.</summary>
public class PropagateTags(string value) : ConstantClass(value)
{
    public static readonly PropagateTags TASK_DEFINITION = new("TASK_DEFINITION");

    public static PropagateTags? FindValue(string value) => FindValue<PropagateTags>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator PropagateTags?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a rule matches.</summary>
public class RuleState(string value) : ConstantClass(value)
{
    public static readonly RuleState DISABLED = new("DISABLED");
    public static readonly RuleState ENABLED = new("ENABLED");
    public static readonly RuleState ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS = new("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");

    public static RuleState? FindValue(string value) => FindValue<RuleState>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RuleState?(string? value) => value is null ? null : FindValue(value);
}
