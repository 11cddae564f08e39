BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    Start-RdsBackupSandbox
    $source = @{ ProfileName = 'primary'; Region = 'us-east-1' }
    New-RdsBackupKey @source -Alias local -ShareWithAccount 222222222222
}

AfterAll {
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'Snapshots in hand' {
    It 'takes snapshots of piped databases, under a name that says database and time' {
        $taken = Get-RdsBackupDatabase @source -Name orders, crm | New-RdsBackupSnapshot -Wait
        $taken.Status | Should -Be available, available
        $taken.SnapshotIdentifier | Sort-Object | Should -Match '^(crm|orders)-\d{4}(-\d\d){5}$'
    }

    It 're-encrypts in place, waits for all, and proves them' {
        $begun = Get-RdsBackupDatabase @source -Name orders, billing | Get-RdsBackupSnapshot -Latest | Protect-RdsSnapshot -KmsKeyId alias/local
        $copies = $begun | Wait-RdsBackupSnapshot
        $copies.Status | Should -Be available, available
        $copies | Test-RdsBackupSnapshot -Quiet | Should -Be $true, $true
    }

    It 'tells of piped snapshots and of piped databases who can read them, and what is shared takes the proof away' {
        $copy = Get-RdsBackupDatabase @source orders | Get-RdsBackupSnapshot -Latest | Protect-RdsSnapshot -KmsKeyId alias/local -Wait
        $null = $copy | Grant-RdsSnapshotShare -AccountId 222222222222
        ($copy | Get-RdsSnapshotShare).SharedWith | Should -Be 222222222222
        (Get-RdsBackupDatabase @source orders | Get-RdsSnapshotShare).SnapshotIdentifier | Should -Be $copy.SnapshotIdentifier
        (Get-RdsBackupDatabase @source orders).DatabaseArn | Get-RdsSnapshotShare @source | Should -HaveCount 1
        ($copy | Test-RdsBackupSnapshot).Problems | Should -Be 'private should be shared with nobody and is shared with 222222222222'
        ($copy | Test-RdsBackupSnapshot | Out-String -Width 120) | Should -Match 'False +rdsbackup-orders-\S+ +private: shared with'
    }

    It 'leaves an object that names neither snapshot nor database to PowerShell' {
        { Get-Date | Get-RdsSnapshotShare @source -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound,*'
    }
}
