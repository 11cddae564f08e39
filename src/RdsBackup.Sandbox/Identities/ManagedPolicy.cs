using RdsBackup.Iam;

namespace RdsBackup.Sandbox.Identities;

/// <summary>A managed policy.</summary>
/// <param name="Document">As it was written.</param>
internal sealed record ManagedPolicy(string Name, string Path, string Arn, string Id, DateTimeOffset Created, string Document)
{
    public const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    /// <summary>AWS's own, by ARN.</summary>
    public static IReadOnlyDictionary<string, ManagedPolicy> Aws { get; } = new Dictionary<string, ManagedPolicy>(StringComparer.Ordinal)
    {
        [AdministratorAccess] = new(
            "AdministratorAccess", "/", AdministratorAccess, "ANPAIWMBCKSKIEE64ZLYK", new(2015, 2, 6, 18, 39, 46, TimeSpan.Zero),
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""),
    };

    public string? Description { get; init; }

    /// <summary>Ready to be evaluated.</summary>
    public AttachedPolicy Attached { get; } = new(Arn, PolicyDocument.Parse(Document, PolicyKind.Identity));
}
