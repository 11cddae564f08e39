using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Stacks;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Stacks;

/// <summary>A small template like the product's own: a key that survives, its alias, and a role.</summary>
internal static class Sample
{
    public const string Name = "rdsbackup-sample";

    public const string Template =
        """
        Description: RdsBackup 0.1.0 - a sample
        Parameters:
          Prefix: { Type: String, Default: rdsbackup }
          BackupAccountId: { Type: String, AllowedPattern: '[0-9]{12}', ConstraintDescription: 12 digits. }
          KeyAlias: { Type: String, Default: alias/rds-backup }
          ExistingKeyArn: { Type: String, Default: '' }
          Paused: { Type: String, Default: 'false', AllowedValues: ['true', 'false'] }
        Conditions:
          MakesKey: !Equals [!Ref ExistingKeyArn, '']
        Resources:
          Key:
            Type: AWS::KMS::Key
            Condition: MakesKey
            DeletionPolicy: RetainExceptOnCreate
            UpdateReplacePolicy: Retain
            Properties:
              Description: !Sub '${Prefix} ${Paused}'
              KeyPolicy:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' }, Action: 'kms:*', Resource: '*' }
                  - { Effect: Allow, Principal: { AWS: !Sub 'arn:${AWS::Partition}:iam::${BackupAccountId}:root' }, Action: 'kms:*', Resource: '*' }
          Alias:
            Type: AWS::KMS::Alias
            Condition: MakesKey
            DeletionPolicy: RetainExceptOnCreate
            UpdateReplacePolicy: Retain
            Properties: { AliasName: !Ref KeyAlias, TargetKeyId: !Ref Key }
          Role:
            Type: AWS::IAM::Role
            Properties:
              RoleName: !Sub '${Prefix}-sample-${AWS::Region}'
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: sts:AssumeRole }]
        Outputs:
          KeyArn: { Value: !If [MakesKey, !GetAtt Key.Arn, !Ref ExistingKeyArn] }
        """;

    public static StackOrder Order(this World world, params (string Name, string Value)[] parameters) => Order(world.Primary.In(World.RecoveryRegion), parameters);

    public static StackOrder Order(Target target, params (string Name, string Value)[] parameters) => new(
        target, Name, "sample.yaml", Template,
        parameters.Prepend(("BackupAccountId", "222222222222")).GroupBy(pair => pair.Item1, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Item2, StringComparer.Ordinal));

    public static StackDeployment Prepare(this World world, StackOrder order) => world.Run(cancellation => StackDeployment.PrepareAsync(order, cancellation));

    public static StackState Apply(this World world, StackDeployment deployment, Action<StackProgress>? progress = null) =>
        world.Run(cancellation => deployment.ApplyAsync(progress, cancellation));

    public static StackState Deploy(this World world, StackOrder order) => world.Apply(world.Prepare(order));

    public static StackState? Find(this World world, string name = Name, Target? target = null) =>
        world.Run(cancellation => (target ?? world.Primary.In(World.RecoveryRegion)).Of<CloudFormationGateway>().FindAsync(name, cancellation));

    public static QueryClient Iam(this World world) => QueryClient.Iam(world.Sandbox, world.Sandbox.Accounts.First(account => account.Name == "primary"));

    /// <summary>Signs in as a user of the source account who may do what a policy says.</summary>
    public static Target As(this World world, string user, string policy)
    {
        world.Iam().Call("CreateUser", ("UserName", user));
        world.Iam().Call("PutUserPolicy", ("UserName", user), ("PolicyName", "own"), ("PolicyDocument", policy));
        var key = world.Iam().Call("CreateAccessKey", ("UserName", user)).Element("AccessKey")!;
        return world.Run(cancellation => new Connection
        {
            Credentials = new BasicAWSCredentials((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!),
            Region = World.RecoveryRegion,
            Access = world.Access,
        }.OpenAsync(cancellation));
    }
}
