using System.Text.Json;
using RdsBackup.Sandbox.Events;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Unit.Sandbox.Events;

public sealed class PatternTests
{
    private const string Event = """
        {"version":"0","id":"1","detail-type":"RDS DB Snapshot Event","source":"aws.rds","account":"111111111111","region":"us-east-1",
         "resources":["arn:aws:rds:us-east-1:111111111111:snapshot:one","arn:aws:rds:us-east-1:111111111111:db:two"],
         "detail":{"EventCategories":["creation","backup"],"SourceIdentifier":"rds:orders-2026","size":100,"whole":3.0e2,"ready":true,"none":null,"empty":[],
                   "who":{"name":"Ann"},"items":[{"kind":"a","count":1},{"kind":"b","count":9}]}}
        """;

    [Theory]
    [InlineData("""{"source":["aws.rds"]}""", true)]
    [InlineData("""{"source":["aws.ec2","aws.rds"],"account":["111111111111"]}""", true)]
    [InlineData("""{"source":["aws.rds"],"account":["222222222222"]}""", false)]
    [InlineData("""{"detail":{"EventCategories":["backup"]}}""", true)]
    [InlineData("""{"detail":{"EventCategories":["deletion"]}}""", false)]
    [InlineData("""{"resources":["arn:aws:rds:us-east-1:111111111111:db:two"]}""", true)]
    [InlineData("""{"detail":{"size":[100]}}""", true)]
    [InlineData("""{"detail":{"size":["100"]}}""", false)]
    [InlineData("""{"detail":{"whole":[300]}}""", false)]
    [InlineData("""{"detail":{"ready":[true]}}""", true)]
    [InlineData("""{"detail":{"ready":[false]}}""", false)]
    [InlineData("""{"detail":{"none":[null]}}""", true)]
    [InlineData("""{"detail":{"missing":[null]}}""", false)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"prefix":"rds:"}]}}""", true)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"prefix":"RDS:"}]}}""", false)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"prefix":{"equals-ignore-case":"RDS:"}}]}}""", true)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"suffix":"-2026"}]}}""", true)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"anything-but":"rds:orders-2026"}]}}""", false)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"anything-but":["a","b"]}]}}""", true)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"anything-but":{"prefix":"rdsbackup-"}}]}}""", true)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"anything-but":{"prefix":["rdsbackup-","rds:"]}}]}}""", false)]
    [InlineData("""{"detail":{"SourceIdentifier":[{"anything-but":{"wildcard":"*orders*"}}]}}""", false)]
    [InlineData("""{"detail":{"missing":[{"anything-but":"x"}]}}""", false)]
    [InlineData("""{"detail":{"size":[{"anything-but":[99,101]}]}}""", true)]
    [InlineData("""{"detail":{"size":[{"numeric":[">",99,"<=",100]}]}}""", true)]
    [InlineData("""{"detail":{"size":[{"numeric":["<",100]}]}}""", false)]
    [InlineData("""{"detail":{"whole":[{"numeric":["=",300]}]}}""", true)]
    [InlineData("""{"resources":[{"wildcard":"arn:*:rds:*:*:*snapshot:one"}]}""", true)]
    [InlineData("""{"resources":[{"wildcard":"arn:*:rds:*snapshot:three"}]}""", false)]
    [InlineData("""{"detail":{"who":{"name":[{"equals-ignore-case":"ANN"}]}}}""", true)]
    [InlineData("""{"detail":{"who":{"name":[{"exists":true}]}}}""", true)]
    [InlineData("""{"detail":{"who":[{"exists":true}]}}""", false)]
    [InlineData("""{"detail":{"who":{"age":[{"exists":false}]}}}""", true)]
    [InlineData("""{"detail":{"nobody":{"age":[{"exists":false}]}}}""", true)]
    [InlineData("""{"detail":{"who":{"name":[{"exists":false}]}}}""", false)]
    [InlineData("""{"detail":{"empty":[{"exists":true}]}}""", false)]
    [InlineData("""{"detail":{"items":{"kind":["a"],"count":[1]}}}""", true)]
    [InlineData("""{"detail":{"items":{"kind":["a"],"count":[9]}}}""", false)]
    [InlineData("""{"source":["aws.rds"],"$or":[{"account":["3"]},{"detail":{"size":[100]}}]}""", true)]
    [InlineData("""{"source":["aws.rds"],"$or":[{"account":["3"]},{"detail":{"size":[101]}}]}""", false)]
    [InlineData("""{"detail":{"$or":[{"size":[1]},{"ready":[true]}]}}""", true)]
    public void A_pattern_tells_which_events_are_meant(string pattern, bool isMeant)
    {
        using var happened = JsonDocument.Parse(Event);

        Assert.Equal(isMeant, EventPattern.Parse(pattern).Matches(happened.RootElement));
    }

    [Theory]
    [InlineData("{}", "Empty patterns are not allowed")]
    [InlineData("""{"source":"aws.rds"}""", "\"source\" must be an object or an array")]
    [InlineData("""{"detail":{"x":[]}}""", "Empty arrays are not allowed: \"detail.x\"")]
    [InlineData("""{"source":[{"prefix":"a","suffix":"b"}]}""", "Only one key allowed in match expression: \"source\"")]
    [InlineData("""{"source":[{"wildcard":"a**"}]}""", "Consecutive wildcard characters at pos 1: \"source\"")]
    [InlineData("""{"source":[{"numeric":["~",1]}]}""", "Unrecognized numeric range operator: \"~\"")]
    public void What_is_no_pattern_is_refused_by_name(string pattern, string reason)
    {
        var fault = Assert.Throws<AwsFault>(() => EventPattern.Parse(pattern));

        Assert.Equal(("InvalidEventPatternException", $"Event pattern is not valid. Reason: {reason}"), (fault.Code, fault.Message));
    }

    [Theory]
    [InlineData("""{"source":[{"cidr":"10.0.0.0/8"}]}""", "cidr")]
    [InlineData("""{"source":[{"anything-but":{"exists":true}}]}""", "anything-but exists")]
    public void A_match_type_that_the_sandbox_lacks_is_refused_by_name(string pattern, string type)
    {
        var fault = Assert.Throws<AwsFault>(() => EventPattern.Parse(pattern));

        Assert.Equal(("NotInSandbox", $"The sandbox has no match type {type} in event patterns: \"source\"."), (fault.Code, fault.Message));
    }
}
