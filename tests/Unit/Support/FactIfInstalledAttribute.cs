using System.Runtime.CompilerServices;

namespace RdsBackup.Unit.Support;

/// <summary>A fact that needs what the machine may lack. Skipped, its name tells the reason: nobody looks further.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class ConditionalFactAttribute(string? missing, string test) : FactAttribute
{
    public override string? Skip { get; set; } = missing;

    public override string? DisplayName { get; set; } = missing is null ? null : $"{test} ({missing})";
}

/// <summary>A fact that needs a program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfInstalledAttribute(string program, [CallerMemberName] string test = "")
    : ConditionalFactAttribute(Installed.Has(program) ? null : $"'{program}' is not installed on this machine", test);

/// <summary>A fact that needs an AWS CLI that heeds <c>AWS_ENDPOINT_URL</c>: version 1 since 1.29, version 2 since 2.13.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfAwsHeedsEndpointVariableAttribute([CallerMemberName] string test = "") : ConditionalFactAttribute(
    AwsCli.Version is not { } version ? "'aws' is not installed on this machine"
        : version >= new Version(2, 13) || (version.Major == 1 && version.Minor >= 29) ? null
        : $"'aws' {version} does not know AWS_ENDPOINT_URL yet",
    test);

/// <summary>A fact that gives a program another home folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithOtherHomeAttribute([CallerMemberName] string test = "")
    : ConditionalFactAttribute(OperatingSystem.IsWindows() ? "on Windows a program's home folder is the user's own" : null, test);
