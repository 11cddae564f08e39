@{
    RootModule           = 'RdsBackup.psm1'
    ModuleVersion        = '0.0.0' # the build puts the product's version here
    GUID                 = '8a4c1d0e-6f0b-4b5e-9a39-2f6d8e51c7b3'
    Author               = 'RdsBackup contributors'
    CompanyName          = 'RdsBackup contributors'
    Copyright            = 'Copyright (c) RdsBackup contributors'
    Description          = 'Backs up RDS databases across AWS regions and accounts with native snapshots, and brings an AWS of its own to rehearse on.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    NestedModules        = @('bin/RdsBackup.PowerShell.Loader.dll')
    TypesToProcess       = @('RdsBackup.Types.ps1xml')
    FormatsToProcess     = @('RdsBackup.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @(
        'Copy-RdsBackupSharedSnapshot'
        'Copy-RdsBackupSnapshotCrossRegion'
        'Get-RdsBackupSnapshotShare'
        'Grant-RdsBackupSnapshotShare'
        'Protect-RdsBackupSnapshot'
        'Revoke-RdsBackupSnapshotShare'
    )
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Copy-RdsSharedSnapshot'
        'Copy-RdsSnapshotCrossRegion'
        'Deploy-RdsBackupStack'
        'Get-RdsBackupActivity'
        'Get-RdsBackupCoverage'
        'Get-RdsBackupDatabase'
        'Get-RdsBackupKey'
        'Get-RdsBackupSandbox'
        'Get-RdsBackupSnapshot'
        'Get-RdsBackupStack'
        'Get-RdsSnapshotShare'
        'Grant-RdsSnapshotShare'
        'New-RdsBackupKey'
        'New-RdsBackupPolicy'
        'New-RdsBackupSnapshot'
        'Protect-RdsSnapshot'
        'Remove-RdsBackupSnapshot'
        'Remove-RdsBackupStack'
        'Restart-RdsBackupCopy'
        'Revoke-RdsSnapshotShare'
        'Start-RdsBackupSandbox'
        'Stop-RdsBackupSandbox'
        'Test-RdsBackupSnapshot'
        'Wait-RdsBackupSnapshot'
    )
    PrivateData          = @{
        PSData = @{
            Tags       = @('AWS', 'RDS', 'Aurora', 'Backup', 'Snapshot', 'DisasterRecovery', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
