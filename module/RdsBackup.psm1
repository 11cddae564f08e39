$inner = Import-Module -Assembly ([RdsBackup.Loader.ModuleContext]::Load("$PSScriptRoot/bin")) -PassThru
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $inner }
