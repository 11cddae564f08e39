using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>KMS's refusals, in AWS's words.</summary>
internal static class KmsFault
{
    public static AwsFault NotFound(string message) => new("NotFoundException", message);

    public static AwsFault NoKey(string arn) => NotFound($"Key '{arn}' does not exist");

    public static AwsFault NoAlias(string arn) => NotFound($"Alias {arn} is not found.");

    public static AwsFault Disabled(Key key) => new("DisabledException", $"{key.Arn} is disabled.");

    public static AwsFault InvalidState(Key key, string state) => new("KMSInvalidStateException", $"{key.Arn} {state}.");

    public static AwsFault InvalidArn(string message) => new("InvalidArnException", message);

    public static AwsFault MalformedPolicy(string message) => new("MalformedPolicyDocumentException", message);

    public static AwsFault Unsupported(string message) => new("UnsupportedOperationException", message);

    public static AwsFault AlreadyExists(string message) => new("AlreadyExistsException", message);

    public static AwsFault LimitExceeded(string message) => new("LimitExceededException", message);

    public static AwsFault InvalidCiphertext() => new("InvalidCiphertextException", "");

    public static AwsFault AccessDenied(string message) => new("AccessDeniedException", message);

    /// <summary>What a stranger gets, who must not learn whether the key is there.</summary>
    public static AwsFault Hidden(Call call, string operation) => AccessDenied(
        $"User: {call.Caller.Arn} is not authorized to perform: kms:{operation} on this resource because the resource does not exist in this Region, "
        + "no resource-based policies allow access, or a resource-based policy explicitly denies access");

    /// <summary>The same, when nobody said which key and the ciphertext names it.</summary>
    public static AwsFault HiddenBehindCiphertext() => AccessDenied(
        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.");

    /// <summary>Ends a call that only asks whether it would succeed, when all of it has been looked at and nothing done.</summary>
    /// <exception cref="AwsFault"><c>DryRunOperationException</c>: it would (KMS API reference, and "Testing your permissions" in the developer guide).</exception>
    public static void EndDryRun(JsonObject input)
    {
        if (input.Flag("DryRun") == true)
            throw new AwsFault("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.", 412);
    }

    public static AwsFault Validation(string message) => new("ValidationException", message);

    /// <summary>A parameter outside its constraint.</summary>
    public static AwsFault Constraint(string parameter, string? value, string constraint) => JsonInput.Broken(parameter, value, constraint);
}
