using Amazon.CloudFormation;
using Amazon.EventBridge;
using Amazon.IdentityManagement;
using Amazon.RDS;
using Amazon.StepFunctions;

namespace RdsBackup.Unit.Aws;

public sealed class RdsModelTests() : ModelTests(
    "rds", typeof(IAmazonRDS), typeof(AmazonRDSException),
    """
    AddTagsToResource CopyDBClusterSnapshot CopyDBSnapshot CreateDBCluster CreateDBClusterSnapshot CreateDBInstance CreateDBSnapshot
    DeleteDBCluster DeleteDBClusterSnapshot DeleteDBInstance DeleteDBSnapshot DescribeAccountAttributes
    DescribeDBClusterSnapshotAttributes DescribeDBClusterSnapshots DescribeDBClusters DescribeDBInstances DescribeDBSnapshotAttributes
    DescribeDBSnapshots ListTagsForResource ModifyDBCluster ModifyDBClusterSnapshotAttribute ModifyDBInstance
    ModifyDBSnapshotAttribute RemoveTagsFromResource RestoreDBClusterFromSnapshot RestoreDBInstanceFromDBSnapshot
    """,
    (wire, configure) => wire.Client(configure));

public sealed class CloudFormationModelTests() : ModelTests(
    "cloudformation", typeof(IAmazonCloudFormation), typeof(AmazonCloudFormationException),
    """
    ContinueUpdateRollback CreateChangeSet DeleteChangeSet DeleteStack DescribeChangeSet DescribeStackEvents
    DescribeStackResources DescribeStacks ExecuteChangeSet GetTemplate GetTemplateSummary ListChangeSets ListStackResources
    ListStacks UpdateTerminationProtection ValidateTemplate
    """,
    (wire, configure) => wire.CloudFormation(configure));

public sealed class StepFunctionsModelTests() : ModelTests(
    "sfn", typeof(IAmazonStepFunctions), typeof(AmazonStepFunctionsException),
    """
    DescribeExecution DescribeStateMachine GetExecutionHistory ListExecutions ListStateMachines StartExecution StopExecution
    ValidateStateMachineDefinition
    """,
    (wire, configure) => wire.StepFunctions(configure));

public sealed class EventBridgeModelTests() : ModelTests(
    "eventbridge", typeof(IAmazonEventBridge), typeof(AmazonEventBridgeException),
    """
    DescribeEventBus DescribeRule DisableRule EnableRule ListRules ListTargetsByRule PutEvents PutTargets
    """,
    (wire, configure) => wire.EventBridge(configure));

public sealed class IamModelTests() : ModelTests(
    "iam", typeof(IAmazonIdentityManagementService), typeof(AmazonIdentityManagementServiceException),
    """
    CreateServiceLinkedRole GetRole
    """,
    (wire, configure) => wire.Iam(configure));
