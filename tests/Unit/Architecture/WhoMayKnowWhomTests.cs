using System.Reflection;

namespace RdsBackup.Unit.Architecture;

/// <summary>The rooms of the house and what each may know; docs/architecture.md says why.</summary>
public class WhoMayKnowWhomTests
{
    [Theory]
    [InlineData("RdsBackup.Aws", "")]
    [InlineData("RdsBackup.Iam", "")]
    [InlineData("RdsBackup.Core", "RdsBackup.Aws RdsBackup.Iam")]
    [InlineData("RdsBackup.Models", "")]
    [InlineData("RdsBackup.Sandbox", "RdsBackup.Iam RdsBackup.Models")]
    [InlineData("RdsBackup.PowerShell", "RdsBackup.Core RdsBackup.Sandbox RdsBackup.Aws RdsBackup.Iam")]
    [InlineData("RdsBackup.PowerShell.Loader", "")]
    [InlineData("RdsBackup.Rehearsal", "RdsBackup.Core RdsBackup.Sandbox RdsBackup.Aws RdsBackup.Iam")]
    public void A_room_knows_no_other_than_it_may(string room, string mayKnow)
    {
        var known = Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => name.StartsWith("RdsBackup.", StringComparison.Ordinal));

        Assert.Empty(known.Except(mayKnow.Split(' '), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("RdsBackup.Iam")]
    [InlineData("RdsBackup.Sandbox")]
    public void The_sandbox_reads_the_wire_with_its_own_eyes_not_the_sdks(string room) =>
        Assert.DoesNotContain(Assembly.Load(room).GetReferencedAssemblies(), reference => reference.Name!.StartsWith("AWSSDK", StringComparison.Ordinal));

    [Theory]
    [InlineData("RdsBackup.Core")]
    [InlineData("RdsBackup.Sandbox")]
    public void Only_the_cmdlets_and_what_loads_them_know_powershell(string room) =>
        Assert.DoesNotContain(Assembly.Load(room).GetReferencedAssemblies(), reference => reference.Name == "System.Management.Automation");
}
