using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;

namespace RdsBackup.Core.Stacks;

/// <summary>
/// Keys and aliases survive their stack. A new stack whose template can take a key up takes the one that its alias names, because a second alias of the
/// name cannot be made.
/// </summary>
internal static class SurvivingKey
{
    /// <summary>The parameter that takes a key's ARN.</summary>
    public const string Parameter = "ExistingKeyArn";

    private const string AliasParameter = "KeyAlias";
    private const string SharedWithParameter = "BackupAccountId";

    /// <summary>The ARN to take up; null when the template takes none, one is given, or none is there.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.KeyDisabled"/>, <see cref="FailureKind.KeyNotShared"/>: it is there and cannot serve.</exception>
    public static async Task<string?> FindAsync(StackOrder order, TemplateFacts template, CancellationToken cancellation)
    {
        if (order.Parameters.ContainsKey(Parameter) || !Has(Parameter) || Value(AliasParameter) is not { } alias)
            return null;

        if (await order.Target.Of<KmsGateway>().FindAsync(alias, cancellation).ConfigureAwait(false) is not { } key)
            return null;

        if (!key.IsEnabled)
            throw KeyFailures.KeyDisabled(alias, key.State, order.Target.Place, KeySide.Target);

        if (Value(SharedWithParameter) is { } account)
            await KeyKeeper.CheckSharedAsync(order.Target, key, account, cancellation).ConfigureAwait(false);

        return key.Arn;

        bool Has(string name) => template.Parameters.Any(parameter => parameter.Name == name);

        string? Value(string name) => order.Parameters.GetValueOrDefault(name) ?? template.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Default;
    }
}
