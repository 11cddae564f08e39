# What a user asks of what our cmdlets write: other columns, all properties, CSV, logs; and what Tab offers.
BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    Start-RdsBackupSandbox -Speed 5000 | Out-Null
    $source = @{ ProfileName = 'primary'; Region = 'us-east-1' }
    function Get-Completion($Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
}

AfterAll {
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'A view' {
    It 'never goes before what the user asks for' {
        $columns = New-RdsBackupKey -Alias alias/rds-backup -ProfileName primary -Region us-east-2 | Format-Table Alias, State | Out-String
        $columns | Should -Match 'Alias\s+State'
        $columns | Should -Not -Match 'KeyArn'
    }

    It 'is the same for what is kept in a variable, new or not' {
        $new = New-RdsBackupKey -Alias alias/rds-vault -ProfileName secondary -Region us-east-2
        $new | Format-List * | Out-String | Should -Match 'MultiRegion'
        ($new | Out-String) | Should -Be (Get-RdsBackupKey alias/rds-vault -ProfileName secondary -Region us-east-2 | Out-String)
    }

    It 'shows no members of the language' {
        (Get-RdsBackupDatabase orders @source | Get-Member).Name | Should -Not -Contain '<Clone>$'
    }

    It 'has tags as text in CSV' {
        (Get-RdsBackupDatabase orders @source | ConvertTo-Csv | ConvertFrom-Csv).Tags | Should -Match '^.*Failsafe=True.*$'
    }
}

Describe 'A table of 120 columns' {
    It 'shows every column beside a name of <Length> characters' -ForEach @(@{ Name = 'a' * 255; Length = 255; Shown = 'a+…' }, @{ Name = 'awsbackup:job-0b5f6c1e-2f6c-4f6e-9b5e-0d0c5a2f9e1b'; Length = 50; Shown = 'awsbackup:job-0b5f6c1e-2f6c-4f6e-9b5e-0d0c5a2f9e1b' }) {
        $row = @{
            SnapshotIdentifier = $Name; DatabaseIdentifier = 'customer-relationship-management'; DataTime = [DateTimeOffset]'2026-11-30T10:00Z'; Type = 'awsbackup'; Status = 'creating'; PercentProgress = 42
            State = 'Failed'; Stage = 'Recovery'; Since = [DateTimeOffset]'2026-11-30T10:00Z'; SourceShared = $true; SharedWith = 'all'
        }
        function Show($Type) { [pscustomobject](@{ PSTypeName = "RdsBackup.$Type" } + $row) | Out-String -Width 120 }
        Show SnapshotInfo | Should -Match "customer-rel…-management +\d{4}-\d\d-\d\d \d\d:\d\d +awsbackup +creating 42 % +$Shown"
        Show SnapshotCopy | Should -Match 'creating 42 % +open'
        Show SnapshotShare | Should -Match 'EVERYBODY: it is public'
        Show ActivityInfo | Should -Match 'Failed +Recovery +\d{4}-\d\d-\d\d \d\d:\d\d'
    }

    It 'breaks no name when rows with longer ones come later' {
        # PowerShell looks at the rows of the first 0.3 seconds, and breaks or cuts what is wider in those that follow.
        $table = 'source', 'vault', 'notifications' | ForEach-Object {
            [pscustomobject]@{ PSTypeName = 'RdsBackup.StackRemovalInfo'; StackName = "rdsbackup-$_"; Region = $_ -eq 'notifications' ? 'ap-southeast-2' : 'us-east-1'; AccountId = '111111111111'; KeyArn = $null; Copies = @(); SharedCopies = @() }
            Start-Sleep -Milliseconds 400
        } | Out-String -Width 120
        $table | Should -Match 'rdsbackup-notifications +ap-southeast-2 +111111111111 +nothing'
    }
}

Describe 'A list' {
    It 'shows times as tables do, whatever the culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            Get-RdsBackupSnapshot orders -Latest @source | Format-List | Out-String | Should -Match 'DataTime +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d'
            Get-RdsBackupSandbox | Format-List | Out-String | Should -Match 'Time +: \d{4}-\d\d-\d\d '
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}

Describe 'A copy that is there already' {
    BeforeAll {
        $copy = @{ DestinationRegion = 'us-east-2'; KmsKeyId = 'alias/rds-backup' }
        $snapshot = Get-RdsBackupSnapshot orders -Latest @source
        $made = $snapshot | Copy-RdsSnapshotCrossRegion @copy -Wait -InformationVariable told
    }

    It 'is written with -WhatIf, for nothing would be done' {
        ($snapshot | Copy-RdsSnapshotCrossRegion @copy -WhatIf).SnapshotArn | Should -Be $made.SnapshotArn
        Get-RdsBackupSnapshot catalog -Latest @source | Copy-RdsSnapshotCrossRegion @copy -WhatIf | Should -BeNullOrEmpty
    }

    It 'was told in records that a log can be filtered by' {
        $event = $told.MessageData | Where-Object Event -EQ SnapshotStatus | Select-Object -Last 1
        $event.Arn | Should -Be $made.SnapshotArn
        $event.Region | Should -Be us-east-2
        $event.Duration | Should -BeGreaterThan ([timespan]::Zero)
        "$event" | Should -Match 'is available\.$'
    }
}

Describe 'The debug stream' {
    It 'shows each call with its time and request id' {
        # -Debug would ask after each, where somebody is there.
        $DebugPreference = 'Continue'
        $calls = Get-RdsBackupDatabase orders @source 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        "$calls" | Should -Match 'RDS DescribeDBInstances in us-east-1: succeeded after \d+ ms, request id [0-9a-f-]{36}'
    }
}

Describe 'Tab' {
    It 'offers <_>' -ForEach @(
        @{ Line = 'Copy-RdsSnapshotCrossRegion -ProfileName primary -Region us-east-1 -DestinationRegion us-east-2 -KmsKeyId rds-'; Offers = 'alias/rds-backup' }
        @{ Line = 'Grant-RdsSnapshotShare -AccountId 2'; Offers = '222222222222' }
        @{ Line = 'Get-RdsBackupDatabase -Engine aurora-p'; Offers = 'aurora-postgresql' }
        @{ Line = 'Get-RdsBackupDatabase -ProfileName primary -Region us-east-1 -Tag '; Offers = "@{ 'Failsafe' = 'True' }" }
    ) {
        Get-Completion $Line | Should -Contain $Offers
    }

    It 'offers the newest snapshot first' {
        $offered = Get-Completion 'Get-RdsBackupSnapshot -ProfileName primary -Region us-east-1 -Snapshot '
        $offered[0] | Should -Be (Get-RdsBackupSnapshot @source -Type automated | Sort-Object DataTime)[-1].SnapshotIdentifier
    }

    It 'offers no keys of another account than the copy''s' {
        Get-Completion 'Copy-RdsSharedSnapshot -KmsKeyId alias/rds-' | Should -BeNullOrEmpty
    }
}

Describe 'An empty answer' {
    It 'says what was asked: <Line>' -ForEach @(
        @{ Line = { Get-RdsBackupSnapshot -Type shared @source }; Says = 'No snapshots in us-east-1 (account 111111111111) for -Type shared.' }
        @{ Line = { Get-RdsSnapshotShare -Public @source }; Says = 'No shared snapshots in us-east-1 (account 111111111111) for -Public.' }
        @{ Line = { Get-RdsBackupStack -ProfileName secondary -Region us-east-1 }; Says = 'No stacks of RdsBackup in us-east-1 (account 222222222222).' }
        @{ Line = { Get-RdsBackupDatabase -Engine oracle* @source }; Says = 'No databases in us-east-1 (account 111111111111) for -Engine oracle*.' }
    ) {
        $kept = & $Line 6>&1
        "$($kept.MessageData.Message)" | Should -Be $Says
        & $Line 6>$null | Should -BeNullOrEmpty
    }
}
