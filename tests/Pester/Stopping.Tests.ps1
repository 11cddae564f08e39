BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    function Get-CallCount([string] $Like = '*') {
        $calls = (Get-RdsBackupSandbox).Calls
        ($calls.Keys | Where-Object { $_ -like $Like } | ForEach-Object { $calls[$_] } | Measure-Object -Sum).Sum ?? 0
    }
}

AfterAll {
    Remove-Module RdsBackup
}

Describe 'When a later command has seen enough' {
    BeforeAll {
        $null = Start-RdsBackupSandbox -Databases 40
        $null = New-RdsBackupKey -Region us-east-2 -Alias rds-backup
    }

    AfterAll {
        Stop-RdsBackupSandbox
    }

    It 'lists no further page' {
        $null = Get-RdsBackupSnapshot
        $all = Get-CallCount 'rds:DescribeDB*Snapshots'
        Get-RdsBackupSnapshot | Select-Object -First 1 | Should -HaveCount 1
        Get-CallCount 'rds:DescribeDB*Snapshots' | Should -Be ($all + 1)
        $all | Should -BeGreaterThan 2
    }

    It 'ends the waiting for the others, and calls AWS no more' {
        Get-RdsBackupDatabase -Name orders, billing, crm | Get-RdsBackupSnapshot -Latest |
            Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -Wait | Select-Object -First 1 | Should -HaveCount 1
        $before = Get-CallCount
        # Ten minutes of the sandbox's time, in which the other copies would be looked at every 30 seconds.
        Start-Sleep -Milliseconds 500
        Get-CallCount | Should -Be $before
    }
}

Describe 'When the pipeline is stopped' {
    BeforeAll {
        $null = Start-RdsBackupSandbox -Speed 1
        $null = New-RdsBackupKey -Region us-east-2 -Alias rds-backup
        $shell = [powershell]::Create()
    }

    AfterAll {
        $shell.Dispose()
        Stop-RdsBackupSandbox
    }

    It 'ends before the next look, calls AWS no more, and leaves no error' {
        # In a runspace of its own; the sandbox stays in this one, so that its log of calls can be read meanwhile.
        $null = $shell.AddScript({
            param($Module, $There)
            Import-Module $Module
            Get-RdsBackupSnapshot @There -Database orders -Type manual |
                Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -PollInterval 30 -Wait
        }).AddArgument($env:RDSBACKUP_MODULE).AddArgument(@{
            ProfileName = 'primary'; ProfileLocation = (Get-RdsBackupSandbox).ProfileLocation; Region = 'us-east-1'; EndpointUrl = (Get-RdsBackupSandbox).Address
        })
        $running = $shell.BeginInvoke()
        do {
            $before = Get-CallCount
            Start-Sleep -Milliseconds 500
        } until ((Get-CallCount 'rds:CopyDB*Snapshot') -eq 2 -and (Get-CallCount) -eq $before)
        $running.IsCompleted | Should -BeFalse
        # Two snapshots of one database are two items of the progress.
        $shell.Streams.Progress[-1].StatusDescription | Should -BeLike '0 of 2 done, 2 in progress; slowest: orders, *'

        $shell.Stop()

        $shell.InvocationStateInfo.State | Should -Be Stopped
        $shell.Streams.Error | Should -BeNullOrEmpty
        Start-Sleep -Milliseconds 500
        Get-CallCount | Should -Be $before
    }
}
