namespace RdsBackup.Unit.Iam;

/// <summary>IAM user guide, "IAM JSON policy elements: Condition operators", "Set operators for multivalued context keys".</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("StringEquals", "a*", "a*", true)]
    [InlineData("StringEquals", "a*", "ab", false)]
    [InlineData("StringEquals", "A", "a", false)]
    [InlineData("StringEqualsIgnoreCase", "A", "a", true)]
    [InlineData("StringNotEquals", "a", "b", true)]
    [InlineData("StringNotEquals", "a", "a", false)]
    [InlineData("StringNotEqualsIgnoreCase", "A", "a", false)]
    [InlineData("StringLike", "rds.*.amazonaws.com", "rds.us-east-1.amazonaws.com", true)]
    [InlineData("StringLike", "rds.?.amazonaws.com", "rds.us-east-1.amazonaws.com", false)]
    [InlineData("StringLike", "${aws:PrincipalTag/star}", "anything", false)]
    [InlineData("StringEquals", "${aws:PrincipalTag/team}", "dba", true)]
    [InlineData("StringEquals", "${aws:PrincipalTag/none}", "", false)]
    [InlineData("StringNotLike", "rds.*", "ec2.us", true)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/backup*", "arn:aws:iam::111111111111:role/backup-nightly", true)]
    [InlineData("ArnLike", "arn:aws:*:role/backup", "arn:aws:iam::111111111111:role/backup", false)]
    [InlineData("ArnEquals", "arn:aws:iam::111111111111:role/*", "arn:aws:iam::111111111111:role/backup", true)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/backup", "arn:aws:iam::111111111111:role/other", true)]
    [InlineData("ArnNotEquals", "arn:aws:iam::*:role/backup", "arn:aws:iam::111111111111:role/backup", false)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericNotEquals", "10", "10", false)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericLessThanEquals", "10", "11", false)]
    [InlineData("NumericGreaterThan", "10", "9", false)]
    [InlineData("NumericGreaterThanEquals", "10", "10", true)]
    [InlineData("NumericEquals", "10", "ten", false)]
    [InlineData("DateEquals", "2026-11-20T12:00:00Z", "1795176000", true)]
    [InlineData("DateLessThan", "2026-11-21", "2026-11-20T12:00:00Z", true)]
    [InlineData("DateGreaterThanEquals", "2026-11-21", "2026-11-20T12:00:00Z", false)]
    [InlineData("DateNotEquals", "2026-11-21", "2026-11-20T12:00:00Z", true)]
    [InlineData("Null", "false", "a", true)]
    [InlineData("Null", "true", "a", false)]
    public void An_operator_compares_as_documented(string operation, string wanted, string value, bool holds) =>
        Assert.Equal(holds, Holds(operation, [wanted], [value]));

    [Theory]
    [InlineData("StringEquals", false)]
    [InlineData("StringNotEquals", true)]
    [InlineData("ArnNotLike", true)]
    [InlineData("Bool", false)]
    [InlineData("BoolIfExists", true)]
    [InlineData("StringEqualsIfExists", true)]
    [InlineData("ForAllValues:StringEquals", true)]
    [InlineData("ForAnyValue:StringEquals", false)]
    [InlineData("ForAnyValue:StringNotEquals", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", true)]
    public void A_key_that_is_not_there_counts_as_documented(string operation, bool holds) => Assert.Equal(holds, Holds(operation, ["true"], []));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Null_asks_whether_a_key_is_there(string wanted, bool holds) => Assert.Equal(holds, Holds("Null", [wanted], []));

    [Theory]
    [InlineData("StringEquals", "a", true)]
    [InlineData("StringEquals", "c", false)]
    [InlineData("StringNotEquals", "a", false)]
    [InlineData("StringNotEquals", "c", true)]
    public void Several_values_of_a_condition_are_alternatives_and_none_may_match_a_negated_one(string operation, string value, bool holds) =>
        Assert.Equal(holds, Holds(operation, ["a", "b"], [value]));

    [Theory]
    [InlineData("ForAllValues:StringEquals", "Decrypt", true)]
    [InlineData("ForAllValues:StringEquals", "Decrypt,Encrypt", true)]
    [InlineData("ForAllValues:StringEquals", "Decrypt,ReEncryptTo", false)]
    [InlineData("ForAnyValue:StringEquals", "Decrypt,ReEncryptTo", true)]
    [InlineData("ForAnyValue:StringEquals", "ReEncryptTo", false)]
    [InlineData("ForAllValues:StringNotEquals", "ReEncryptTo", true)]
    [InlineData("ForAllValues:StringNotEquals", "Decrypt,ReEncryptTo", false)]
    [InlineData("ForAnyValue:StringNotEquals", "Decrypt,ReEncryptTo", true)]
    [InlineData("ForAnyValue:StringNotEquals", "Decrypt", false)]
    public void Set_operators_compare_many_with_many(string operation, string values, bool holds) =>
        Assert.Equal(holds, Holds(operation, ["Encrypt", "Decrypt"], values.Split(',')));

    [Fact]
    public void All_conditions_have_to_hold_and_keys_ignore_case()
    {
        const string statement = """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"KMS:viaservice":"rds","aws:username":"ann"},"Bool":{"kms:GrantIsForAWSResource":true}}}""";
        bool Allowed(string via, string grant) => Ask.Decide(
            "kms:CreateGrant", "*", identity: statement, context: [("kms:ViaService", [via]), ("kms:GrantIsForAWSResource", [grant])]).IsAllowed;

        Assert.True(Allowed("rds", "true"));
        Assert.False(Allowed("ec2", "true"));
        Assert.False(Allowed("rds", "false"));
    }

    [Theory]
    [InlineData("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::111111111111:role/backup")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "111111111111")]
    [InlineData("StringEquals", "aws:PrincipalType", "AssumedRole")]
    [InlineData("StringEquals", "aws:userid", "AIDAEXAMPLE")]
    [InlineData("StringEquals", "aws:PrincipalTag/team", "dba")]
    [InlineData("Bool", "aws:PrincipalIsAWSService", "false")]
    [InlineData("DateGreaterThan", "aws:CurrentTime", "2026-11-20T11:59:59Z")]
    [InlineData("NumericEquals", "aws:EpochTime", "1795176000")]
    [InlineData("StringEquals", "aws:ResourceAccount", "111111111111")]
    public void The_global_keys_follow_from_the_requester(string operation, string key, string value) =>
        Assert.True(Ask.Decide(
            "kms:Decrypt", Ask.Key, Ask.Session, $$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{operation}}":{"{{key}}":"{{value}}"} } }""").IsAllowed);

    private static bool Holds(string operation, string[] wanted, string[] values) => Ask.Decide(
        "x:Y", "*",
        identity: $$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{operation}}":{"x:Key":[{{string.Join(',', wanted.Select(one => $"\"{one}\""))}}]} } }""",
        context: [("x:Key", values)]).IsAllowed;
}
