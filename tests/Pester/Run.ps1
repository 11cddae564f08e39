<#
.SYNOPSIS
Runs the suite on the built module. 'dotnet test' calls it; by hand, with a Pester that is installed: pwsh -File tests/Pester/Run.ps1
#>
param(
    # The built module.
    [string] $Module = "$PSScriptRoot/../../output/RdsBackup",
    # Pester, by name or by path.
    [string] $Pester = 'Pester',
    # A module with another AWSSDK.Core; the build of tests/Unit lays it out.
    [string] $StandIn,
    # Where the failures go, as JSON, for who reports them one by one.
    [string] $ReportTo
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester -MinimumVersion 5.0
$env:RDSBACKUP_PWSH ??= Join-Path $PSHOME ((Get-Process -Id $PID).ProcessName -eq 'dotnet' ? 'pwsh.dll' : 'pwsh')
# Another of this shell: program and first arguments. That of a .NET tool runs inside dotnet.
function global:Get-Pwsh {
    if ($env:RDSBACKUP_PWSH -like '*.dll') { (Get-Process -Id $PID).Path }
    $env:RDSBACKUP_PWSH, '-NoProfile', '-NonInteractive'
}
function global:Invoke-Pwsh {
    $program, $first = Get-Pwsh
    & $program @first @args
}
$env:RDSBACKUP_MODULE = (Resolve-Path $Module).Path
$env:RDSBACKUP_STANDIN = $StandIn
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($ReportTo) { 'None' } else { 'Detailed' }
$result = Invoke-Pester -Configuration $configuration
if ($ReportTo) {
    $failed = foreach ($test in @($result.Failed) + @($result.FailedBlocks) + @($result.FailedContainers)) {
        [pscustomobject]@{ Name = $test.ExpandedPath ?? "$($test.Item)"; Error = ($test.ErrorRecord | Out-String).Trim() }
    }
    [pscustomobject]@{ Passed = $result.PassedCount; Failed = @($failed) } | ConvertTo-Json -Depth 3 | Set-Content $ReportTo
}
exit [int]($result.Result -ne 'Passed')
