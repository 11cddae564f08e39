BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    Start-RdsBackupSandbox

    function Get-ChangeCount {
        $calls = (Get-RdsBackupSandbox).Calls
        ($calls.Keys | Where-Object { $_ -notmatch ':(Describe|Get|List)' } | ForEach-Object { $calls[$_] } | Measure-Object -Sum).Sum
    }
}

AfterAll {
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'The chain' {
    BeforeAll {
        New-RdsBackupKey -ProfileName primary   -Region us-east-2 -Alias rds-backup -ShareWithAccount 222222222222
        New-RdsBackupKey -ProfileName secondary -Region us-east-2 -Alias rds-vault
    }

    It 'changes nothing and writes nothing with -WhatIf' {
        $before = Get-ChangeCount
        $written = Get-RdsBackupDatabase -ProfileName primary -Region us-east-1 -Tag @{ Failsafe = 'True' } |
            Get-RdsBackupSnapshot -Latest |
            Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -WhatIf
        New-RdsBackupKey -ProfileName primary -Region us-east-1 -Alias another -WhatIf | Should -BeNullOrEmpty
        $written | Should -BeNullOrEmpty
        Get-ChangeCount | Should -Be $before
    }

    It 'takes five databases into the vault in one pipeline, and withdraws every share' {
        $copies = Get-RdsBackupDatabase -ProfileName primary -Region us-east-1 -Tag @{ Failsafe = 'True' } |
            Get-RdsBackupSnapshot -Latest |
            Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -Wait |
            Grant-RdsSnapshotShare -AccountId 222222222222 |
            Copy-RdsSharedSnapshot -ProfileName secondary -KmsKeyId alias/rds-vault -Wait |
            Revoke-RdsSnapshotShare

        $copies.DatabaseIdentifier | Sort-Object | Should -Be billing, catalog, crm, ledger, orders
        $copies.AccountId | Select-Object -Unique | Should -Be 222222222222
        $copies.Status | Select-Object -Unique | Should -Be available
        $copies.SourceShared | Should -Not -Contain $true
    }

    It 'finds the copies on another run instead of making them again' {
        $again = Get-RdsBackupSnapshot -ProfileName primary -Region us-east-1 -Database orders -Latest |
            Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -Wait
        $again.Status | Should -Be available
        @(Get-RdsBackupSnapshot -ProfileName primary -Region us-east-2 -Type manual).Count | Should -Be 5
    }

    It 'goes on with a record that went through a file, given credentials' {
        $file = Join-Path $TestDrive copy.xml
        Get-RdsBackupSnapshot -ProfileName primary -Region us-east-1 -Database crm -Latest |
            Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -Wait | Export-Clixml $file
        Import-Clixml $file | Grant-RdsSnapshotShare -AccountId 222222222222 -ProfileName primary | Export-Clixml "$file.shared"
        $vault = Import-Clixml "$file.shared" | Copy-RdsSharedSnapshot -ProfileName secondary -KmsKeyId alias/rds-vault -Wait
        $vault.SourceSnapshotArn | Should -BeLike 'arn:aws:rds:us-east-1:111111111111:snapshot:rds:crm-*'
    }

    It 'tells state changes to verbose and information streams' {
        $information = $null
        $told = Get-RdsBackupSnapshot -ProfileName primary -Region us-east-1 -Database reporting -Latest |
            Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -Wait -Verbose -InformationVariable information 4>&1
        ($told | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Message -join "`n" | Should -Match 'is available'
        $information.Tags | Should -Contain RdsBackup
    }
}

Describe 'Errors' {
    It 'has an id, a category, a target and advice: <Id>' -ForEach @(
        @{ Id = 'UnknownProfile'; Category = 'InvalidArgument'; Call = { Get-RdsBackupDatabase -ProfileName nobody } }
        @{ Id = 'UnknownRegion'; Category = 'InvalidArgument'; Call = { Get-RdsBackupDatabase -Region us-eest-1 } }
        @{ Id = 'InvalidArguments'; Category = 'InvalidArgument'; Call = { Get-RdsBackupDatabase -RoleArn backup } }
        @{ Id = 'InvalidArguments'; Category = 'InvalidArgument'; Call = { Get-RdsBackupDatabase -EndpointUrl 127.0.0.1:4566 } }
        @{ Id = 'DatabaseNotFound'; Category = 'ObjectNotFound'; Call = { Get-RdsBackupSnapshot -Database nope -Latest } }
        @{ Id = 'SnapshotNotFound'; Category = 'ObjectNotFound'; Call = { Get-RdsBackupSnapshot -Snapshot nope } }
        @{ Id = 'KeyNotFound'; Category = 'ObjectNotFound'; Call = { Get-RdsBackupKey -Alias nope } }
        @{ Id = 'InvalidAccountId'; Category = 'InvalidArgument'; Call = { Grant-RdsSnapshotShare orders-month-end -AccountId 12 } }
        @{ Id = 'DefaultKeyNotShareable'; Category = 'InvalidOperation'; Call = { Grant-RdsSnapshotShare orders-month-end -AccountId 222222222222 } }
        @{ Id = 'KeyMissing'; Category = 'InvalidArgument'; Call = { Copy-RdsSnapshotCrossRegion orders-month-end -DestinationRegion us-east-2 } }
        @{ Id = 'InvalidArguments'; Category = 'InvalidArgument'; Call = { Get-RdsBackupDatabase -ProfileName primary -AccessKey x } }
        @{ Id = 'SandboxRunning'; Category = 'ResourceExists'; Call = { Start-RdsBackupSandbox } }
    ) {
        $record = try { & $Call -ErrorAction Stop } catch { $_ }
        if (-not $record) { $record = $Error[0] }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'lets the others go on after a bad item' {
        $found = 'nope', 'orders' | Get-RdsBackupSnapshot -Latest -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.DatabaseIdentifier | Should -Be orders
        $failed | Should -HaveCount 1
    }

    It 'can be caught with -ErrorAction Stop' {
        { 'nope', 'orders' | Get-RdsBackupSnapshot -Latest -ErrorAction Stop } | Should -Throw -ErrorId 'DatabaseNotFound,*'
    }

    It 'never shows a secret, not even with -Debug' {
        $secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
        $all = & {
            try { Get-RdsBackupDatabase -Region us-east-1 -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey $secret -Debug -Verbose }
            catch { $_ | Format-List * -Force; Get-Error $_ }
        } *>&1 | Out-String
        $all | Should -Match CredentialsRefused
        $all | Should -Not -Match ([regex]::Escape($secret))
    }
}
