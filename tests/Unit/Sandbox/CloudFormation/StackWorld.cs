using System.Xml.Linq;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

/// <summary>An account's CloudFormation, asked over the wire in virtual time.</summary>
internal sealed class StackWorld
{
    internal const string Region = "us-east-2";
    internal const string Account = "111111111111";

    internal StackWorld()
    {
        Aws = new AwsSandbox(new SandboxOptions { Clock = Clock });
        Iam = QueryClient.Iam(Aws, Aws.Primary());
        Admin = As(Aws.Primary().AccessKey);
    }

    internal VirtualClock Clock { get; } = new();

    internal AwsSandbox Aws { get; }

    internal QueryClient Iam { get; }

    /// <summary>Who may do everything.</summary>
    internal QueryClient Admin { get; }

    internal QueryClient As(AccessKey key) => new(Aws, key, "cloudformation", "2010-05-15", Region);

    /// <summary>A user with a policy of his own.</summary>
    internal QueryClient User(string name, string policy)
    {
        Iam.Call("CreateUser", ("UserName", name));
        Iam.Call("PutUserPolicy", ("UserName", name), ("PolicyName", "own"), ("PolicyDocument", policy));
        var key = Iam.Call("CreateAccessKey", ("UserName", name)).Element("AccessKey")!;
        return As(new AccessKey((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!));
    }

    internal void Wait(double minutes = 5)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        Aws.Advance();
    }

    /// <summary>Creates a stack, waits, and returns its state.</summary>
    internal string Create(string template, params (string, string)[] more)
    {
        Admin.Call("CreateStack", [("StackName", "demo"), ("TemplateBody", template), .. more]);
        Wait();
        return Status();
    }

    /// <summary>Updates the stack, waits, and returns its state.</summary>
    internal string Update(string template, params (string, string)[] more)
    {
        Admin.Call("UpdateStack", [("StackName", "demo"), ("TemplateBody", template), .. more]);
        Wait();
        return Status();
    }

    /// <summary>Deletes the stack, waits, and returns its state.</summary>
    internal string Delete(params (string, string)[] more)
    {
        var id = (string)Stack().Element("StackId")!;
        Admin.Call("DeleteStack", [("StackName", "demo"), .. more]);
        Wait();
        return Status(id);
    }

    internal XElement Stack(string name = "demo") => Admin.Call("DescribeStacks", ("StackName", name)).Element("Stacks")!.Element("member")!;

    internal string Status(string name = "demo") => (string)Stack(name).Element("StackStatus")!;

    internal string Output(string key) => (string)Stack().Element("Outputs")!.Elements()
        .Single(output => (string?)output.Element("OutputKey") == key).Element("OutputValue")!;

    internal string PhysicalId(string logicalId) => (string?)Resource(logicalId).Element("PhysicalResourceId") ?? "";

    internal XElement Resource(string logicalId, string name = "demo") => Resources(name).Single(one => (string?)one.Element("LogicalResourceId") == logicalId);

    internal IEnumerable<XElement> Resources(string name = "demo") =>
        Admin.Call("ListStackResources", ("StackName", name)).Element("StackResourceSummaries")!.Elements();

    /// <summary>What happened, oldest first, as "logical id: state".</summary>
    internal IReadOnlyList<string> Story(string name = "demo") =>
        [.. Events(name).Select(one => $"{(string?)one.Element("LogicalResourceId")}: {(string?)one.Element("ResourceStatus")}")];

    /// <summary>The first reason a failed resource gives.</summary>
    internal string FirstFailure(string name = "demo") => (string)Events(name)
        .First(one => ((string)one.Element("ResourceStatus")!).EndsWith("_FAILED", StringComparison.Ordinal)).Element("ResourceStatusReason")!;

    internal IEnumerable<XElement> Events(string name = "demo") =>
        Admin.Call("DescribeStackEvents", ("StackName", name)).Element("StackEvents")!.Elements().Reverse();

    /// <summary>Makes a change set, waits, and returns what DescribeChangeSet tells.</summary>
    internal XElement ChangeSet(string template, string type = "UPDATE", params (string, string)[] more)
    {
        Admin.Call(
            "CreateChangeSet",
            [("StackName", "demo"), ("ChangeSetName", "change"), ("ChangeSetType", type), ("TemplateBody", template), .. more]);
        Wait();
        return Admin.Call("DescribeChangeSet", ("StackName", "demo"), ("ChangeSetName", "change"), ("IncludePropertyValues", "true"));
    }

    internal static AwsFault Refused(Action call) => Assert.Throws<AwsFault>(call);
}
