using System.Collections;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

public class GetRdsBackupDatabaseTests
{
    [Fact]
    public void That_nothing_matches_is_told_to_who_listens()
    {
        var world = new World();
        world.WithDatabase("orders");

        var console = world.Run("primary", new GetRdsBackupDatabaseCommand { Tag = new Hashtable { ["Failsafe"] = "Yes" } });

        Assert.Empty(console.Output);
        Assert.Equal(["No database in us-east-1 (account 111111111111) is what was asked for."], console.Told);
    }
}
