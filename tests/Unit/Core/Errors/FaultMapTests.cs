using System.Net;
using Amazon.RDS;
using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Errors;

public class FaultMapTests
{
    private static readonly FaultContext Context = new(Service.Rds, new Place("111111111111", "us-east-2"), "orders");

    [Theory]
    [InlineData("DBSnapshotNotFound", 404, "DBSnapshot not found: orders", FailureKind.SnapshotNotFound)]
    [InlineData("DBClusterSnapshotNotFoundFault", 404, "DBClusterSnapshot orders not found.", FailureKind.SnapshotNotFound)]
    [InlineData("DBSnapshotAlreadyExists", 400, "exists", FailureKind.TargetNameTaken)]
    [InlineData("DBClusterSnapshotAlreadyExistsFault", 400, "exists", FailureKind.TargetNameTaken)]
    [InlineData("InvalidDBSnapshotState", 400, "state", FailureKind.SnapshotNotAvailable)]
    [InlineData("InvalidDBClusterSnapshotStateFault", 400, "state", FailureKind.SnapshotNotAvailable)]
    [InlineData("SnapshotQuotaExceeded", 400, "Cannot copy more than 20 snapshots across regions", FailureKind.CopyQuotaExceeded)]
    [InlineData("SnapshotQuotaExceeded", 400, "Cannot create more than 100 manual snapshots", FailureKind.SnapshotQuotaExceeded)]
    [InlineData("OptionGroupNotFoundFault", 404, "Specified OptionGroupName: orders-options not found.", FailureKind.OptionGroupNotFound)]
    [InlineData("UnauthorizedException", 401, "Session token not found or invalid", FailureKind.CredentialsExpired)]
    [InlineData("SharedSnapshotQuotaExceeded", 400, "too many", FailureKind.ShareQuotaExceeded)]
    [InlineData("InvalidParameterValue", 400, "Must specify new KMS key for cross region encrypted snapshot copy.", FailureKind.KeyMissing)]
    [InlineData("InvalidParameterValue", 400, "Something else", FailureKind.Refused)]
    [InlineData("AccessDenied", 403, "User is not authorized", FailureKind.AccessDenied)]
    [InlineData("ExpiredToken", 403, "The security token included in the request is expired", FailureKind.CredentialsExpired)]
    [InlineData("InvalidClientTokenId", 403, "invalid", FailureKind.CredentialsRefused)]
    [InlineData("SignatureDoesNotMatch", 403, "Credential should be scoped to a valid region, not 'eu-west-1'.", FailureKind.UnknownRegion)]
    [InlineData("NotInSandbox", 400, "The sandbox has no region 'eu-west-1', only us-east-1 and us-east-2.", FailureKind.UnknownRegion)]
    [InlineData("InvalidDBInstanceState", 400, "Cannot create a snapshot because the database instance orders is not currently in the available state.", FailureKind.DatabaseNotAvailable)]
    [InlineData("MalformedPolicyDocumentException", 400, "Policy contains a statement with one or more invalid principals.", FailureKind.InvalidAccountId)]
    [InlineData("Throttling", 400, "Rate exceeded", FailureKind.Throttled)]
    [InlineData("InternalFailure", 500, "unknown", FailureKind.ServiceUnavailable)]
    public void A_code_on_the_wire_becomes_a_kind_that_keeps_awss_words_and_names_the_place(string code, int status, string message, FailureKind kind)
    {
        var failure = Translate(code, status, message);

        Assert.Equal(kind, failure.Kind);
        Assert.Contains(message.TrimEnd('.'), failure.Message, StringComparison.Ordinal);
        Assert.Contains("us-east-2 (account 111111111111)", failure.Message, StringComparison.Ordinal);
        Assert.Equal("orders", failure.Subject);
        Assert.Equal(code, failure.AwsCode);
        Assert.Equal("request-1", failure.RequestId);
        Assert.NotEmpty(failure.Advice);
    }

    // One word, several services: KMS's key and Step Functions' machine are no snapshots, and an alias that is there is no stack that somebody deploys.
    [Theory]
    [InlineData(nameof(Service.Kms), "NotFoundException", FailureKind.KeyNotFound)]
    [InlineData(nameof(Service.StepFunctions), "NotFoundException", FailureKind.Refused)]
    [InlineData(nameof(Service.CloudFormation), "AlreadyExistsException", FailureKind.StackBusy)]
    [InlineData(nameof(Service.Kms), "AlreadyExistsException", FailureKind.Refused)]
    [InlineData(nameof(Service.StepFunctions), "StateMachineDoesNotExist", FailureKind.StackNotFound)]
    [InlineData(nameof(Service.Rds), "DBSnapshotNotFound", FailureKind.SnapshotNotFound)]
    [InlineData(nameof(Service.Iam), "AccessDenied", FailureKind.AccessDenied)]
    public void A_code_means_what_its_service_means_by_it(string service, string code, FailureKind kind)
    {
        var failure = Translate(code, 400, "words", Context with { Service = Enum.Parse<Service>(service) });

        Assert.Equal(kind, failure.Kind);
        Assert.Equal(code, failure.AwsCode);
    }

    [Theory]
    [InlineData("The source snapshot KMS key [arn:aws:kms:us-east-1:1:key/1] does not exist, is not enabled or you do not have permissions to access it.", KeySide.Source)]
    [InlineData("The target KMS key [alias/source-side] does not exist, is not enabled or you do not have permissions to access it.", KeySide.Target)]
    [InlineData("The target KMS key [alias/rds-backup] does not exist, is not enabled or you do not have permissions to access it.", KeySide.Target)]
    public void A_key_that_is_not_accessible_is_told_as_the_sources_or_the_targets(string message, KeySide side)
    {
        var failure = Translate("KMSKeyNotAccessibleFault", 400, message);

        Assert.Equal(FailureKind.KeyNotAccessible, failure.Kind);
        Assert.Equal(side, failure.Key);
        Assert.Contains(side == KeySide.Source ? "source snapshot's key" : "target key", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_that_is_down_is_told_as_such()
    {
        var failure = FaultMap.Translate(
            new AmazonServiceException("call failed", new HttpRequestException("Connection refused (127.0.0.1:1)")), Context, CancellationToken.None)!;

        Assert.Equal(FailureKind.EndpointUnreachable, failure.Kind);
        Assert.Contains("Connection refused", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.IsTransient);
    }

    [Fact]
    public void A_role_that_cannot_be_assumed_speaks_with_the_services_words()
    {
        var inner = new AmazonServiceException("not authorized to perform: sts:AssumeRole", ErrorType.Sender, "AccessDenied", "request-1", HttpStatusCode.Forbidden);
        var failure = FaultMap.Translate(new AmazonClientException("Error calling AssumeRole", inner), Context, CancellationToken.None)!;

        Assert.Equal(FailureKind.AccessDenied, failure.Kind);
        Assert.Contains("sts:AssumeRole", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_callers_own_cancellation_is_no_failure()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Null(FaultMap.Translate(new OperationCanceledException(source.Token), Context, source.Token));
    }

    private static Failure Translate(string code, int status, string message, FaultContext? context = null) => FaultMap.Translate(
        new AmazonRDSException(message, null, ErrorType.Sender, code, "request-1", (HttpStatusCode)status), context ?? Context, CancellationToken.None)!;
}
