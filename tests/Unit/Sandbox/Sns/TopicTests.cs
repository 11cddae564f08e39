using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Sns;

public sealed class TopicTests
{
    private readonly QueryClient sns;

    public TopicTests()
    {
        var sandbox = new AwsSandbox(new SandboxOptions());
        sns = new QueryClient(sandbox, sandbox.Primary().AccessKey, "sns", "2010-03-31");
    }

    // CreateTopic changes nothing of a topic that is there (SNS API reference, "CreateTopic").
    [Fact]
    public void A_topic_is_made_again_only_as_it_is()
    {
        var arn = (string?)Create("Told").Element("TopicArn");

        Assert.Equal(arn, (string?)Create("Told").Element("TopicArn"));
        var refused = Assert.Throws<AwsFault>(() => Create("Hushed"));

        Assert.Equal(("InvalidParameter", "Invalid parameter: Attributes Reason: Topic already exists with different attributes"), (refused.Code, refused.Message));
    }

    private System.Xml.Linq.XElement Create(string display) =>
        sns.Call("CreateTopic", ("Name", "told"), ("Attributes.entry.1.key", "DisplayName"), ("Attributes.entry.1.value", display));
}
