using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace RdsBackup.Unit.Aws;

/// <summary>A client against AWS's own model of its service: what is here is all there, and is called what AWS calls it.</summary>
public abstract class ModelTests
{
    private readonly string service;
    private readonly string[] needed;
    private readonly Type fault;
    private readonly Func<Wire, Action<ClientConfig>, AmazonServiceClient> connect;

    /// <summary>Operation name → its request and response classes.</summary>
    private readonly IReadOnlyDictionary<string, (Type Request, Type Response)> operations;

    /// <param name="service">The end of the npm package's name.</param>
    /// <param name="client">The client's interface.</param>
    /// <param name="fault">The base of the service's exceptions.</param>
    /// <param name="needed">The operations that backups need.</param>
    /// <param name="connect">Makes a client.</param>
    private protected ModelTests(
        string service, Type client, Type fault, string needed, Func<Wire, Action<ClientConfig>, AmazonServiceClient> connect)
    {
        this.service = service;
        this.fault = fault;
        this.connect = connect;
        this.needed = needed.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        operations = client.GetMethods()
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.GetParameters().Length == 2)
            .ToDictionary(
                method => method.Name[..^"Async".Length],
                method => (method.GetParameters()[0].ParameterType, method.ReturnType.GetGenericArguments()[0]));
    }

    private AwsModel Model => AwsModel.Of(service);

    private IEnumerable<Type> Types => fault.Assembly.GetTypes().Where(type => type.Namespace == fault.Namespace || type.Namespace == $"{fault.Namespace}.Model");

    [Fact]
    public void The_client_has_the_operations_that_backups_need() => Assert.Equal(needed, operations.Keys.Order(StringComparer.Ordinal));

    [FactWithAwsModel]
    public void Every_member_of_every_operation_and_fault_is_AWSs_in_name_and_type()
    {
        var comparison = new ModelComparison(Model, $"{fault.Namespace}.Model");
        foreach (var (name, (request, response)) in operations)
        {
            comparison.Structure(request, Model.Operations[name].Input);
            comparison.Structure(response, Model.Operations[name].Output);
        }

        foreach (var (type, modelled) in ModelledFaults())
            comparison.Members(Types.Single(one => one.Name == type), modelled.Members);

        Assert.Empty(comparison.Differences);
        Assert.True(comparison.Compared > 5 * operations.Count, $"{comparison.Compared} members compared");
    }

    [FactWithAwsModel]
    public void Every_structure_is_one_of_AWSs_that_an_operation_reaches()
    {
        var comparison = new ModelComparison(Model, $"{fault.Namespace}.Model");
        foreach (var (name, (request, response)) in operations)
        {
            comparison.Structure(request, Model.Operations[name].Input);
            comparison.Structure(response, Model.Operations[name].Output);
        }

        var unreached = Types
            .Where(type => type is { IsPublic: true, IsClass: true } && type.Namespace!.EndsWith(".Model", StringComparison.Ordinal))
            .Where(type => !type.IsSubclassOf(typeof(Exception)) && !comparison.Seen.Contains(type));

        Assert.Empty(unreached);
    }

    [FactWithAwsModel]
    public async Task Every_member_is_sent_under_AWSs_name()
    {
        foreach (var (name, (request, response)) in operations)
        {
            var sample = new ModelSample(Model);
            var members = sample.Of(Model.Operations[name].Input);
            var wire = new Wire(_ => IsJson(request) ? Wire.Json("{}") : Wire.Xml($"<{name}Response/>"));

            await CallAsync(wire, name, sample.Make(request, Model.Operations[name].Input, members));

            if (IsJson(request))
                Assert.True(JsonNode.DeepEquals(members, JsonNode.Parse(wire.Last.Body)), $"{name}: {wire.Last.Body} instead of {members.ToJsonString()}");
            else
                Assert.Equal(sample.Form(Model.Operations[name].Input, members), wire.Last.Form.Where(pair => pair.Key is not ("Action" or "Version")).ToDictionary());
        }
    }

    [FactWithAwsModel]
    public async Task Every_member_is_received_under_AWSs_name()
    {
        foreach (var (name, (request, response)) in operations)
        {
            var sample = new ModelSample(Model);
            var output = Model.Operations[name].Output;
            var members = sample.Of(output);
            var wire = new Wire(_ => IsJson(request)
                ? Wire.Json(members.ToJsonString())
                : Wire.Xml($"<{name}Response><{name}Result>{sample.Xml(output, members)}</{name}Result></{name}Response>"));

            var received = await CallAsync(wire, name, Activator.CreateInstance(request)!);

            Assert.Equal(members.ToJsonString(), sample.Describe(received, output).ToJsonString());
        }
    }

    [FactWithAwsModel]
    public async Task Every_fault_of_every_operation_has_its_class_by_AWSs_code()
    {
        var name = operations.Keys.First();
        var request = operations[name].Request;
        var thrown = new List<string>();
        foreach (var (_, modelled) in ModelledFaults())
        {
            var status = (HttpStatusCode)modelled.Status;
            var wire = new Wire(_ => IsJson(request)
                ? Wire.Json($$"""{"__type":"{{modelled.Code}}"}""", status)
                : Wire.Error(modelled.Code, "no", status));
            var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => CallAsync(wire, name, Activator.CreateInstance(request)!));
            Assert.Equal(modelled.Code, error.ErrorCode);
            thrown.Add(error.GetType().Name);
        }

        Assert.Equal(ModelledFaults().Keys.Order(StringComparer.Ordinal), thrown.Order(StringComparer.Ordinal));
        Assert.Equal(thrown.Order(StringComparer.Ordinal), Types.Where(type => type.IsSubclassOf(fault)).Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [FactWithAwsModel]
    public void Every_enumeration_has_AWSs_values()
    {
        var enumerations = Types.Where(type => type.IsSubclassOf(typeof(ConstantClass))).ToList();

        Assert.NotEmpty(enumerations);
        foreach (var type in enumerations)
        {
            var values = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((ConstantClass)field.GetValue(null)!).Value);
            Assert.Equal(Model.Enumerations[type.Name].Order(StringComparer.Ordinal), values.Order(StringComparer.Ordinal));
        }
    }

    [FactWithAwsModel]
    public async Task Every_partition_has_AWSs_endpoints_and_signing_regions()
    {
        var actual = new List<AwsModel.Endpoint>();
        foreach (var endpoint in Model.Endpoints)
            actual.Add(await AskAsync(endpoint));

        Assert.Equal(Model.Endpoints, actual);
    }

    /// <summary>Where a request really goes, and for which region it is really signed.</summary>
    private async Task<AwsModel.Endpoint> AskAsync(AwsModel.Endpoint endpoint)
    {
        var wire = new Wire(_ => Wire.Xml("", HttpStatusCode.BadRequest));
        using var client = connect(wire, config =>
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(endpoint.Region);
            config.UseFIPSEndpoint = endpoint.Fips;
            config.UseDualstackEndpoint = endpoint.DualStack;
        });
        var (name, (request, _)) = operations.First();
        try
        {
            await CallAsync(client, name, Activator.CreateInstance(request)!);
        }
        catch (AmazonServiceException)
        {
            var scope = wire.Last.Authorization.Split('/', ',');
            return endpoint with { Url = wire.Last.Uri.ToString(), SigningRegion = scope[2] };
        }
        catch (AmazonClientException)
        {
            return endpoint with { Url = null, SigningRegion = null };
        }

        throw new InvalidOperationException("An error was answered, and taken for a result.");
    }

    private static bool IsJson(Type request) => typeof(IJsonWritable).IsAssignableFrom(request);

    private async Task<object> CallAsync(Wire wire, string operation, object request)
    {
        using var client = connect(wire, _ => { });
        return await CallAsync(client, operation, request);
    }

    private static async Task<object> CallAsync(AmazonServiceClient client, string operation, object request)
    {
        var call = (Task)client.GetType().GetMethod(operation + "Async", [request.GetType(), typeof(CancellationToken)])!.Invoke(client, [request, CancellationToken.None])!;
        await call;
        return ((dynamic)call).Result;
    }

    private Dictionary<string, AwsModel.Fault> ModelledFaults() => operations.Keys
        .SelectMany(name => Model.Operations[name].Faults)
        .Distinct()
        .ToDictionary(ExceptionName, name => Model.Faults[name]);

    // The rule of the official .NET packages: "Fault" gives way to "Exception", and what has neither gets it.
    private static string ExceptionName(string name) =>
        name.EndsWith("Exception", StringComparison.Ordinal) ? name
        : (name.EndsWith("Fault", StringComparison.Ordinal) ? name[..^"Fault".Length] : name) + "Exception";
}
