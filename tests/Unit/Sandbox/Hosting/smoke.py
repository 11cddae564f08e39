"""Writes and reads on every service of the sandbox with boto3, and prints a line for each."""
import json
import sys
import uuid

import boto3

endpoint = sys.argv[1]
account = boto3.client("sts", endpoint_url=endpoint).get_caller_identity()["Account"]


def client(service):
    return boto3.client(service, endpoint_url=endpoint)


def sts():
    return client("sts").get_session_token()["Credentials"]["Expiration"].year > 2000


def iam():
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": ["states.amazonaws.com", "scheduler.amazonaws.com"]}, "Action": "sts:AssumeRole"}]}
    client("iam").create_role(RoleName="runner", AssumeRolePolicyDocument=json.dumps(trust), Tags=[{"Key": "team", "Value": "dba"}])
    return client("iam").get_role(RoleName="runner")["Role"]["AssumeRolePolicyDocument"] == trust


def kms():
    key = client("kms").create_key(Description="smoke", Tags=[{"TagKey": "team", "TagValue": "dba"}])["KeyMetadata"]
    sealed = client("kms").encrypt(KeyId=key["KeyId"], Plaintext=b"text", EncryptionContext={"db": "orders"})["CiphertextBlob"]
    return client("kms").decrypt(CiphertextBlob=sealed, EncryptionContext={"db": "orders"})["Plaintext"] == b"text"


def rds():
    client("rds").create_db_instance(
        DBInstanceIdentifier="smoke", Engine="postgres", DBInstanceClass="db.m6g.large", AllocatedStorage=20, MasterUsername="admin1", MasterUserPassword=uuid.uuid4().hex,
        Tags=[{"Key": "team", "Value": "dba"}])
    found = client("rds").describe_db_instances(Filters=[{"Name": "db-instance-id", "Values": ["smoke"]}])["DBInstances"]
    return found[0]["AllocatedStorage"] == 20 and found[0]["TagList"] == [{"Key": "team", "Value": "dba"}]


def cloudformation():
    template = json.dumps({"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}})
    client("cloudformation").create_stack(StackName="smoke", TemplateBody=template)
    return client("cloudformation").describe_stacks(StackName="smoke")["Stacks"][0]["CreationTime"].year > 2000


def stepfunctions():
    definition = json.dumps({"QueryLanguage": "JSONata", "StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": True}}})
    made = client("stepfunctions").create_state_machine(name="smoke", definition=definition, roleArn=f"arn:aws:iam::{account}:role/runner")
    return client("stepfunctions").describe_state_machine(stateMachineArn=made["stateMachineArn"])["creationDate"].year > 2000


def events():
    client("events").put_rule(Name="smoke", EventPattern=json.dumps({"source": ["aws.rds"]}))
    return [rule["Name"] for rule in client("events").list_rules(NamePrefix="smo")["Rules"]] == ["smoke"]


def ec2():
    networks = client("ec2")
    vpc = networks.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    made = [networks.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{zone}.0/24")["Subnet"]["SubnetId"] for zone in range(2)]
    group = networks.create_security_group(VpcId=vpc, GroupName="databases", Description="nobody")["GroupId"]
    try:
        networks.delete_vpc(VpcId=vpc)
    except networks.exceptions.ClientError as used:
        shown = networks.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]
        groups = networks.describe_security_groups(GroupIds=[group])["SecurityGroups"]
        return used.response["Error"]["Code"] == "DependencyViolation" and [one["SubnetId"] for one in shown] == made and groups[0]["GroupName"] == "databases"


def sqs():
    queues = client("sqs")
    url = queues.create_queue(QueueName="smoke", Attributes={"VisibilityTimeout": "60"}, tags={"team": "dba"})["QueueUrl"]
    queues.send_message(QueueUrl=url, MessageBody="text", MessageAttributes={"db": {"DataType": "String", "StringValue": "orders"}})
    message = queues.receive_message(QueueUrl=url, AttributeNames=["All"], MessageAttributeNames=["All"])["Messages"][0]
    try:
        queues.get_queue_url(QueueName="nowhere")
    except queues.exceptions.QueueDoesNotExist as missing:
        return (
            missing.response["Error"]["Code"] == "AWS.SimpleQueueService.NonExistentQueue"
            and message["Body"] == "text" and message["MessageAttributes"]["db"]["StringValue"] == "orders" and message["Attributes"]["ApproximateReceiveCount"] == "1"
            and queues.get_queue_attributes(QueueUrl=url, AttributeNames=["VisibilityTimeout"])["Attributes"] == {"VisibilityTimeout": "60"}
            and queues.list_queue_tags(QueueUrl=url)["Tags"] == {"team": "dba"})


def sns():
    arn = client("sns").create_topic(Name="smoke", Attributes={"DisplayName": "Smoke"})["TopicArn"]
    return client("sns").get_topic_attributes(TopicArn=arn)["Attributes"]["DisplayName"] == "Smoke"


def cloudwatch():
    alarms = client("cloudwatch")
    alarms.put_metric_alarm(
        AlarmName="smoke", Namespace="AWS/SQS", MetricName="ApproximateNumberOfMessagesVisible", Dimensions=[{"Name": "QueueName", "Value": "smoke"}], Statistic="Maximum",
        Period=300, EvaluationPeriods=1, Threshold=0.5, ComparisonOperator="GreaterThanThreshold")
    alarm = alarms.describe_alarms(AlarmNames=["smoke"])["MetricAlarms"][0]
    try:
        alarms.delete_alarms(AlarmNames=["nowhere"])
    except alarms.exceptions.ResourceNotFound as missing:
        return missing.response["Error"]["Code"] == "ResourceNotFound" and alarm["Threshold"] == 0.5 and alarm["StateUpdatedTimestamp"].year > 2000


def scheduler():
    client("scheduler").create_schedule_group(Name="smoke", Tags=[{"Key": "team", "Value": "dba"}])
    return client("scheduler").get_schedule_group(Name="smoke")["CreationDate"].year > 2000


def resourcegroupstaggingapi():
    key = client("kms").create_key()["KeyMetadata"]["Arn"]
    client("resourcegroupstaggingapi").tag_resources(ResourceARNList=[key], Tags={"stage": "test"})
    found = client("resourcegroupstaggingapi").get_resources(TagFilters=[{"Key": "stage", "Values": ["test"]}])["ResourceTagMappingList"]
    return [one["ResourceARN"] for one in found] == [key]


for service in (sts, iam, kms, rds, cloudformation, stepfunctions, events, ec2, sqs, sns, cloudwatch, scheduler, resourcegroupstaggingapi):
    print(f"{service.__name__} {'written and read' if service() else 'reads something else'}", flush=True)
