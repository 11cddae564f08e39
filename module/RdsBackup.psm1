$inner = Import-Module -Assembly ([RdsBackup.Loader.ModuleContext]::Load("$PSScriptRoot/bin")) -PassThru
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $inner }

# AWS.Tools registers completers for every -Region and -ProfileName, which go before the attributes of ours. What is registered for a command goes before both.
# PowerShell can withdraw neither; it asks none of them for a command that is gone.
$ours = @{ CommandName = @($inner.ExportedCmdlets.Keys) }
Register-ArgumentCompleter @ours -ParameterName Region -ScriptBlock { [RdsBackup.PowerShell.Binding.RegionCompleter]::new().CompleteArgument.Invoke($args) }
Register-ArgumentCompleter @ours -ParameterName ProfileName -ScriptBlock { [RdsBackup.PowerShell.Binding.ProfileCompleter]::new().CompleteArgument.Invoke($args) }
