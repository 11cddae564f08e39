using System.Net;
using Amazon.EventBridge.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace RdsBackup.Unit.Aws;

public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("""{"__type":"ExecutionAlreadyExists","message":"taken"}""", null)]
    [InlineData("""{"__type":"com.amazonaws.states#ExecutionAlreadyExists","message":"taken"}""", null)]
    [InlineData("""{"__type":"ExecutionAlreadyExists:http://internal.amazon.com/coral/","Message":"taken"}""", null)]
    [InlineData("""{"code":"ExecutionAlreadyExists","message":"taken"}""", null)]
    [InlineData("""{"message":"taken"}""", "ExecutionAlreadyExists:http://internal.amazon.com/coral/")]
    public async Task A_modelled_error_is_its_own_exception_however_AWS_spells_its_code(string body, string? header)
    {
        var fault = await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => Start(body, HttpStatusCode.BadRequest, header));

        Assert.Equal("ExecutionAlreadyExists", fault.ErrorCode);
        Assert.Equal("taken", fault.Message);
        Assert.Equal(HttpStatusCode.BadRequest, fault.StatusCode);
        Assert.Equal(Wire.RequestId, fault.RequestId);
    }

    [Fact]
    public async Task An_exception_carries_the_members_of_its_own()
    {
        var fault = await Assert.ThrowsAsync<KmsInvalidStateException>(() => Start(
            """{"__type":"com.amazonaws.states#KmsInvalidStateException","kmsKeyState":"DISABLED","message":"key","newer":{"a":[1]}}""",
            HttpStatusCode.BadRequest));

        Assert.Equal(KmsKeyState.DISABLED, fault.KmsKeyState);
    }

    [Theory]
    [InlineData("AccessDeniedException", HttpStatusCode.BadRequest)]
    [InlineData("UnrecognizedClientException", HttpStatusCode.BadRequest)]
    [InlineData("com.amazon.coral.service#ExpiredTokenException", HttpStatusCode.BadRequest)]
    public async Task An_error_without_a_class_keeps_its_code(string type, HttpStatusCode status)
    {
        var fault = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => Start($$"""{"__type":"{{type}}","message":"no"}""", status));

        Assert.Equal(type.Split('#')[^1], fault.ErrorCode);
        Assert.Equal(status, fault.StatusCode);
    }

    [Theory]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("upstream connect error")]
    [InlineData("\"text\"")]
    [InlineData("")]
    public async Task An_error_that_is_not_AWSs_keeps_its_status(string body)
    {
        var fault = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => Start(body, HttpStatusCode.BadGateway));

        Assert.Equal(HttpStatusCode.BadGateway, fault.StatusCode);
        Assert.Null(fault.ErrorCode);
        Assert.Contains("502", fault.Message);
    }

    [Fact]
    public async Task An_error_without_a_body_has_the_code_of_its_header()
    {
        var fault = await Assert.ThrowsAsync<StateMachineDoesNotExistException>(
            () => Start("", HttpStatusCode.BadRequest, "StateMachineDoesNotExist"));

        Assert.Contains("StateMachineDoesNotExist", fault.Message);
    }

    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("TooManyRequestsException", HttpStatusCode.TooManyRequests)]
    [InlineData("InternalException", HttpStatusCode.InternalServerError)]
    public async Task Throttling_and_faults_of_AWSs_own_are_tried_again(string code, HttpStatusCode status)
    {
        var wire = FailingOnce(code, status);
        await wire.EventBridge(config => config.MaxErrorRetry = 1).ListRulesAsync(new ListRulesRequest());

        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task What_the_caller_did_wrong_is_not_tried_again()
    {
        var wire = FailingOnce("ManagedRuleException", HttpStatusCode.BadRequest);
        await Assert.ThrowsAsync<ManagedRuleException>(() => wire.EventBridge(config => config.MaxErrorRetry = 1).EnableRuleAsync(new EnableRuleRequest()));

        Assert.Single(wire.Requests);
    }

    [Fact]
    public void A_refused_call_completes_on_the_callers_thread() =>
        Assert.IsType<ExecutionDoesNotExistException>(Start("""{"__type":"ExecutionDoesNotExist"}""", HttpStatusCode.BadRequest).Exception!.InnerException);

    private static Wire FailingOnce(string code, HttpStatusCode status)
    {
        var failed = false;
        return new Wire(_ =>
        {
            if (failed)
                return Wire.Json("""{"Rules":[]}""");
            failed = true;
            return Wire.Json($$"""{"__type":"{{code}}","message":"not now"}""", status);
        });
    }

    private static Task<StartExecutionResponse> Start(string body, HttpStatusCode status, string? header = null) =>
        new Wire(_ => Wire.Json(body, status, header)).StepFunctions().StartExecutionAsync(new StartExecutionRequest());
}
