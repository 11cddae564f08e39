using System.Reflection;
using Amazon.Runtime;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>
/// Credentials of an SDK that other assemblies brought, of whatever version: their values are asked for at each call, so that theirs stay the ones that are
/// valid now.
/// </summary>
internal sealed class BorrowedCredentials : AWSCredentials
{
    private const string Method = "GetCredentials";

    private readonly object lender;
    private readonly MethodInfo get;

    /// <summary>Borrows from an object that <see cref="CanBorrow"/> accepts.</summary>
    public BorrowedCredentials(object lender)
    {
        this.lender = lender;
        get = Find(lender) ?? throw new ArgumentException($"A {lender.GetType()} holds no AWS credentials.", nameof(lender));
    }

    /// <summary>Whether an object is an SDK's credentials.</summary>
    public static bool CanBorrow(object? lender) => lender is not null && Find(lender) is not null;

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        object values;
        try
        {
            values = get.Invoke(lender, null)!;
        }
        catch (TargetInvocationException refused) when (refused.InnerException is { } reason)
        {
            throw new AmazonClientException($"The credentials of the session cannot be read: {reason.Message}", reason);
        }

        return new ImmutableCredentials(Value(values, "AccessKey"), Value(values, "SecretKey"), Value(values, "Token"));
    }

    /// <inheritdoc/>
    public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.Run(GetCredentials);

    private static string? Value(object values, string name) => values.GetType().GetProperty(name)?.GetValue(values) as string;

    private static MethodInfo? Find(object lender) =>
        lender.GetType().GetMethod(Method, BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is { } found
        && found.ReturnType.GetProperty("AccessKey") is not null
            ? found
            : null;
}
