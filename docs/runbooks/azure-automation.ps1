<#
.SYNOPSIS
Azure Automation: takes every selected database's newest snapshot one step further into the vault.

.DESCRIPTION
For a runtime environment with PowerShell 7.4 and the module RdsBackup. Two credential assets hold the access keys of the two accounts, each with the key's id as user name and
the secret as password; docs/policies has the policies for both. A job ends after 3 hours at most, so this one does not wait: schedule it every hour.
#>
param(
    [Parameter(Mandatory)] [string] $BackupAccountId,
    [string] $SourceRegion = 'us-east-1',
    [string] $RecoveryRegion = 'us-east-2',
    [string] $TagName = 'Failsafe',
    [string] $TagValue = 'True',
    [string] $SourceCredential = 'RdsBackupSource',
    [string] $BackupCredential = 'RdsBackupVault'
)

$ErrorActionPreference = 'Continue'   # one bad database does not stop the others
Import-Module RdsBackup

function Get-AwsKey([string] $Name) {
    $asset = Get-AutomationPSCredential -Name $Name
    if (-not $asset) { throw "There is no credential asset '$Name': make one with the access key's id as user name and the secret as password." }
    @{ AccessKey = $asset.UserName; SecretKey = $asset.GetNetworkCredential().Password }
}

$source = Get-AwsKey $SourceCredential
$backup = Get-AwsKey $BackupCredential
$failed = $null
$PSDefaultParameterValues = @{ '*-Rds*:ErrorVariable' = '+failed' }   # every command adds its errors
$proofs = Get-RdsBackupDatabase @source -Region $SourceRegion -Tag @{ $TagName = $TagValue } -OutVariable databases |
    Get-RdsBackupSnapshot -Latest |
    Copy-RdsSnapshotCrossRegion -DestinationRegion $RecoveryRegion -KmsKeyId alias/rds-backup |
    Where-Object Status -EQ available |
    Grant-RdsSnapshotShare -AccountId $BackupAccountId |
    Copy-RdsSharedSnapshot @backup -KmsKeyId alias/rds-vault |
    Where-Object Status -EQ available |
    Revoke-RdsSnapshotShare |
    Test-RdsBackupSnapshot

$proofs | Select-Object DatabaseIdentifier, Proven, SnapshotIdentifier, Problems
# What throws makes the job fail, which Azure Monitor can tell.
if (-not $databases) { throw "No database in $SourceRegion has the tag $TagName=$TagValue." }
if ($failed) { throw "$($failed.Count) step(s) failed; the first: $($failed[0])" }
if ($proofs.Proven -contains $false) { throw 'A copy is not what it must be: see Problems.' }
