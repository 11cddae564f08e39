using System.Text;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Wire;

public sealed class AuthenticationTests
{
    private const string NoMatch = "The request signature we calculated does not match the signature you provided.";

    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    [Fact]
    public Task A_body_changed_on_its_way_is_refused() =>
        Refused("SignatureDoesNotMatch", 403, NoMatch, request => request with { Body = [.. request.Body, (byte)'&'] });

    [Fact]
    public Task A_signed_header_changed_on_its_way_is_refused() =>
        Refused("SignatureDoesNotMatch", 403, NoMatch, request => With(request, "Host", "elsewhere.invalid"));

    [Fact]
    public Task Another_path_than_the_signed_one_is_refused() =>
        Refused("SignatureDoesNotMatch", 403, NoMatch, request => request with { Target = "/other" });

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        using var sts = sandbox.Sts(new BasicAWSCredentials(sandbox.Primary().AccessKey.Id, sandbox.Secondary().AccessKey.Secret));

        Refused("SignatureDoesNotMatch", 403, NoMatch, await Error(sts));
    }

    [Fact]
    public async Task An_unknown_access_key_is_refused()
    {
        using var sts = sandbox.Sts(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));

        Refused("InvalidClientTokenId", 403, "The security token included in the request is invalid.", await Error(sts));
    }

    [Fact]
    public async Task A_token_that_was_not_given_out_is_refused()
    {
        var key = sandbox.Primary().AccessKey;
        using var sts = sandbox.Sts(new SessionAWSCredentials(key.Id, key.Secret, "made-up"));

        Refused("InvalidClientTokenId", 403, "The security token included in the request is invalid.", await Error(sts));
    }

    [Theory]
    [InlineData(16, "Signature expired: ")]
    [InlineData(-16, "Signature not yet current: ")]
    public async Task A_signature_that_is_a_quarter_of_an_hour_off_is_refused(int minutes, string message)
    {
        var late = new AwsSandbox(new SandboxOptions { WallClock = new VirtualClock(TimeProvider.System.GetUtcNow().AddMinutes(minutes)) });

        // A host of its own: the SDK remembers by host how far a server's clock is off.
        using var sts = late.Sts(SandboxClients.Credentials(late.Primary()), host: $"off-by-{minutes}.invalid");

        Refused("SignatureDoesNotMatch", 403, message, await Error(sts));
    }

    [Fact]
    public async Task Sandbox_time_does_not_age_a_signature()
    {
        var distant = new AwsSandbox(new SandboxOptions { Clock = new VirtualClock(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero)) });
        using var sts = distant.Sts(distant.Primary());

        await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal(2031, distant.Calls.Latest[^1].Time.Year);
    }

    [Fact]
    public Task A_request_without_a_signature_is_refused() =>
        Refused("MissingAuthenticationToken", 403, "Request is missing Authentication Token", request => With(request, "Authorization", null));

    [Theory]
    [InlineData("Signature=", "Signatur=", "Authorization header requires 'Signature' parameter.")]
    [InlineData("Credential=", "Credentials=", "Authorization header requires 'Credential' parameter.")]
    [InlineData("SignedHeaders=", "Headers=", "Authorization header requires 'SignedHeaders' parameter.")]
    [InlineData("/aws4_request", "", "Credential must have exactly 5 slash-delimited elements")]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.")]
    public Task An_authorization_header_that_lacks_something_is_refused(string part, string instead, string message) =>
        Refused("IncompleteSignature", 400, message, request => Rewrite(request, part, instead));

    [Theory]
    [InlineData("/aws4_request", "/aws5_request", "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.")]
    [InlineData("host;", "", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")]
    public Task A_signature_of_the_wrong_shape_is_refused(string part, string instead, string message) =>
        Refused("SignatureDoesNotMatch", 403, message, request => Rewrite(request, part, instead));

    [Fact]
    public Task A_scope_of_another_day_is_refused() =>
        Refused("SignatureDoesNotMatch", 403, "Date in Credential scope does not match YYYYMMDD", request =>
            Rewrite(request, $"/{request.Headers["X-Amz-Date"][..8]}/", "/20150830/"));

    [Fact]
    public async Task A_region_that_is_not_there_is_refused()
    {
        using var sts = sandbox.Sts(sandbox.Primary(), region: "eu-north-9");

        Refused("NotInSandbox", 400, "The sandbox has no region 'eu-north-9', only us-east-1 and us-east-2.", await Error(sts));
    }

    [Fact]
    public Task A_service_that_is_not_there_is_refused_by_name() =>
        Refused("NotInSandbox", 400, "The sandbox has no service 'glue'.", request => Rewrite(request, "/sts/", "/glue/"));

    [Theory]
    [InlineData("2011-06-15", "2011-06-16", "Could not find operation GetCallerIdentity for version 2011-06-16")]
    [InlineData("&Version=2011-06-15", "", "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED")]
    public void A_version_that_is_not_there_is_refused(string part, string instead, string message)
    {
        var response = sandbox.Handle(Signed("Action=GetCallerIdentity&Version=2011-06-15".Replace(part, instead, StringComparison.Ordinal)));

        Assert.Equal(400, response.Status);
        Assert.Contains($"<Code>InvalidAction</Code><Message>{message}</Message>", Encoding.UTF8.GetString(response.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_string_may_carry_the_call()
    {
        var response = sandbox.Handle(Signed(body: "", target: "/?Action=GetCallerIdentity&Version=2011-06-15", method: "GET"));

        Assert.Equal(200, response.Status);
        Assert.Equal(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + $"<Arn>arn:aws:iam::111111111111:user/admin</Arn><UserId>{UserId()}</UserId><Account>111111111111</Account>"
            + $"</GetCallerIdentityResult><ResponseMetadata><RequestId>{response.RequestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>",
            Encoding.UTF8.GetString(response.Body));
    }

    private static void Refused(string code, int status, string message, AmazonSecurityTokenServiceException error)
    {
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(status, (int)error.StatusCode);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.RequestId);
    }

    private static Task<AmazonSecurityTokenServiceException> Error(AmazonSecurityTokenServiceClient sts) =>
        Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

    private static WireRequest With(WireRequest request, string header, string? value)
    {
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        headers.Remove(header);
        if (value is not null)
            headers[header] = value;

        return request with { Headers = headers };
    }

    private static WireRequest Rewrite(WireRequest request, string part, string instead) =>
        With(request, "Authorization", request.Headers["Authorization"].Replace(part, instead, StringComparison.Ordinal));

    private async Task Refused(string code, int status, string message, Func<WireRequest, WireRequest> tamper)
    {
        using var sts = sandbox.Sts(SandboxClients.Credentials(sandbox.Primary()), tamper: tamper);
        Refused(code, status, message, await Error(sts));
    }

    private WireRequest Signed(string body, string target = "/", string method = "POST") =>
        RequestSigner.Sign(sandbox.Primary().AccessKey, "us-east-1", "sts", method, target, body);

    private string UserId()
    {
        using var sts = sandbox.Sts(sandbox.Primary());
        return sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()).GetAwaiter().GetResult().UserId;
    }
}
