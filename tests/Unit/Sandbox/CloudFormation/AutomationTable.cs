using System.Text;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.CloudFormation;
using RdsBackup.Sandbox.StepFunctions;
using RdsBackup.Sandbox.StepFunctions.Integration;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

/// <summary>Writes docs/sandbox-automation.md: how far the sandbox's automation services go, told by themselves.</summary>
internal static class AutomationTable
{
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # What the sandbox's automation can do

            This page is written by the sandbox itself; a test compares. What is not here is refused by name.

            ## CloudFormation

            Templates: parameters (`String`, `Number`, `CommaDelimitedList`, `List<Number>`), mappings, conditions, resources, outputs and metadata, in YAML or
            JSON, at most 51,200 bytes. Functions: `Ref`, `GetAtt`, `Sub`, `Join`, `Split`, `Select`, `FindInMap`, `If`, `Equals`, `And`, `Or`, `Not`, `Condition`,
            `Base64`, `GetAZs`. Not known: rules, transforms, exports and imports, nested stacks, stack policies, templates in S3, resource imports.

            Resources may have `Condition`, `DependsOn`, `DeletionPolicy`, `UpdateReplacePolicy` and `Metadata`. **Bold** properties are required; another value
            of a property with `*` replaces the resource.

            | type | properties | attributes |
            |---|---|---|

            """);
        foreach (var type in ResourceTypes.All.OrderBy(type => type.Name, StringComparer.Ordinal))
            text.Append($"| `{type.Name}` | {string.Join(", ", type.Properties.Members.Select(Property))} | {string.Join(", ", type.Attributes)} |\n");

        Services(text);
        return text.ToString();
    }

    private static void Services(StringBuilder text)
    {
        var aws = new AwsSandbox(new SandboxOptions());
        text.Append(
            """

            ## Services

            Every call is checked against the caller's, the resource's and the key's policies, also those that a rule, a schedule, a state machine, an alarm or a
            stack makes. Parameters that are not known are refused by name.

            | service | operations |
            |---|---|

            """);
        foreach (var (title, service) in new[]
        {
            ("CloudWatch", "monitoring"), ("EC2", "ec2"), ("EventBridge", "events"), ("EventBridge Scheduler", "scheduler"), ("Resource Groups Tagging API", "tagging"), ("SNS", "sns"), ("SQS", "sqs"),
            ("Step Functions", "states"),
        })
            Row(title, aws.Operations.Where(one => one.Service == service).Select(one => one.Operation));
        text.Append(
            $"""

            - **EventBridge**: targets are state machines, topics, queues, buses of any region and account, and API destinations (whose requests are kept, not sent).
              Rules on a schedule are not known; the Scheduler is.
            - **Scheduler**: `rate` and `cron` (with `?`, `*`, `L` and `#` for days) in any time zone, flexible windows, start and end, retries and dead-letter queue;
              targets are state machines.
            - **CloudWatch**: alarms on the metrics {string.Join(", ", aws.CloudWatch.Sources.SelectMany(source =>
                source.Metrics.Select(metric => $"`{source.Namespace} {metric}`")))}, which tell SNS topics.
            - **CloudTrail**: what changes something in KMS, RDS, EventBridge, Scheduler, SNS, SQS, CloudWatch, Step Functions and CloudFormation is told to EventBridge as "AWS API Call via CloudTrail", as if every account had a trail.
            - **AWS Backup** is not there; a test tells of its jobs itself, by `ServiceEvents.Publish`.

            ## State machines

            Standard workflows in JSONata. Tasks may call every operation that the sandbox has of {string.Join(", ", SdkService.All.Select(service => $"`aws-sdk:{service.Resource}`"))},
            and the services' own integrations {string.Join(", ", TaskResource.Optimized.Select(one => $"`{one}`"))}.

            """);

        void Row(string name, IEnumerable<string> operations) => text.Append($"| {name} | {string.Join(", ", operations.Order(StringComparer.Ordinal))} |\n");
    }

    private static string Property(Property property) =>
        $"{(property.IsRequired ? $"**{property.Name}**" : property.Name)}{(property.Replaces ? "\\*" : "")}";
}
