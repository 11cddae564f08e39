// Writes and reads on the sandbox at the given address with AWS's own newer clients: CloudWatch's speaks CBOR, SQS's JSON. Prints a line for each.
import { CloudWatchClient, DeleteAlarmsCommand, DescribeAlarmsCommand, PutMetricAlarmCommand, ResourceNotFound } from "@aws-sdk/client-cloudwatch";
import { CreateQueueCommand, GetQueueUrlCommand, QueueDoesNotExist, ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const settings = { endpoint: process.argv[2], region: "us-east-1", maxAttempts: 1 };
const failure = async (promise) => promise.then(() => undefined, (error) => error);

const queues = new SQSClient(settings);
const { QueueUrl } = await queues.send(new CreateQueueCommand({ QueueName: "letters", tags: { team: "dba" } }));
const attributes = { db: { DataType: "String", StringValue: "orders" } };
await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: "text", MessageAttributes: attributes }));
const [message] = (await queues.send(new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ["All"] }))).Messages;
console.log("sqs", message.Body, message.MessageAttributes.db.StringValue, (await failure(queues.send(new GetQueueUrlCommand({ QueueName: "none" })))) instanceof QueueDoesNotExist);

const alarms = new CloudWatchClient(settings);
await alarms.send(new PutMetricAlarmCommand({
    AlarmName: "letters", Namespace: "AWS/SQS", MetricName: "ApproximateNumberOfMessagesVisible", Dimensions: [{ Name: "QueueName", Value: "letters" }], Statistic: "Maximum",
    Period: 300, EvaluationPeriods: 1, Threshold: 0.5, ComparisonOperator: "GreaterThanThreshold",
}));
const [alarm] = (await alarms.send(new DescribeAlarmsCommand({ AlarmNames: ["letters"] }))).MetricAlarms;
console.log("cloudwatch", alarm.Threshold, alarm.StateUpdatedTimestamp instanceof Date, (await failure(alarms.send(new DeleteAlarmsCommand({ AlarmNames: ["none"] })))) instanceof ResourceNotFound);
