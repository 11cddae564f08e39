using System.Net;

namespace RdsBackup.Aws.Runtime;

/// <summary>The error code on the wire, and the status AWS sends it with, of an exception class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class FaultAttribute(string code, HttpStatusCode status) : Attribute
{
    public string Code { get; } = code;

    public HttpStatusCode Status { get; } = status;
}
