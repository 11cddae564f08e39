using System.Reflection;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace RdsBackup.Unit.Aws;

/// <summary>Amazon.RDS against AWS's own model: what is here is all there, and is called what AWS calls it.</summary>
public sealed class ModelTests
{
    private static readonly Type[] Numbers = [typeof(int?), typeof(long?), typeof(double?)];

    /// <summary>Operation name → its request and response classes.</summary>
    private static readonly IReadOnlyDictionary<string, (Type Request, Type Response)> Operations = typeof(IAmazonRDS).GetMethods()
        .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && method.GetParameters().Length == 2)
        .ToDictionary(
            method => method.Name[..^"Async".Length],
            method => (method.GetParameters()[0].ParameterType, method.ReturnType.GetGenericArguments()[0]));

    [Fact]
    public void The_client_has_the_operations_that_backups_need() =>
        Assert.Equal(
            """
            AddTagsToResource CopyDBClusterSnapshot CopyDBSnapshot CreateDBCluster CreateDBClusterSnapshot CreateDBInstance CreateDBSnapshot
            DeleteDBCluster DeleteDBClusterSnapshot DeleteDBInstance DeleteDBSnapshot DescribeAccountAttributes
            DescribeDBClusterSnapshotAttributes DescribeDBClusterSnapshots DescribeDBClusters DescribeDBInstances DescribeDBSnapshotAttributes
            DescribeDBSnapshots ListTagsForResource ModifyDBCluster ModifyDBClusterSnapshotAttribute ModifyDBInstance
            ModifyDBSnapshotAttribute RemoveTagsFromResource RestoreDBClusterFromSnapshot RestoreDBInstanceFromDBSnapshot
            """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
            Operations.Keys.Order(StringComparer.Ordinal));

    [FactWithAwsModel]
    public void Every_member_of_every_operation_is_AWSs_in_name_type_and_list_member_name()
    {
        var comparison = new Comparison();
        foreach (var (name, (request, response)) in Operations)
        {
            var operation = AwsModel.Instance.Operations[name];
            comparison.Structure(request, operation.Input);
            comparison.Structure(response, operation.Output);
        }

        Assert.Empty(comparison.Differences);
        Assert.True(comparison.Compared > 600, $"{comparison.Compared} members compared");
    }

    [FactWithAwsModel]
    public void Every_fault_of_every_operation_has_its_class_with_AWSs_code_and_status()
    {
        var expected = Operations.Keys
            .SelectMany(name => AwsModel.Instance.Operations[name].Faults)
            .Distinct()
            .ToDictionary(ExceptionName, name => AwsModel.Instance.Faults[name]);
        var actual = typeof(AmazonRDSException).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AmazonRDSException)))
            .ToDictionary(type => type.Name, type => type.GetCustomAttribute<FaultAttribute>()!);

        Assert.Equal(
            expected.Select(pair => $"{pair.Key} {pair.Value.Code} {pair.Value.Status}").Order(StringComparer.Ordinal),
            actual.Select(pair => $"{pair.Key} {pair.Value.Code} {(int)pair.Value.Status}").Order(StringComparer.Ordinal));
    }

    [FactWithAwsModel]
    public void Every_enumeration_has_AWSs_values()
    {
        var enumerations = typeof(AmazonRDSException).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ConstantClass))).ToList();

        Assert.NotEmpty(enumerations);
        foreach (var type in enumerations)
        {
            var values = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((ConstantClass)field.GetValue(null)!).Value);
            Assert.Equal(AwsModel.Instance.Enumerations[type.Name].Order(StringComparer.Ordinal), values.Order(StringComparer.Ordinal));
        }
    }

    // The rule of the official .NET package: "Fault" gives way to "Exception", and what has neither gets it.
    private static string ExceptionName(string fault) =>
        fault.EndsWith("Exception", StringComparison.Ordinal) ? fault
        : (fault.EndsWith("Fault", StringComparison.Ordinal) ? fault[..^"Fault".Length] : fault) + "Exception";

    private sealed class Comparison
    {
        private readonly HashSet<Type> seen = [];

        public List<string> Differences { get; } = [];

        public int Compared { get; private set; }

        public void Structure(Type type, string? structure)
        {
            if (!seen.Add(type))
                return;

            var modelled = structure is null ? [] : AwsModel.Instance.Structures[structure];
            var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .ToDictionary(property => property.Name);
            foreach (var surplus in properties.Keys.Except(modelled.Select(member => member.Name)))
                Differences.Add($"{type.Name}.{surplus} is not in AWS's model");

            foreach (var member in modelled)
            {
                Compared++;
                if (properties.TryGetValue(member.Name, out var property))
                    Member(type, property, member);
                else
                    Differences.Add($"{type.Name}.{member.Name} is missing");
            }
        }

        private void Member(Type owner, PropertyInfo property, AwsModel.Member member)
        {
            var name = $"{owner.Name}.{property.Name}";
            if (member.WireName != property.Name)
                Differences.Add($"{name} is {member.WireName} on the wire");
            if (!Fits(property.PropertyType, member))
                Differences.Add($"{name} is a {property.PropertyType} instead of {member.Type} {member.Structure ?? member.Of?.Structure ?? member.Of?.Type}");
            if (member.Of is not null && member.MemberName != (property.GetCustomAttribute<ListMemberAttribute>()?.Name ?? "member"))
                Differences.Add($"{name} has members called {member.MemberName}");

            var remarks = property.GetCustomAttribute<AWSPropertyAttribute>();
            if (member.Sensitive != (remarks?.Sensitive ?? false))
                Differences.Add($"{name}: AWS says sensitive {member.Sensitive}");
            if (member.Required != (remarks?.Required ?? false))
                Differences.Add($"{name}: AWS says required {member.Required}");
        }

        private bool Fits(Type type, AwsModel.Shape shape)
        {
            switch (shape.Type)
            {
                case "list":
                    return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) && Fits(type.GetGenericArguments()[0], shape.Of!);
                case "structure":
                    Structure(type, shape.Structure);
                    return type.Name == shape.Structure && type.Namespace == typeof(DBSnapshot).Namespace;
                case "string":
                    return type == typeof(string) || type.IsSubclassOf(typeof(ConstantClass));
                case "number":
                    return Numbers.Contains(type);
                case "boolean":
                    return type == typeof(bool?);
                default:
                    return shape.Type == "timestamp" && type == typeof(DateTime?);
            }
        }
    }
}
