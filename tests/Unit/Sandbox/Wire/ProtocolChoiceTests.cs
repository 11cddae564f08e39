using System.Formats.Cbor;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Wire;

/// <summary>Each service answers in the protocol it is asked in.</summary>
public sealed class ProtocolChoiceTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    [Fact]
    public void SQS_still_speaks_the_query_protocol_in_its_old_names()
    {
        var client = new QueryClient(sandbox, sandbox.Primary().AccessKey, "sqs", "2012-11-05");
        var url = client.Call("CreateQueue", ("QueueName", "letters"), ("Attribute.1.Name", "VisibilityTimeout"), ("Attribute.1.Value", "60"), ("Tag.1.Key", "team"), ("Tag.1.Value", "dba"))
            .Element("QueueUrl")!.Value;

        client.Call("SendMessage", ("QueueUrl", url), ("MessageBody", "text"), ("MessageAttribute.1.Name", "db"), ("MessageAttribute.1.Value.DataType", "String"),
            ("MessageAttribute.1.Value.StringValue", "orders"));

        var message = client.Call("ReceiveMessage", ("QueueUrl", url), ("AttributeName.1", "All"), ("MessageAttributeName.1", "db")).Element("Message")!;
        Assert.Equal(("text", "orders"), (message.Element("Body")!.Value, message.Element("MessageAttribute")!.Element("Value")!.Element("StringValue")!.Value));
        Assert.Equal("60", client.Call("GetQueueAttributes", ("QueueUrl", url), ("AttributeName.1", "VisibilityTimeout")).Element("Attribute")!.Element("Value")!.Value);
        Assert.Equal("dba", client.Call("ListQueueTags", ("QueueUrl", url)).Element("Tag")!.Element("Value")!.Value);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", Assert.Throws<AwsFault>(() => client.Call("GetQueueUrl", ("QueueName", "nowhere"))).Code);
    }

    [Fact]
    public void SQS_names_the_old_code_of_an_error_in_JSON_too()
    {
        var response = Send("sqs", "{\"QueueName\":\"nowhere\"}"u8.ToArray(), new() { ["x-amz-target"] = "AmazonSQS.GetQueueUrl" }, "/");

        Assert.Equal(("QueueDoesNotExist", "application/x-amz-json-1.0"), (response.ErrorCode, response.ContentType));
        Assert.Contains(new("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender"), response.Headers);
    }

    // Calculated by a script that gives 235c5c510d26fb653d073faed50ae77c for AWS's timestamp of 1493147359900, as a Number.
    [Fact]
    public void Message_attributes_have_the_checksum_that_clients_compare()
    {
        var client = JsonClient.Sqs(sandbox, sandbox.Primary().AccessKey, "us-east-1");
        var url = (string)client.Call("CreateQueue", new() { ["QueueName"] = "letters" })["QueueUrl"]!;

        var sent = client.Call("SendMessage", new()
        {
            ["QueueUrl"] = url,
            ["MessageBody"] = "text",
            ["MessageAttributes"] = new JsonObject { ["db"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = "orders" } },
        });

        Assert.Equal("ad0e787493c22ea4ee63cdc51944bd95", (string?)sent["MD5OfMessageAttributes"]);
    }

    [Fact]
    public void CloudWatch_speaks_CBOR_JSON_and_the_query_protocol()
    {
        var cbor = Cbor("ListTagsForResource", writer =>
        {
            writer.WriteStartMap(1);
            writer.WriteTextString("ResourceARN");
            writer.WriteTextString("arn:aws:cloudwatch:us-east-1:111111111111:alarm:none");
            writer.WriteEndMap();
        });
        var json = Send("monitoring", "{\"AlarmNames\":[\"none\"]}"u8.ToArray(), new() { ["x-amz-target"] = "GraniteServiceVersion20100801.DescribeAlarms" }, "/");

        Assert.Equal((404, "application/cbor", "ResourceNotFoundException"), (cbor.Status, cbor.ContentType, cbor.ErrorCode));
        Assert.Contains(new("smithy-protocol", "rpc-v2-cbor"), cbor.Headers);
        Assert.Equal((200, "application/x-amz-json-1.0", "{\"MetricAlarms\":[],\"CompositeAlarms\":[]}"), (json.Status, json.ContentType, System.Text.Encoding.UTF8.GetString(json.Body)));
        Assert.Empty(new QueryClient(sandbox, sandbox.Primary().AccessKey, "monitoring", "2010-08-01").Call("DescribeAlarms").Elements("NextToken"));
    }

    [Theory]
    [InlineData(new byte[] { 0x01 })]
    [InlineData(new byte[] { 0xA1, 0x61 })]
    [InlineData(new byte[] { 0xA1, 0x61, 0x61, 0xF6, 0xFF })]
    [InlineData(new byte[] { 0xA2, 0x61, 0x61, 0x01, 0x61, 0x61, 0x02 })]
    [InlineData(new byte[] { 0xBF, 0x61, 0x61, 0xFB, 0x7F, 0xF0, 0, 0, 0, 0, 0, 0, 0xFF })]
    public void What_is_no_CBOR_map_is_refused(byte[] body) => Assert.Equal(("SerializationException", 400), Refusal(body));

    [Fact]
    public void CBOR_nested_without_end_is_refused() => Assert.Equal(("SerializationException", 400), Refusal([.. Enumerable.Repeat((byte)0x81, 100_000)]));

    private (string?, int) Refusal(byte[] body)
    {
        var response = Send("monitoring", body, new() { ["smithy-protocol"] = "rpc-v2-cbor" }, "/service/GraniteServiceVersion20100801/operation/DescribeAlarms");
        return (response.ErrorCode, response.Status);
    }

    private WireResponse Cbor(string operation, Action<CborWriter> write)
    {
        var writer = new CborWriter();
        write(writer);
        return Send("monitoring", writer.Encode(), new() { ["smithy-protocol"] = "rpc-v2-cbor" }, $"/service/GraniteServiceVersion20100801/operation/{operation}");
    }

    private WireResponse Send(string service, byte[] body, Dictionary<string, string> headers, string path) =>
        sandbox.Handle(RequestSigner.Sign(sandbox.Primary().AccessKey, "us-east-1", service, "POST", path, body, headers));
}
