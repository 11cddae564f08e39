$inner = Import-Module -Assembly ([RdsBackup.Loader.ModuleContext]::Load("$PSScriptRoot/bin")) -PassThru
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $inner }

# AWS.Tools registers completers for every -Region and -ProfileName, which go before the attributes of ours. What is registered for a command goes before both.
# PowerShell can withdraw neither; it asks none of them for a command that is gone. Their types are named as text, for a literal is looked up while this file
# is read: too early, and in every assembly.
$ours = @($inner.ExportedCmdlets.Keys)
Register-ArgumentCompleter -CommandName $ours -ParameterName Region -ScriptBlock {
    ([type]'RdsBackup.PowerShell.Binding.RegionCompleter')::new().CompleteArgument.Invoke($args)
}
Register-ArgumentCompleter -CommandName $ours -ParameterName ProfileName -ScriptBlock {
    ([type]'RdsBackup.PowerShell.Binding.ProfileCompleter')::new().CompleteArgument.Invoke($args)
}
