using System.Net;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace RdsBackup.Unit.Aws;

public sealed class CloudFormationTests
{
    [Fact]
    public async Task A_change_set_is_asked_for_as_AWS_documents()
    {
        var wire = Wire.Answering("<CreateChangeSetResponse/>");
        await wire.CloudFormation().CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = "rds-backup-recovery",
            ChangeSetName = "first",
            ChangeSetType = ChangeSetType.CREATE,
            Capabilities = [Capability.CAPABILITY_IAM, "CAPABILITY_NAMED_IAM"],
            Parameters = [new Parameter { ParameterKey = "Prefix", ParameterValue = "" }, new Parameter { ParameterKey = "Key", UsePreviousValue = true }],
            ResourcesToImport = [new ResourceToImport { ResourceType = "AWS::KMS::Alias", ResourceIdentifier = new() { ["AliasName"] = "alias/rds-backup" } }],
            Tags = [],
        });

        Assert.Equal("https://cloudformation.us-east-1.amazonaws.com/", wire.Last.Uri.ToString());
        Assert.Contains("/us-east-1/cloudformation/aws4_request", wire.Last.Authorization);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "CreateChangeSet",
                ["Version"] = "2010-05-15",
                ["StackName"] = "rds-backup-recovery",
                ["ChangeSetName"] = "first",
                ["ChangeSetType"] = "CREATE",
                ["Capabilities.member.1"] = "CAPABILITY_IAM",
                ["Capabilities.member.2"] = "CAPABILITY_NAMED_IAM",
                ["Parameters.member.1.ParameterKey"] = "Prefix",
                ["Parameters.member.1.ParameterValue"] = "",
                ["Parameters.member.2.ParameterKey"] = "Key",
                ["Parameters.member.2.UsePreviousValue"] = "true",
                ["ResourcesToImport.member.1.ResourceType"] = "AWS::KMS::Alias",
                ["ResourcesToImport.member.1.ResourceIdentifier.entry.1.key"] = "AliasName",
                ["ResourcesToImport.member.1.ResourceIdentifier.entry.1.value"] = "alias/rds-backup",
                ["Tags"] = "",
            },
            wire.Last.Form);
    }

    [Fact]
    public async Task Changes_are_read_with_what_they_do_and_why()
    {
        var wire = Wire.Answering(
            """
            <DescribeChangeSetResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeChangeSetResult>
              <Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus>
              <Changes><member><Type>Resource</Type><ResourceChange>
                <Action>Modify</Action><LogicalResourceId>Rule</LogicalResourceId><Replacement>Conditional</Replacement>
                <Scope><member>Properties</member></Scope>
                <Details><member>
                  <Target><Attribute>Properties</Attribute><Name>State</Name><RequiresRecreation>Never</RequiresRecreation></Target>
                  <Evaluation>Dynamic</Evaluation><ChangeSource>ParameterReference</ChangeSource><CausingEntity>Paused</CausingEntity>
                </member></Details>
              </ResourceChange></member></Changes>
            </DescribeChangeSetResult></DescribeChangeSetResponse>
            """);
        var response = await wire.CloudFormation().DescribeChangeSetAsync(new DescribeChangeSetRequest());

        Assert.Equal(ChangeSetStatus.CREATE_COMPLETE, response.Status);
        Assert.Equal(ExecutionStatus.AVAILABLE, response.ExecutionStatus);
        var change = Assert.Single(response.Changes!).ResourceChange!;
        Assert.Equal(ChangeAction.Modify, change.Action);
        Assert.Equal(Replacement.Conditional, change.Replacement);
        Assert.Equal([ResourceAttribute.Properties], change.Scope!);
        var detail = Assert.Single(change.Details!);
        Assert.Equal(EvaluationType.Dynamic, detail.Evaluation);
        Assert.Equal("Paused", detail.CausingEntity);
        Assert.Equal("State", detail.Target!.Name);
    }

    [Theory]
    [InlineData("ValidationError", "No updates are to be performed.", typeof(AmazonCloudFormationException))]
    [InlineData("ChangeSetNotFound", "ChangeSet [first] does not exist", typeof(ChangeSetNotFoundException))]
    [InlineData("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_NAMED_IAM]", typeof(InsufficientCapabilitiesException))]
    public async Task An_error_is_its_own_exception_where_AWS_models_it(string code, string message, Type exception)
    {
        var wire = new Wire(_ => Wire.Error(code, message, HttpStatusCode.BadRequest));
        var fault = await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(
            () => wire.CloudFormation().CreateChangeSetAsync(new CreateChangeSetRequest()));

        Assert.IsType(exception, fault);
        Assert.Equal(code, fault.ErrorCode);
        Assert.Equal(message, fault.Message);
    }
}
