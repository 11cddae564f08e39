using RdsBackup.Iam;

namespace RdsBackup.Unit.Iam;

public sealed class PolicyDocumentTests
{
    private static readonly Statement Use = new()
    {
        Sid = "UseThroughRds",
        Effect = Effect.Allow,
        Principals = [PolicyPrincipal.Account("222222222222")],
        Actions = ["kms:Decrypt", "kms:DescribeKey"],
        Resources = ["*"],
        Conditions = [new("StringEquals", "kms:ViaService", "rds.us-east-2.amazonaws.com")],
    };

    [Fact]
    public void A_document_survives_writing_and_reading()
    {
        var policy = new PolicyDocument
        {
            Kind = PolicyKind.Key,
            Id = "key-default-1",
            Statements =
            [
                Use,
                new()
                {
                    Effect = Effect.Deny,
                    NotPrincipals = [PolicyPrincipal.Account("111111111111"), PolicyPrincipal.Service("rds.amazonaws.com")],
                    NotActions = ["kms:Describe*"],
                    NotResources = ["arn:aws:kms:us-east-1:111111111111:key/1"],
                    Conditions = [new("Bool", "aws:SecureTransport", "false"), new("StringLike", "aws:userid", ["a", "b"])],
                },
            ],
        };

        var read = PolicyDocument.Parse(policy.ToJson(indented: true), PolicyKind.Key);

        Assert.Equal(policy, read);
        Assert.Equal(policy.ToJson(), read.ToJson());
        Assert.Equal("UseThroughRds", read.Statements[0].Sid);
        Assert.Equal("key-default-1", read.Id);
    }

    [Fact]
    public void What_we_cannot_evaluate_is_kept_when_a_policy_is_read_and_written_again()
    {
        const string json = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"kms:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}
            """;

        Assert.Equal(json.Trim(), PolicyDocument.Parse(json, PolicyKind.Key).ToJson());
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":["kms:DescribeKey","KMS:decrypt"],"Resource":["*"],"Condition":{"StringEquals":{"kms:viaservice":["rds.us-east-2.amazonaws.com"]}}}""")]
    [InlineData("""{"Sid":"Other","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::222222222222:root"]},"Action":["kms:Decrypt","kms:Decrypt","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}}""")]
    public void Two_ways_to_write_a_statement_are_equal(string written)
    {
        var policy = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":{{written}}}""", PolicyKind.Key);

        Assert.Contains(Use, policy.Statements);
        Assert.Equal(policy, new PolicyDocument { Kind = PolicyKind.Key, Statements = [Use] });
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Principal":{"AWS":"222222222222"},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"333333333333"},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"NotAction":["kms:Decrypt","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*","Condition":{"StringLike":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}}""")]
    public void Statements_that_differ_in_meaning_are_not_equal(string written) =>
        Assert.DoesNotContain(Use, PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{written}}]}""", PolicyKind.Key).Statements);

    [Fact]
    public void A_repaired_policy_keeps_its_statements_and_gives_the_new_one_a_free_name()
    {
        var found = PolicyDocument.Parse(
            """{"Version":"2012-10-17","Statement":{"Sid":"UseThroughRds","Effect":"Allow","Principal":"*","Action":"kms:List*","Resource":"*"}}""", PolicyKind.Key);

        var repaired = found.With(Use);

        Assert.Equal(["UseThroughRds", "UseThroughRds2"], repaired.Statements.Select(statement => statement.Sid));
        Assert.Contains(Use, repaired.Statements);
        Assert.Equal(repaired, PolicyDocument.Parse(repaired.ToJson(), PolicyKind.Key));
    }

    [Theory]
    [InlineData(PolicyKind.Key, "{", "line 1, byte 2")]
    [InlineData(PolicyKind.Key, "[]", "document: an object is expected, not a list.")]
    [InlineData(PolicyKind.Key, """{"Version":"2012-10-17"}""", "document: Statement is missing.")]
    [InlineData(PolicyKind.Key, """{"Version":"2020-01-01","Statement":[]}""", "Version: '2020-01-01' is neither")]
    [InlineData(PolicyKind.Key, """{"Version":"2012-10-17","Statements":[]}""", "document: there is no element 'Statements'.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Action":"kms:*"}]}""", "Statement[0]: Effect is missing.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"allow"}]}""", "Statement[0].Effect: 'allow' is neither Allow nor Deny.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Effect":"Deny"}]}""", "Statement[0]: 'Effect' is given twice.")]
    [InlineData(PolicyKind.Trust, """{"Statement":[{"Effect":"Allow","Principal":"*"}]}""", "Statement[0]: Action is missing.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Principal":"*","Action":7}]}""", "Statement[0].Action: a string is expected, not a number.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"Decrypt"}]}""", "Statement[0].Action: 'Decrypt' is not an action")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Action":"kms:*","NotAction":"kms:*"}]}""", "Statement[0]: Action and NotAction exclude each other.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""", "Statement[0]: Principal is missing.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Principal":"me","Action":"kms:*"}]}""", "Statement[0].Principal: a principal is")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/*"},"Action":"kms:*"}]}""", "Statement[0].Principal: 'arn:aws:iam::111111111111:role/*' is neither")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"12345"},"Action":"kms:*"}]}""", "Statement[0].Principal: '12345' is neither")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"111111111111"},"Action":"kms:*"}]}""", "Statement[0].NotPrincipal: NotPrincipal goes with Deny only")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Condition":{"Bool":{"a":{}}}}]}""", "Statement[0].Condition.Bool.a: a string is expected, not an object.")]
    [InlineData(PolicyKind.Key, """{"Statement":[{"Sid":"A","Effect":"Allow","Principal":"*","Action":"kms:*"},{"Sid":"A","Effect":"Allow","Principal":"*","Action":"kms:*"}]}""", "Statement: the Sid 'A' is not unique.")]
    [InlineData(PolicyKind.Identity, """{"Statement":[{"Effect":"Allow","Action":"kms:*"}]}""", "Statement[0]: Resource is missing.")]
    [InlineData(PolicyKind.Identity, """{"Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"key/1"}]}""", "Statement[0].Resource: 'key/1' must be in ARN format or \"*\".")]
    [InlineData(PolicyKind.Identity, """{"Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Principal":"*"}]}""", "Statement[0].Principal: an identity policy names no principal.")]
    [InlineData(PolicyKind.Trust, """{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Principal":"*"}]}""", "Statement[0].Resource: a trust policy names no resource.")]
    public void A_malformed_document_is_refused_with_what_and_where(PolicyKind kind, string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(json, kind)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"kms:*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}""", "Statement[0].Condition: the condition operator IpAddress cannot be evaluated.")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"kms:*","Condition":{"NullIfExists":{"a":"true"}}}""", "Statement[0].Condition: the condition operator NullIfExists cannot be evaluated.")]
    [InlineData("""{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"kms:*"}""", "Statement[0].Principal: principals of type Federated cannot be evaluated.")]
    public void What_cannot_be_evaluated_is_refused_by_name(string statement, string message)
    {
        var policy = PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", PolicyKind.Key);

        Assert.Equal(message, Assert.Throws<PolicyNotSupportedException>(policy.EnsureEvaluable).Message);
    }
}
