using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace RdsBackup.Core.Aws;

/// <summary>
/// Credentials of a role, renewed when they end. The SDK's own find their STS client by themselves, and so miss the endpoint, and the region and partition of a
/// profile that is named.
/// </summary>
/// <param name="lend">Asks STS for them.</param>
internal sealed class RoleCredentials(Func<CancellationToken, Task<Credentials?>> lend) : RefreshingAWSCredentials
{
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var lent = Reading.Told(await lend(CancellationToken.None).ConfigureAwait(false), "Credentials");
        if (string.IsNullOrEmpty(lent.AccessKeyId) || string.IsNullOrEmpty(lent.SecretAccessKey) || string.IsNullOrEmpty(lent.SessionToken))
            throw AwsFailures.AnswerLacks("Credentials");
        return new CredentialsRefreshState(
            new ImmutableCredentials(lent.AccessKeyId, lent.SecretAccessKey, lent.SessionToken), lent.Expiration ?? throw AwsFailures.AnswerLacks("Expiration"));
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();
}
