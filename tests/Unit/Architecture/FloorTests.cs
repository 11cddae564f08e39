using System.Reflection;

namespace RdsBackup.Unit.Architecture;

/// <summary>The floors of a room, and which folder stands on which; docs/architecture.md says why.</summary>
public class FloorTests
{
    // From the ground up. A folder knows what lies below it, and of its own floor what does not know it in turn; across a "|" nothing.
    [Theory]
    [InlineData("RdsBackup.Core", "Errors Timing < Snapshots Keys Deployed Policies < Aws < Finding Waiting KeyKeeping Sharing Proving Copying Taking Stacks Activity Retention Coverage < Chain")]
    [InlineData("RdsBackup.Sandbox", "Model Clock < Wire < Identities < Kernel < CloudFormation | CloudTrail | CloudWatch | Ec2 | Events | Iam | Kms | Rds | Scheduler | Sns | Sqs | StepFunctions | Sts | Tagging < . < Scenarios < Hosting")]
    [InlineData("RdsBackup.PowerShell", "Records < Hosting < Binding < Commands")]
    public void A_folder_knows_only_what_lies_below_it(string room, string floors)
    {
        var (assembly, places) = (Assembly.Load(room), Places(floors));
        var folders = assembly.GetTypes().Select(FolderOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var edges = Edges(assembly);

        List<string> wrong =
        [
            .. folders.Except(places.Keys).Select(folder => $"{folder} stands on no floor"),
            .. places.Keys.Except(folders).Select(folder => $"{folder} is gone, and has a floor"),
            .. edges.Where(edge => IsUpward(edge.Key, places)).Select(Words),
            .. Circles([.. edges.Keys]),
        ];
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static Dictionary<(string User, string Used), List<string>> Edges(Assembly room) =>
        (from edge in CompiledEdges.Of(room)
         let user = FolderOf(edge.User)
         let used = FolderOf(edge.Used)
         where user is not null && used is not null && user != used
         group $"{edge.User.Name} -> {edge.Used.Name}" by (user, used)).ToDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToList());

    // What the compiler adds to an assembly has a namespace of its own, or none. What users see of the module is not called after its folder. A "." is the room itself.
    private static string? FolderOf(Type type) => type.Namespace switch
    {
        "RdsBackup" => "Records",
        { } name when $"{name}." is var full && $"{type.Assembly.GetName().Name}." is var root && full.StartsWith(root, StringComparison.Ordinal) =>
            full == root ? "." : full[root.Length..].Split('.')[0],
        _ => null,
    };

    private static Dictionary<string, (int Floor, int Part)> Places(string floors) =>
        (from floor in floors.Split('<').Index()
         from part in floor.Item.Split('|').Index()
         from folder in part.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries)
         select (folder, floor.Index, part.Index)).ToDictionary(place => place.folder, place => (place.Item2, place.Item3), StringComparer.Ordinal);

    private static bool IsUpward((string User, string Used) edge, Dictionary<string, (int Floor, int Part)> places) =>
        places.TryGetValue(edge.User, out var user) && places.TryGetValue(edge.Used, out var used)
            && (used.Floor > user.Floor || (used.Floor == user.Floor && used.Part != user.Part));

    private static string Words(KeyValuePair<(string User, string Used), List<string>> edge) =>
        $"{edge.Key.User} may not know {edge.Key.Used}: {string.Join(", ", edge.Value)}";

    private static IEnumerable<string> Circles(List<(string User, string Used)> edges)
    {
        var folders = edges.Select(edge => edge.User).Distinct().Order(StringComparer.Ordinal).ToList();
        return folders.Select(folder => string.Join(", ", folders.Where(other => other == folder || (Reaches(folder, other) && Reaches(other, folder)))))
            .Where(circle => circle.Contains(',', StringComparison.Ordinal)).Distinct().Select(circle => $"a circle: {circle}");

        bool Reaches(string from, string to)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { from };
            for (var next = new Queue<string>([from]); next.TryDequeue(out var folder);)
            {
                foreach (var (_, used) in edges.Where(edge => edge.User == folder))
                {
                    if (used == to)
                        return true;
                    if (seen.Add(used))
                        next.Enqueue(used);
                }
            }

            return false;
        }
    }
}
