namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class TemplateTests
{
    private const string Key = "Key: {Type: 'AWS::KMS::Key'}";

    private readonly StackWorld world = new();

    [Theory]
    [InlineData("Resources: {Alias: {Type: 'AWS::KMS::Alias', Properties: {AliasName: alias/a, TargetKeyId: !Ref Kye}}}", "Template format error: Unresolved resource dependencies [Kye] in the Resources block of the template")]
    [InlineData("Resources: {" + Key + "}\nOutputs: {Arn: {Value: !Ref Kye}}", "Template format error: Unresolved resource dependencies [Kye] in the Outputs block of the template")]
    [InlineData("Resources: {" + Key + "}\nOutputs: {Arn: {Value: !GetAtt Key.Name}}", "Template error: resource Key does not support attribute type Name in Fn::GetAtt")]
    [InlineData("Resources: {" + Key + "}\nOutputs: {Arn: {Value: !GetAtt Kye.Arn}}", "Template error: instance of Fn::GetAtt references undefined resource Kye")]
    [InlineData("Resources: {Fleet: {Type: 'AWS::EC2::Fleet'}}", "The sandbox has no resource types AWS::EC2::Fleet in CloudFormation.")]
    [InlineData("Resources: {Key: {}}", "Template format error: [/Resources/Key] Every Resources object must contain a Type member.")]
    [InlineData("Resources: {My-Key: {Type: 'AWS::KMS::Key'}}", "Template format error: Resource name My-Key is non alphanumeric.")]
    [InlineData("Resources: {}", "Template format error: At least one Resources member must be defined.")]
    [InlineData("Resource: {" + Key + "}", "Invalid template property or properties [Resource]")]
    [InlineData("Resources:\n  Key: }", "Template format error: YAML not well-formed. (line 2, column 8)")]
    [InlineData("{\"Resources\": ", "Template format error: JSON not well-formed. (line 1, column 15)")]
    [InlineData("just text", "Template format error: unsupported structure.")]
    [InlineData("Resources: {" + Key + "}\nTransform: AWS::Serverless-2016-10-31", "The sandbox has no section Transform in CloudFormation.")]
    [InlineData("Resources: {" + Key + "}\nOutputs: {A: {Value: x, Export: {Name: y}}}", "The sandbox has no exports (output A) in CloudFormation.")]
    [InlineData("Resources: {Key: {Type: 'AWS::KMS::Key', Properties: {Description: !ImportValue x}}}", "The sandbox has no function Fn::ImportValue (in Resources/Key/Properties/Description) in CloudFormation.")]
    [InlineData("Resources: {Key: {Type: 'AWS::KMS::Key', Condition: Yes1}}", "Template format error: Unresolved condition dependency Yes1 in the Resources block of the template")]
    [InlineData("Resources: {A: {Type: 'AWS::KMS::Key', DependsOn: B}, B: {Type: 'AWS::KMS::Key', DependsOn: A}}", "Circular dependency between resources: [A, B]")]
    [InlineData("Conditions: {C: !Equals [a, b]}\nResources: {A: {Type: 'AWS::KMS::Key', DependsOn: B}, B: {Type: 'AWS::KMS::Key', Condition: C}}", "The sandbox has no DependsOn on what has a condition of its own (A on B) in CloudFormation.")]
    [InlineData("Parameters: {Key: {Type: String}}\nResources: {" + Key + "}", "Template error: all resources and parameters must have unique names. Common name(s):[Key]")]
    [InlineData("Conditions: {C: !Equals [!Ref Key, a]}\nResources: {" + Key + "}", "Template format error: Unresolved dependencies [Key]. Cannot reference resources in the Conditions block of the template")]
    [InlineData("Conditions: {C: !Equals [!Ref Kye, a]}\nResources: {" + Key + "}", "Template format error: Unresolved dependencies [Kye]. Cannot reference resources in the Conditions block of the template")]
    [InlineData("Conditions: {C: !Not [!Condition D]}\nResources: {" + Key + "}", "Template format error: Unresolved condition dependency D in the Conditions block of the template")]
    [InlineData("Conditions: {C: !Not [!Condition D], D: !Not [!Condition C]}\nResources: {" + Key + "}", "Template error: Found circular condition dependency: [C, D]")]
    [InlineData("Resources: {" + Key + "}\nOutputs: {A: {Value: !If [D, a, b]}}", "Template format error: Unresolved condition dependency D in the Outputs block of the template")]
    [InlineData("Resources: {A: &key {Type: 'AWS::KMS::Key'}, B: *key}", "Template error: YAML aliases are not allowed in CloudFormation templates")]
    [InlineData("Parameters: {P: {Type: 'AWS::SSM::Parameter::Value<String>'}}\nResources: {" + Key + "}", "The sandbox has no parameter type AWS::SSM::Parameter::Value<String> (parameter P) in CloudFormation.")]
    public void A_template_that_is_not_in_order_is_refused_with_what_is_wrong(string template, string message)
    {
        var refusal = StackWorld.Refused(() => world.Admin.Call("ValidateTemplate", ("TemplateBody", template)));

        Assert.Equal((message.StartsWith("The sandbox has no ", StringComparison.Ordinal) ? "NotInSandbox" : "ValidationError", message), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("String, AllowedPattern: '[a-z]+'", "A1", "Parameter 'P' must match pattern [a-z]+")]
    [InlineData("String, AllowedPattern: '[a-z]+', ConstraintDescription: small letters.", "A1", "Parameter P failed to satisfy constraint: small letters.")]
    [InlineData("String, AllowedValues: [a, b]", "c", "Parameter 'P' must be one of AllowedValues")]
    [InlineData("String, MinLength: 3", "ab", "Parameter 'P' must contain at least 3 characters")]
    [InlineData("Number, MaxValue: 10", "11", "Parameter 'P' must be a number not greater than 10")]
    [InlineData("Number", "ten", "Parameter 'P' must be a number")]
    [InlineData("CommaDelimitedList, AllowedPattern: '[a-z]+'", "a,B", "Parameter 'P' must match pattern [a-z]+")]
    public void A_parameter_has_to_keep_its_declaration(string type, string value, string message)
    {
        var template = $"Parameters: {{P: {{Type: {type}}}}}\nResources: {{{Key}}}";

        var refusal = StackWorld.Refused(() => world.Create(template, ("Parameters.member.1.ParameterKey", "P"), ("Parameters.member.1.ParameterValue", value)));

        Assert.Equal(message, refusal.Message);
    }

    [Fact]
    public void Missing_and_misspelt_parameters_are_named()
    {
        const string template = "Parameters: {A: {Type: String}, B: {Type: Number}}\nResources: {" + Key + "}";

        Assert.Equal("Parameters: [A, B] must have values", StackWorld.Refused(() => world.Create(template)).Message);
        Assert.Equal(
            "Parameters: [AA] do not exist in the template",
            StackWorld.Refused(() => world.Create(template, ("Parameters.member.1.ParameterKey", "AA"), ("Parameters.member.1.ParameterValue", "1"))).Message);
    }

    [Fact]
    public void A_template_over_51200_bytes_is_refused()
    {
        var template = $"Resources: {{{Key}}}\n# {new string('x', 51_200)}";

        Assert.EndsWith("Member must have length less than or equal to 51200", StackWorld.Refused(() => world.Create(template)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Identities_need_their_capability()
    {
        var refusal = StackWorld.Refused(() => world.Create(Templates.KeyAndRole));

        Assert.Equal(("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_NAMED_IAM]"), (refusal.Code, refusal.Message));
        Assert.Equal(
            "InsufficientCapabilitiesException", StackWorld.Refused(() => world.Create(Templates.KeyAndRole, ("Capabilities.member.1", "CAPABILITY_IAM"))).Code);
    }

    [Theory]
    [InlineData("Descriptoin: x", "The sandbox has no property #/Descriptoin. (Key, AWS::KMS::Key)")]
    [InlineData("Enabled: perhaps", "Properties validation failed for resource Key with message:\n#/Enabled: expected type: Boolean, found: String")]
    [InlineData("Tags: [{Key: a}]", "Properties validation failed for resource Key with message:\n#/Tags/0: required key [Value] not found")]
    public void Properties_that_the_type_does_not_have_fail_the_resource(string property, string reason)
    {
        Assert.Equal("ROLLBACK_COMPLETE", world.Create($"Resources: {{Key: {{Type: 'AWS::KMS::Key', Properties: {{{property}}}}}}}"));

        Assert.Equal(reason, world.FirstFailure());
    }

    [Fact]
    public void Functions_and_conditions_give_what_the_user_guide_says()
    {
        world.Create("""
            Parameters:
              Stage: {Type: String, Default: test}
              Zones: {Type: CommaDelimitedList, Default: 'a, b,c'}
              Days: {Type: Number, Default: 7}
            Mappings: {Sizes: {test: {Size: small}, live: {Size: large}}}
            Conditions:
              IsLive: !Equals [!Ref Stage, live]
              IsTest: !Not [!Condition IsLive]
              Both: !And [!Condition IsTest, !Or [!Condition IsLive, !Equals [!Ref Days, '7']]]
            Resources:
              Key: {Type: AWS::KMS::Key, Properties: {Description: !If [IsLive, live, !Ref AWS::NoValue], Enabled: 'true'}}
              Absent: {Type: AWS::KMS::Key, Condition: IsLive}
            Outputs:
              Joined: {Value: !Join ['-', !Ref Zones]}
              Selected: {Value: !Select [1, !Ref Zones]}
              Split: {Value: !Select [2, !Split ['/', x/y/z]]}
              Found: {Value: !FindInMap [Sizes, !Ref Stage, Size]}
              Sub: {Value: !Sub ['${Own} in ${AWS::Region} of ${AWS::StackName}, not ${!This}', {Own: !Ref Days}]}
              Encoded: {Value: !Base64 text}
              Zone: {Value: !Select [0, !GetAZs '']}
              Both: {Value: 'yes', Condition: Both}
              Live: {Value: 'yes', Condition: IsLive}
            """);

        Assert.Equal("CREATE_COMPLETE", world.Status());
        var outputs = world.Stack().Element("Outputs")!.Elements().ToDictionary(one => (string)one.Element("OutputKey")!, one => (string)one.Element("OutputValue")!);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Joined"] = "a-b-c",
                ["Selected"] = "b",
                ["Split"] = "z",
                ["Found"] = "small",
                ["Sub"] = "7 in us-east-2 of demo, not ${This}",
                ["Encoded"] = "dGV4dA==",
                ["Zone"] = "us-east-2a",
                ["Both"] = "yes",
            },
            outputs);
        Assert.Single(world.Resources());
    }

    [Fact]
    public void A_summary_tells_parameters_types_and_capabilities()
    {
        var summary = world.Admin.Call("GetTemplateSummary", ("TemplateBody", Templates.KeyAndRole));

        Assert.Equal(["Prefix", "Text"], summary.Element("Parameters")!.Elements().Select(one => (string)one.Element("ParameterKey")!));
        Assert.Equal(["AWS::KMS::Key", "AWS::KMS::Alias", "AWS::IAM::Role"], summary.Element("ResourceTypes")!.Elements().Select(one => one.Value));
        Assert.Equal("CAPABILITY_NAMED_IAM", summary.Element("Capabilities")!.Value);
        Assert.Equal("2010-09-09", (string?)summary.Element("Version"));
    }
}
