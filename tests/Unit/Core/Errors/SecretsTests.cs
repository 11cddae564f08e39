using System.Net;
using System.Reflection;
using System.Text.Json;
using Amazon.RDS;
using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.Core.Errors;

/// <summary>Whatever the SDK, the network or the system word, no secret in it reaches anybody.</summary>
public class SecretsTests
{
    private static readonly FaultContext Context = new(Service.Rds, new Place("111111111111", "us-east-2"), "orders");

    // What is secret, and the words in which it comes. None of them opens anything.
    private static readonly (string Secret, string Words)[] Planted =
    [
        ("hunter2", "http://jane:hunter2@proxy.example.com:3128/"),
        ("hun/ter?2", "https://jane:hun/ter?2@proxy.example.com:3128"),
        ("jane-only", "https://jane-only@endpoint.example.com/path"),
        ("hunter3", "jane:hunter3@proxy.example.com:8080"),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "the secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY was not taken"),
        ("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        ("short one", """{"Version":1,"SecretAccessKey":"short one","Expiration":"2026"}"""),
        ("escaped1", """cause: {\"SessionToken\":\"escaped1\"}"""),
        ("cut-off", "{\"accessToken\": \"cut-off"),
        ("tok3n", "GET /federation?roleName=admin&token=tok3n&x=1"),
        ("0123456789abcdef", "https://rds.us-east-1.amazonaws.com/?Action=CopyDBSnapshot&X-Amz-Signature=0123456789abcdef&X-Amz-Date=20261120"),
        ("FwoGZXIvYXdzEBY", "X-Amz-Security-Token=FwoGZXIvYXdzEBY%2F%2F&b=c"),
        ("FwoGZXIvYXdzEBZ", "The canonical string should have been 'POST\n/\n\nx-amz-security-token:FwoGZXIvYXdzEBZ // a b\n\nhost'"),
        ("5d672d79c15b13162d9279b0855cfba6", "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261120, SignedHeaders=host, Signature=5d672d79c15b13162d9279b0855cfba6"),
        ("am9objpwYXNz", "'AKID' not a valid key=value pair in Authorization header: 'Basic am9objpwYXNz'"),
        ("c29tZS1iZWFyZXI9", "sent Bearer c29tZS1iZWFyZXI9 to it"),
        ("dXNlcjpwYXNzd29yZA==", "407 (Proxy-Authorization: Basic dXNlcjpwYXNzd29yZA==)"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln", "the web identity eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln has expired"),
        ("Correct Horse 9", "MasterUserPassword: 'Correct Horse 9'"),
        ("MIIEowIBAAKCAQEA", "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----"),
        (Long(), $"a session of {Long()} is over"),
    ];

    private static readonly Func<string, Exception>[] Thrown =
    [
        words => new AmazonRDSException(words, null, ErrorType.Sender, "InvalidParameterValue", "request-1", HttpStatusCode.BadRequest),
        words => new AmazonServiceException(words, null, ErrorType.Unknown, null, null, HttpStatusCode.BadGateway),
        words => new AmazonServiceException("call failed", new HttpRequestException(words)),
        words => new AmazonServiceException("call failed", new HttpRequestException("no", new IOException(words))),
        words => new AmazonClientException(words, new InvalidOperationException(words)),
        words => new ProcessAWSCredentialException(words),
        words => new AmazonUnmarshallingException("request-1", words, new JsonException(words, words, 1, 2), HttpStatusCode.OK),
        words => new HttpRequestException(words),
        words => new IOException(words, new UnauthorizedAccessException(words)),
        words => new JsonException(words, words, 1, 2),
        words => new UriFormatException(words),
        words => new ArgumentException(words, words),
        words => new FileNotFoundException(words, words),
        words => new AggregateException(words, new TimeoutException(words), new KeyNotFoundException(words)),
        words => new InvalidOperationException("outer", new NotSupportedException(words)) { Data = { ["sent"] = words }, HelpLink = words, Source = words },
    ];

    [Fact]
    public void No_secret_in_the_words_of_any_exception_is_in_what_a_user_is_handed()
    {
        var random = new Random(20261201);
        var told = 0;
        foreach (var (secret, words) in Planted)
        {
            foreach (var thrown in Thrown)
            {
                var fault = Caught(thrown($"{Noise(random)}{words}{Noise(random)}"));
                var failed = FaultMap.Translate(fault, Context, CancellationToken.None) is { } failure ? new BackupException(failure, fault) : ErrorRecords.Known(fault);
                var call = new CommandException("FileNotRead", default, $"It cannot be read: {fault.Message}", $"Mend {fault.Message}", words);

                Assert.All([.. Strings(failed, []), .. Strings(call, []), call.Advice, $"{call.Subject}"], text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
                told++;
            }
        }

        Assert.Equal(Planted.Length * Thrown.Length, told);
    }

    [Theory]
    [InlineData("User: arn:aws:sts::111111111111:assumed-role/Admin/jane.doe@example.com is not authorized to perform: rds:CopyDBSnapshot")]
    [InlineData("Connection refused (127.0.0.1:4566) at https://rds.us-east-1.amazonaws.com:8443/?mail=a@b")]
    [InlineData("arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [InlineData("The snapshot orders-5d672d79c15b13162d9279b0855cfba65d672d79 has the tag rdsbackup:origin")]
    [InlineData("5d672d79c15b13162d9279b0855cfba65d672d79")]
    [InlineData("The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.")]
    [InlineData("The security token included in the request is expired [ExpiredToken, us-east-1]")]
    [InlineData("The proxy asks for Basic authentication; a Bearer token is missing.")]
    [InlineData("/home/jane/.aws/credentials: line 3")]
    [InlineData("Pass -AccessKey and -SecretKey; or -SessionToken.")]
    public void Words_without_a_secret_stay_as_they_are(string words) => Assert.Equal(words, Secrets.Out(words));

    // All that a shell could show: properties, data and causes, to the bottom.
    private static IEnumerable<string> Strings(Exception thrown, HashSet<object> seen)
    {
        if (!seen.Add(thrown))
            yield break;

        yield return thrown.ToString();
        foreach (var property in thrown.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "TargetSite"))
        {
            switch (property.GetValue(thrown))
            {
                case Exception inner:
                    foreach (var text in Strings(inner, seen))
                        yield return text;
                    break;
                case System.Collections.IDictionary data:
                    foreach (var value in data.Values)
                        yield return $"{value}";
                    break;
                case IEnumerable<Exception> several:
                    foreach (var text in several.SelectMany(one => Strings(one, seen)))
                        yield return text;
                    break;
                case { } value:
                    yield return $"{value}";
                    break;
            }
        }
    }

    private static Exception Caught(Exception thrown)
    {
        try
        {
            throw thrown;
        }
        catch (Exception caught)
        {
            return caught;
        }
    }

    private static string Noise(Random random) => new[] { "", " ", "\"", "'", " (", ") ", ", ", "\n", ": ", "; " }[random.Next(10)];

    private static string Long() => string.Concat(Enumerable.Repeat("IQoJb3JpZ2luX2VjEJr", 12));
}
