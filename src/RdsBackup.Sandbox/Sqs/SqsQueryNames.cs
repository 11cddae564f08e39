using RdsBackup.Models;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Sqs;

/// <summary>
/// What SQS calls things in the query protocol, which its model no longer says: lists and maps in the singular, and some errors by older codes
/// (SQS API reference, "Making Query API requests", and the error codes that newer clients get in the header <c>x-amzn-query-error</c>).
/// </summary>
internal sealed class SqsQueryNames : QueryNames
{
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["Attributes"] = "Attribute",
        ["AttributeNames"] = "AttributeName",
        ["MessageAttributes"] = "MessageAttribute",
        ["MessageAttributeNames"] = "MessageAttributeName",
        ["MessageSystemAttributeNames"] = "MessageSystemAttributeName",
        ["Messages"] = "Message",
        ["QueueUrls"] = "QueueUrl",
        ["TagKeys"] = "TagKey",
        ["Tags"] = "Tag",
        ["tags"] = "Tag",
    };

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["QueueDoesNotExist"] = "AWS.SimpleQueueService.NonExistentQueue",
        ["QueueNameExists"] = "QueueAlreadyExists",
    };

    public override string Space(ServiceModel service) => $"http://queue.amazonaws.com/doc/{service.ApiVersion}/";

    public override string Of(Member member) => Members.GetValueOrDefault(member.Name, member.Name);

    public override string Key(Shape map) => map.Name == "TagMap" ? "Key" : "Name";

    public override string Value(Shape map) => "Value";

    public override string Code(string code) => Codes.GetValueOrDefault(code, code);
}
