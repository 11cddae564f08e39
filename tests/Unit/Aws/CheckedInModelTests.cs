using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Clients;
using RdsBackup.Models;
using RdsBackup.Sandbox;
using RdsBackup.TrimModels;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Aws;

/// <summary>AWS's models as they are checked in: just what the list names, told where it came from, and no older than the pinned npm clients.</summary>
public sealed class CheckedInModelTests
{
    private static readonly string Folder = Repository.PathOf("src", "RdsBackup.Models");

    private static IEnumerable<IGrouping<string, string>> Listed =>
        from line in File.ReadLines(Path.Combine(Folder, "operations.txt"))
        let words = line.Split(' ')
        where words[0] != "#"
        group words[1] by words[0];

    public static TheoryData<string> Services => [.. Listed.Select(service => service.Key)];

    [Theory]
    [MemberData(nameof(Services))]
    public void A_model_has_the_operations_that_are_listed_and_what_they_reach(string service)
    {
        var text = Read(service);
        var listed = Listed.Single(one => one.Key == service).ToList();

        Assert.Equal(listed.Order(StringComparer.Ordinal), JsonNode.Parse(text)!["operations"]!.AsObject().Select(operation => operation.Key));
        Assert.Equal(text, TrimmedModel.Of(JsonNode.Parse(text)!.AsObject(), listed));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_model_says_where_it_came_from_and_under_which_licence(string service)
    {
        var source = JsonNode.Parse(Read(service))!["source"]!;

        Assert.Equal("Apache-2.0", (string?)source["licence"]);
        Assert.Matches("^[0-9a-f]{40}$", (string?)source["commit"]);
        Assert.Contains((string)source["project"]!, File.ReadAllText(Repository.PathOf("NOTICE")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_of_the_sandbox_is_in_a_model()
    {
        var known = from service in Listed
                    let metadata = JsonNode.Parse(Read(service.Key))!["metadata"]!
                    from operation in service
                    select ((string?)metadata["signingName"] ?? (string)metadata["endpointPrefix"]!, operation);

        Assert.Empty(new AwsSandbox(new SandboxOptions()).Operations.Except(known));
    }

    [FactWithAwsModel]
    public void The_pinned_npm_clients_know_nothing_that_a_model_lacks()
    {
        foreach (var (service, package) in NewerMembers.Packages)
        {
            var model = JsonNode.Parse(Read(service))!.AsObject();
            var listed = Listed.Single(one => one.Key == service).ToList();

            new NewerMembers(model, NewerMembers.Print(Repository.PathOf("tests", "Unit", "Aws", "model"), package), "npm").Add(listed);

            Assert.Equal(Read(service), TrimmedModel.Of(model, listed));
        }
    }

    [Fact]
    public void What_npm_knows_beside_is_added_with_its_source()
    {
        var model = Model();
        var published = JsonNode.Parse(
            """
            { "operations": { "Take": { "input": "TakeRequest", "output": null, "faults": ["Busy"] } },
              "structures": { "TakeRequest": [
                { "name": "Name", "type": "string" },
                { "name": "Sizes", "type": "list", "memberName": "Size", "of": { "type": "number" } },
                { "name": "Tag", "type": "structure", "structure": "Tag" } ],
                "Tag": [ { "name": "Key", "type": "string", "required": true } ] },
              "enumerations": {}, "faults": { "Busy": { "code": "Busy", "status": 409, "members": [] } } }
            """)!.AsObject();

        new NewerMembers(model, published, "npm x 1").Add(["Take"]);

        var shapes = JsonNode.Parse(TrimmedModel.Of(model, ["Take"]))!["shapes"]!;
        Assert.Equal("npm x 1", (string?)shapes["TakeRequest"]!["members"]!["Sizes"]!["source"]);
        Assert.Equal("Size", (string?)shapes[(string)shapes["TakeRequest"]!["members"]!["Sizes"]!["shape"]!]!["member"]!["locationName"]);
        Assert.Equal(["Key"], shapes["Tag"]!["required"]!.AsArray().Select(name => (string?)name));
        Assert.Equal(409, (int?)shapes["Busy"]!["error"]!["httpStatusCode"]);
        Assert.Null(shapes["TakeRequest"]!["members"]!["Name"]!["source"]);
    }

    [Fact]
    public void Prose_stays_out_and_a_member_that_is_called_like_it_stays()
    {
        var model = Model();
        model["operations"]!["Take"]!["documentation"] = "<p>Takes.</p>";
        model["shapes"]!["TakeRequest"]!["members"]!["documentation"] = new JsonObject { ["shape"] = "Text", ["documentation"] = "<p>What it says.</p>" };

        var trimmed = TrimmedModel.Of(model, ["Take"]);

        Assert.DoesNotContain("<p>", trimmed, StringComparison.Ordinal);
        Assert.Equal("Text", (string?)JsonNode.Parse(trimmed)!["shapes"]!["TakeRequest"]!["members"]!["documentation"]!["shape"]);
    }

    [Theory]
    [InlineData("Leave", "Things has no operation Leave.")]
    [InlineData("Take", "Things has no shape Text.")]
    public void What_a_model_lacks_is_named(string operation, string said)
    {
        var model = Model();
        model["shapes"]!.AsObject().Remove("Text");

        Assert.Equal(said, Assert.Throws<InvalidDataException>(() => TrimmedModel.Of(model, [operation])).Message);
        Assert.Equal(said, Refused(model, operation));
    }

    [Theory]
    [InlineData("""{ "type": "list", "flattened": true, "member": { "shape": "Text" } }""", "Things: clients know no flattened list, which Odd is.")]
    [InlineData("""{ "type": "list", "member": { "shape": "Texts" } }""", "Things: clients cannot send a list of what Odd holds, for Odd.")]
    [InlineData("""{ "type": "map", "key": { "shape": "Text" }, "value": { "shape": "TakeRequest" } }""", "Things: clients cannot send a map of what Odd holds, for Odd.")]
    [InlineData("""{ "type": "blob" }""", "Things: clients know no blob, which Odd is.")]
    public void What_clients_cannot_send_is_named_when_they_are_built(string odd, string said)
    {
        var model = Model();
        model["shapes"]!["Odd"] = JsonNode.Parse(odd);
        model["shapes"]!["Texts"] = JsonNode.Parse("""{ "type": "list", "member": { "shape": "Text" } }""");
        model["shapes"]!["TakeRequest"]!["members"]!["Odd"] = new JsonObject { ["shape"] = "Odd" };

        Assert.Equal(said, Refused(model));
    }

    [Fact]
    public void What_clients_cannot_receive_is_named_when_they_are_built()
    {
        var model = Model();
        model["operations"]!["Take"]!["output"] = new JsonObject { ["shape"] = "TakeResponse" };
        model["shapes"]!["TakeResponse"] = JsonNode.Parse("""{ "type": "structure", "members": { "Sizes": { "shape": "Sizes" } } }""");
        model["shapes"]!["Sizes"] = JsonNode.Parse("""{ "type": "list", "member": { "shape": "Size" } }""");
        model["shapes"]!["Size"] = JsonNode.Parse("""{ "type": "integer" }""");

        Assert.Equal("Things: clients cannot receive a list or a map of Size.", Refused(model));
    }

    [Fact]
    public void A_damaged_model_is_named()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "rds.json");
        File.WriteAllText(file, Read("rds")[..5000]);

        Assert.StartsWith($"{file} is no model of a service: ", Assert.Throws<InvalidDataException>(() => ServiceModel.Read(file)).Message, StringComparison.Ordinal);
    }

    private static string Refused(JsonObject model, string operation = "Take") => Assert.Throws<InvalidDataException>(
        () => new ClientWriter(ServiceModel.Read("things", new MemoryStream(Encoding.UTF8.GetBytes(model.ToJsonString())), "things.json"), new ClientSettings("things", "Things", "Things", "Things"), [operation]).Write()).Message;

    private static string Read(string service) => File.ReadAllText(Path.Combine(Folder, "Services", $"{service}.json"));

    private static JsonObject Model() => JsonNode.Parse(
        """
        { "source": {}, "version": "2.0", "metadata": { "serviceId": "Things", "protocol": "query", "endpointPrefix": "things", "apiVersion": "2026-01-01" },
          "operations": { "Take": { "name": "Take", "input": { "shape": "TakeRequest" } } },
          "shapes": { "TakeRequest": { "type": "structure", "members": { "Name": { "shape": "Text" } } }, "Text": { "type": "string" } } }
        """)!.AsObject();
}
