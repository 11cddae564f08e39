using System.Text;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Unit.Sandbox.Wire;

/// <summary>Signatures made by botocore with AWS's example keys, the first one printed in the IAM User Guide.</summary>
public sealed class SignatureV4Tests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string FormType = "application/x-www-form-urlencoded; charset=utf-8";

    [Fact]
    public void A_query_string_that_needs_no_encoding() => Verify(
        "GET",
        "/?Action=ListUsers&Version=2010-05-08",
        new() { ["Host"] = "iam.amazonaws.com", ["Content-Type"] = FormType },
        "",
        "us-east-1/iam",
        "content-type;host;x-amz-date",
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");

    [Fact]
    public void A_form_in_the_body() => Verify(
        "POST",
        "/",
        new() { ["Host"] = "rds.us-east-2.amazonaws.com", ["Content-Type"] = FormType },
        "Action=DescribeDBSnapshots&Version=2014-10-31",
        "us-east-2/rds",
        "content-type;host;x-amz-date",
        "624a973eab7d4c16f9c229602abd2ea3434c55df1ff55ae17ee3599133e7ad07");

    [Fact]
    public void A_path_with_dots_and_spaces_unsorted_parameters_and_spaces_in_a_header() => Verify(
        "GET",
        "/a%20b//c/./x/../d/?b=2&a=%20x%2By&a=1&empty=",
        new() { ["Host"] = "rds.us-east-2.amazonaws.com", ["X-Odd"] = "  two   spaces " },
        "",
        "us-east-2/rds",
        "host;x-amz-date;x-odd",
        "9fc0b11761af22ca5e888baf7279bf16b95d39a57ae4f33bf083c7ed07c939c6");

    [Fact]
    public void A_presigned_request_with_a_session_token()
    {
        var request = new WireRequest(
            "GET",
            "/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60"
            + "&X-Amz-SignedHeaders=host&X-Amz-Security-Token=token%2Fwith%2Bodd%3Dcharacters"
            + "&X-Amz-Signature=bb009e3bc17b333f4c9b0b12eab446f9f91dcd68a842522a068b3ef3b1f0110e",
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = "sts.amazonaws.com" },
            []);

        var signature = RequestSignature.Read(request, request.Query());

        Assert.True(signature.IsPresigned);
        Assert.Equal("token/with+odd=characters", signature.Token);
        Assert.Equal(signature.Value, Sign(request, signature));
    }

    private static void Verify(
        string method, string target, Dictionary<string, string> headers, string body, string scope, string signed, string expected)
    {
        headers["X-Amz-Date"] = "20150830T123600Z";
        headers["Authorization"] =
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/{scope}/aws4_request, SignedHeaders={signed}, Signature={expected}";
        var request = new WireRequest(
            method, target, new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));

        Assert.Equal(expected, Sign(request, RequestSignature.Read(request, request.Query())));
    }

    private static string Sign(WireRequest request, RequestSignature signature) => SignatureV4.Sign(
        SignatureV4.Key(Secret, signature), SignatureV4.StringToSign(SignatureV4.CanonicalRequest(request, request.Query(), signature), signature));
}
