namespace RdsBackup.Aws.Runtime;

/// <summary>The members of a class begin with a small letter on the wire.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class CamelCaseAttribute : Attribute;
