using RdsBackup.Core.Deployed;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Stacks;

namespace RdsBackup.Unit.Core.Stacks;

public class StackFailureTests
{
    [Theory]
    [InlineData("AWS::IAM::Role", "User: arn:aws:iam::111111111111:user/d is not authorized to perform: iam:CreateRole on resource: x", "Allow the caller iam:CreateRole")]
    [InlineData("AWS::KMS::Alias", "alias/rds-backup already exists in stack x", "ExistingKeyArn")]
    [InlineData("AWS::SQS::Queue", "Resource of type 'AWS::SQS::Queue' with identifier 'q' already exists.", "another Prefix")]
    [InlineData("AWS::KMS::Key", "Policy contains a statement with one or more invalid principals. (Service: Kms)", "check the account ids")]
    [InlineData("AWS::Events::EventBusPolicy", "Invalid principal in policy", "lets nobody in")]
    [InlineData("AWS::RDS::DBInstance", "Unable to create the resource. Verify that you have permission to create service-linked role.", "create-service-linked-role")]
    [InlineData("AWS::SNS::Topic", "LimitExceededException: too many", "higher quota")]
    public void The_advice_follows_from_resource_and_reason(string type, string reason, string advice) =>
        Assert.Contains(advice, StackFailures.Advice(type, reason), StringComparison.Ordinal);

    [Fact]
    public void The_first_that_failed_by_itself_is_the_reason_not_what_was_given_up_for_it_nor_the_stack()
    {
        StackHappening[] events =
        [
            new("1", "Topic", "AWS::SNS::Topic", "CREATE_FAILED", "Resource creation cancelled"),
            new("2", "Queue", "AWS::SQS::Queue", "CREATE_FAILED", "It is too late"),
            new("3", "demo", "AWS::CloudFormation::Stack", "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create: [Queue]."),
        ];

        var failed = StackFailures.Of(State("ROLLBACK_COMPLETE"), events, "created");

        Assert.Equal(
            "The stack 'demo' in us-east-2 (account 111111111111) could not be created. Queue (AWS::SQS::Queue): It is too late. It is in ROLLBACK_COMPLETE.",
            failed.Message);
        Assert.EndsWith("what is left of the stack is then replaced, if you agree.", failed.Failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("REVIEW_IN_PROGRESS", StackStanding.ToBeMade)]
    [InlineData("CREATE_COMPLETE", StackStanding.ToBeUpdated)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE", StackStanding.ToBeUpdated)]
    [InlineData("ROLLBACK_COMPLETE", StackStanding.ToBeReplaced)]
    [InlineData("CREATE_FAILED", StackStanding.ToBeReplaced)]
    [InlineData("DELETE_FAILED", StackStanding.ToBeReplaced)]
    [InlineData("UPDATE_ROLLBACK_FAILED", StackStanding.ToBeBroughtBack)]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", StackStanding.Busy)]
    [InlineData("DELETE_IN_PROGRESS", StackStanding.Busy)]
    public void The_status_says_what_can_be_done_with_a_stack(string status, StackStanding standing) => Assert.Equal(standing, StackState.StandingOf(status));

    private static StackState State(string status) => new()
    {
        Name = "demo",
        Id = "arn",
        Place = new Place("111111111111", "us-east-2"),
        Status = status,
        StatusReason = "",
        Description = "",
        Parameters = new Dictionary<string, string>(),
        Outputs = new Dictionary<string, string>(),
        Created = null,
        Updated = null,
        IsProtected = false,
    };
}
