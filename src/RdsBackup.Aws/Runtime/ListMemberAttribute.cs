namespace RdsBackup.Aws.Runtime;

/// <summary>The wire name of a list's members where it is not the protocol's own <c>member</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListMemberAttribute(string name) : Attribute
{
    public const string Default = "member";

    public string Name { get; } = name;
}
