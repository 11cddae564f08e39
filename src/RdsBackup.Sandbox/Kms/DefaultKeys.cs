using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>A KMS that has nothing but AWS's own default keys, which every principal of the account may use.</summary>
internal sealed class DefaultKeys : IKeys
{
    public KeyFacts? Find(string key, string accountId, string region) =>
        AwsManaged("rds", accountId, region) is var own && own.Arn == key ? own : null;

    public KeyFacts AwsManaged(string service, string accountId, string region) =>
        new($"arn:aws:kms:{region}:{accountId}:key/00000000-0000-4000-8000-{accountId}", accountId, region, IsAwsManaged: true);

    public bool Allows(Call call, string keyArn, string operation, string viaService) =>
        keyArn.Split(':')[4] == call.AccountId;

    public bool IsUsable(string keyArn) => true;
}
