namespace RdsBackup.Rehearsal.Reporting;

/// <summary>Keys as people call them.</summary>
/// <param name="names">Names by ARN.</param>
internal sealed class KeyNames(IReadOnlyDictionary<string, string> names)
{
    /// <summary>The alias, else the first part of the key's id; <c>none</c> without a key.</summary>
    public string Of(string? arn) => arn is null ? "none" : names.GetValueOrDefault(arn) ?? arn[(arn.LastIndexOf('/') + 1)..].Split('-')[0];
}
