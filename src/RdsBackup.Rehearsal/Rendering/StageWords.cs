using RdsBackup.Core.Chain;
using RdsBackup.Rehearsal.Setting;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>The stages in words.</summary>
internal sealed class StageWords(Scene scene)
{
    public string Of(Stage stage) => stage switch
    {
        Stage.Plan => "planning",
        Stage.CopyToRecovery => $"copying to {Scene.RecoveryRegion}",
        Stage.Share => $"sharing with {scene.Secondary.Name}",
        Stage.CopyToVault => $"copying to {scene.Secondary.Name}",
        Stage.Prove => "proving",
        Stage.Unshare => "withdrawing the share",
        _ => "done",
    };
}
