# The stacks from the policy to their removal, as a person meets them.
BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    $saved = Get-ChildItem env:AWS_*
    Remove-Item env:AWS_*
    Start-RdsBackupSandbox -Speed 3000 | Out-Null   # a copy of an hour is a second
    Push-Location $TestDrive
    $places = @{ ProfileName = 'primary'; Region = 'us-east-1' }, @{ ProfileName = 'primary'; Region = 'us-east-2' }, @{ ProfileName = 'secondary'; Region = 'us-east-2' }

    function Wait-Story([string] $Identifier, [string] $State) {
        foreach ($look in 1..300) {
            $story = Get-RdsBackupActivity -PolicyPath ./backup.json | Where-Object SnapshotIdentifier -EQ $Identifier
            if ($story.State -eq $State) { return $story }
            Start-Sleep -Milliseconds 200
        }
        throw "$Identifier is not $State but $($story.State) at $($story.Stage): $($story.Why)"
    }
}

AfterAll {
    Pop-Location
    Stop-RdsBackupSandbox
    Remove-Item env:AWS_*
    $saved | Set-Item
    Remove-Module RdsBackup
}

Describe 'Stacks of a policy' {
    It 'are written down' {
        $file = New-RdsBackupPolicy ./backup.json -SourceAccountId 111111111111 -SourceRegion us-east-1 -RecoveryRegion us-east-2 -BackupAccountId 222222222222 -Tag @{ Failsafe = 'True' }
        $file.Name | Should -Be backup.json
        $file.PSPath | Should -BeLike '*backup.json'   # as Get-Item gives it, which the view of files needs
        { New-RdsBackupPolicy ./backup.json -SourceAccountId 111111111111 -SourceRegion us-east-1 -RecoveryRegion us-east-2 -BackupAccountId 222222222222 -Include * -ErrorAction Stop } |
            Should -Throw -ErrorId 'FileExists,*'
    }

    It 'are previewed without leaving anything behind' {
        Deploy-RdsBackupStack -PolicyPath ./backup.json -WhatIf | Should -BeNullOrEmpty
        $places | ForEach-Object { Get-RdsBackupStack @_ -StackName * } | Should -BeNullOrEmpty
    }

    It 'are deployed in order, protected, and left alone when nothing changes' {
        $stacks = Deploy-RdsBackupStack -PolicyPath ./backup.json
        $stacks.StackName | Select-Object -Unique | Should -Be rdsbackup-notifications, rdsbackup-recovery, rdsbackup-vault, rdsbackup-watch, rdsbackup-source
        $stacks.Protected | Should -Not -Contain $false
        (Deploy-RdsBackupStack -PolicyPath ./backup.json).Updated | Should -Be $stacks.Updated
        $found = Get-RdsBackupStack -PolicyPath ./backup.json
        $found.Status | Select-Object -Unique | Should -Be CREATE_COMPLETE
        ($found | Out-String -Width 80) | Should -Match 'rdsbackup-vault +CREATE_COMPLETE +us-east-2 +222222222222 +\d+\.\d+\.\d+'
    }

    It 'carry a snapshot to a proven vault copy with nobody calling anything' {
        $snapshot = New-RdsBackupSnapshot orders -ProfileName primary -Region us-east-1
        $story = Wait-Story $snapshot.SnapshotIdentifier Done
        $story.Why | Should -BeNullOrEmpty
        Test-RdsBackupSnapshot $story.VaultCopyArn -ProfileName secondary -Region us-east-2 -Quiet | Should -BeTrue
        ($story | Out-String -Width 160) | Should -Match "orders +$($snapshot.SnapshotIdentifier) +Done +Report"
    }

    It 'tell why a snapshot failed, and run it again when that is mended' {
        $vault = @{ Template = 'BackupAccount'; ProfileName = 'secondary'; Region = 'us-east-2' }
        Deploy-RdsBackupStack @vault -Parameter @{ DailyLimit = 1 } | Out-Null
        $late = 'first', 'second' | ForEach-Object { New-RdsBackupSnapshot crm -SnapshotIdentifier "crm-$_" -ProfileName primary -Region us-east-1 -Wait } | Select-Object -Last 1

        $failed = Wait-Story $late.SnapshotIdentifier Failed
        $failed.Stage | Should -Be Vault
        $failed.Why | Should -BeLike '*the limit is 1*raise the limit*'

        Deploy-RdsBackupStack @vault -Parameter @{ DailyLimit = 100 } | Out-Null
        $failed | Restart-RdsBackupCopy -WhatIf | Should -BeNullOrEmpty
        ($failed | Restart-RdsBackupCopy).Stage | Should -Be Vault
        (Wait-Story $late.SnapshotIdentifier Done).VaultCopyArn | Should -Not -BeNullOrEmpty
    }

    It 'go in the opposite order when nothing is at work any more, and leave backups and keys' {
        Remove-RdsBackupStack -PolicyPath ./backup.json -Drain -WhatIf | Should -BeNullOrEmpty
        $removed = Remove-RdsBackupStack -PolicyPath ./backup.json -Drain -Confirm:$false
        $removed.StackName | Select-Object -Unique | Should -Be rdsbackup-source, rdsbackup-watch, rdsbackup-vault, rdsbackup-recovery, rdsbackup-notifications
        $places | ForEach-Object { Get-RdsBackupStack @_ -StackName * } | Should -BeNullOrEmpty
        $vault = $removed | Where-Object StackName -EQ rdsbackup-vault
        $vault.Copies.Count | Should -BeGreaterOrEqual 3
        (Get-RdsBackupKey -ProfileName secondary -Region us-east-2).KeyArn | Should -Contain $vault.KeyArn
        $vault | Out-String -Width 160 | Should -Match 'rdsbackup-vault +us-east-2 +222222222222 +key \S+, \d+ copies, none shared'
    }

    It 'that are stuck are replaced on consent only, and nobody consents where nobody is asked' {
        $vault = @{ Template = 'BackupAccount'; ProfileName = 'secondary'; Region = 'us-east-2' }
        { Deploy-RdsBackupStack @vault -Parameter @{ SourceAccountIds = '333333333333'; Sources = '333333333333/us-east-1' } -ErrorAction Stop } | Should -Throw -ErrorId 'StackFailed,*'
        $good = @{ SourceAccountIds = '111111111111'; Sources = '111111111111/us-east-1' }
        { Deploy-RdsBackupStack @vault -Parameter $good -ErrorAction Stop } | Should -Throw -ErrorId 'StackStuck,*'   # the suite runs with -NonInteractive
        (Deploy-RdsBackupStack @vault -Parameter $good -Force).Status | Should -Be CREATE_COMPLETE
    }
}
