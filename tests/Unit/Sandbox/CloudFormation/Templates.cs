namespace RdsBackup.Unit.Sandbox.CloudFormation;

/// <summary>Templates that several tests deploy.</summary>
internal static class Templates
{
    public static readonly (string, string) NamedIam = ("Capabilities.member.1", "CAPABILITY_NAMED_IAM");

    /// <summary>A key, its alias, and a role that may use it.</summary>
    public const string KeyAndRole =
        """
        AWSTemplateFormatVersion: 2010-09-09
        Description: A key and who may use it
        Parameters:
          Prefix: {Type: String, Default: rdsbackup, AllowedPattern: '[a-z][a-z0-9-]*'}
          Text: {Type: String, Default: first}
        Resources:
          Key:
            Type: AWS::KMS::Key
            DeletionPolicy: RetainExceptOnCreate
            Properties:
              Description: !Ref Text
              EnableKeyRotation: true
              Tags: [{Key: own, Value: !Ref Prefix}]
          Alias:
            Type: AWS::KMS::Alias
            Properties:
              AliasName: !Sub alias/${Prefix}-${AWS::Region}
              TargetKeyId: !Ref Key
          Role:
            Type: AWS::IAM::Role
            Properties:
              RoleName: !Sub '${Prefix}-copy-${AWS::Region}'
              AssumeRolePolicyDocument:
                Version: 2012-10-17
                Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: sts:AssumeRole}]
              Policies:
                - PolicyName: use-key
                  PolicyDocument:
                    Version: 2012-10-17
                    Statement: [{Effect: Allow, Action: kms:DescribeKey, Resource: !GetAtt Key.Arn}]
        Outputs:
          KeyArn: {Value: !GetAtt Key.Arn, Description: The key}
          RoleArn: {Value: !GetAtt Role.Arn}
        """;

    /// <summary>One alias of a key that is there.</summary>
    public static string Alias(string name, string key) => $$"""
        Resources:
          Alias: {Type: 'AWS::KMS::Alias', Properties: {AliasName: 'alias/{{name}}', TargetKeyId: '{{key}}'} }
        """;
}
