<#
.SYNOPSIS
Runs the suite on the built module. 'dotnet test' calls it; by hand: pwsh -File tests/Pester/Run.ps1
#>
param(
    # The built module.
    [string] $Module = "$PSScriptRoot/../../output/RdsBackup",
    # A module with another AWSSDK.Core; the build of tests/Unit lays it out.
    [string] $StandIn,
    # Where the failures go, as JSON, for who reports them one by one.
    [string] $ReportTo
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
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
