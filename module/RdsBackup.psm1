# Commands only: the first method or property that a script touches costs an import 20 ms and more.
# Without OnRemove, Import-Module -Force would lose every cmdlet.
$ours = Get-RdsBackupAssembly "$PSScriptRoot/bin" | Import-Module -PassThru -OutVariable inner |
    Complete-RdsBackupImport -OnRemove {
        if (Get-RdsBackupSandbox) {
            Stop-RdsBackupSandbox -WhatIf:$false -Confirm:$false
            Write-Warning 'The sandbox has ended with the module: once that is imported again, its cmdlets call AWS.'
        }
        Remove-Module -ModuleInfo $inner -WhatIf:$false -Confirm:$false
    }

# AWS.Tools registers completers for every -Region and -ProfileName, which go before the attributes of ours. What is registered for a command goes before both.
# PowerShell can withdraw neither; it asks none of them for a command that is gone. Their types are named as text, for a literal is looked up while this file
# is read: too early, and in every assembly.
Register-ArgumentCompleter -CommandName $ours -ParameterName Region -ScriptBlock {
    ([type]'RdsBackup.PowerShell.Binding.RegionCompleter')::new().CompleteArgument.Invoke($args)
}
Register-ArgumentCompleter -CommandName $ours -ParameterName ProfileName -ScriptBlock {
    ([type]'RdsBackup.PowerShell.Binding.ProfileCompleter')::new().CompleteArgument.Invoke($args)
}
