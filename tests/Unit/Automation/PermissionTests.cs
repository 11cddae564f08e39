namespace RdsBackup.Unit.Automation;

/// <summary>No role may do more than it needs: whatever is taken away is missed by somebody.</summary>
public class PermissionTests
{
    private static readonly Lazy<IReadOnlyList<RolePermission>> All = new(() => RolePermission.Of(WholeLife.Begin()));

    private static readonly Lazy<string> Undisturbed = new(() => WholeLife.Pass(WholeLife.Begin()));

    public static TheoryData<string> Permissions => Named(onlyAws: false);

    public static TheoryData<string> PermissionsOfAws => Named(onlyAws: true);

    [Fact]
    public void Two_undisturbed_lives_are_the_same() => Assert.Equal(Undisturbed.Value, WholeLife.Pass(WholeLife.Begin()));

    [Theory]
    [MemberData(nameof(Permissions))]
    public void Each_permission_is_missed_when_it_is_taken_away(string permission) => Assert.NotEqual(Undisturbed.Value, Without(permission));

    // Keeps the list short: what the sandbox comes to miss goes from it.
    [Theory]
    [MemberData(nameof(PermissionsOfAws))]
    public void What_is_listed_as_exercised_by_AWS_only_is_not_missed_here(string permission) => Assert.Equal(Undisturbed.Value, Without(permission));

    [Fact]
    public void Everything_that_is_listed_is_there() =>
        Assert.Subset(All.Value.Select(one => (one.Role, one.Value)).ToHashSet(), ExercisedByAwsOnly.Sources.Keys.ToHashSet());

    private static string Without(string permission)
    {
        var stacks = WholeLife.Begin();
        All.Value.Single(one => one.ToString() == permission).Delete(stacks);
        return WholeLife.Pass(stacks);
    }

    private static TheoryData<string> Named(bool onlyAws) =>
        [.. All.Value.Where(one => ExercisedByAwsOnly.Sources.ContainsKey((one.Role, one.Value)) == onlyAws).Select(one => one.ToString())];
}
