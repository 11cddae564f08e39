namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Which tags of CloudFormation's a resource type takes beside its own (resource type schema, <c>tagging</c>).</summary>
internal enum Tagging
{
    /// <summary>It has no tags.</summary>
    None,

    /// <summary>The stack's.</summary>
    Stack,

    /// <summary>The stack's, and <c>aws:cloudformation:stack-name</c>, <c>…:stack-id</c> and <c>…:logical-id</c>.</summary>
    StackAndSystem,
}
