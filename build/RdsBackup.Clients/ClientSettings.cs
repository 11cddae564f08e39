using RdsBackup.Models;

namespace RdsBackup.Clients;

/// <summary>What the official packages call a service; it follows from nothing in its model.</summary>
/// <param name="Service">The model's file.</param>
/// <param name="Namespace">The namespace below <c>Amazon</c>.</param>
/// <param name="Name">What the names of its client, exceptions and paginators are made of.</param>
/// <param name="Title">What people call it.</param>
internal sealed record ClientSettings(string Service, string Namespace, string Name, string Title)
{
    public static IReadOnlyList<ClientSettings> All { get; } =
    [
        new("cloudformation", "CloudFormation", "CloudFormation", "AWS CloudFormation"),
        new("events", "EventBridge", "EventBridge", "Amazon EventBridge"),
        new("iam", "IdentityManagement", "IdentityManagementService", "AWS Identity and Access Management"),
        new("rds", "RDS", "RDS", "Amazon Relational Database Service"),
        new("stepfunctions", "StepFunctions", "StepFunctions", "AWS Step Functions"),
    ];

    /// <summary>The base of a request's class. One that may carry a request signed for another region has a base written by hand.</summary>
    public string BaseOf(IEnumerable<Member> members) =>
        Service == "rds" && members.Any(IsPreSigned) ? "CrossRegionRequest" : $"Amazon{Name}Request";

    /// <summary>Whether a member is that base's.</summary>
    public static bool IsPreSigned(Member member) => member.Name == "PreSignedUrl";
}

/// <summary>Names of the official packages' that follow from the model's.</summary>
internal static class OfficialNames
{
    /// <summary>A member's name in .NET: it begins with a capital letter.</summary>
    public static string Property(this Member member) => char.ToUpperInvariant(member.Name[0]) + member.Name[1..];
}
