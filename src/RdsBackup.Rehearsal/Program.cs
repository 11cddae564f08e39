using RdsBackup.Rehearsal;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Setting;

ForeignSettings.Forget();
return await CommandLine.RunAsync(args, Screen.OfThisProcess());
