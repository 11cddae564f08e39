using Amazon.RDS.Model;

namespace RdsBackup.Unit.Aws;

public sealed class MarshallingTests
{
    [Fact]
    public async Task A_request_becomes_the_form_that_AWS_documents()
    {
        var wire = Wire.Answering("<DescribeDBSnapshotsResponse/>");
        await wire.Client().DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest
        {
            IncludeShared = true,
            IncludePublic = false,
            MaxRecords = 100,
            Filters =
            [
                new Filter { Name = "engine", Values = ["postgres", "aurora & co"] },
                new Filter { Name = "db-instance-id", Values = ["orders"] },
            ],
        });

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "DescribeDBSnapshots",
                ["Version"] = "2014-10-31",
                ["IncludeShared"] = "true",
                ["IncludePublic"] = "false",
                ["MaxRecords"] = "100",
                ["Filters.Filter.1.Name"] = "engine",
                ["Filters.Filter.1.Values.Value.1"] = "postgres",
                ["Filters.Filter.1.Values.Value.2"] = "aurora & co",
                ["Filters.Filter.2.Name"] = "db-instance-id",
                ["Filters.Filter.2.Values.Value.1"] = "orders",
            },
            wire.Last.Form);
    }
}
