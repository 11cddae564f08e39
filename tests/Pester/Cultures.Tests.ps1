BeforeDiscovery {
    # Calendars, digits, decimal signs and case rules of their own, each in another time zone.
    $hosts = @(
        @{ Culture = 'th-TH'; Zone = 'Asia/Bangkok' }
        @{ Culture = 'ar-SA'; Zone = 'Asia/Riyadh' }
        @{ Culture = 'fa-IR'; Zone = 'Asia/Tehran' }
        @{ Culture = 'tr-TR'; Zone = 'Pacific/Kiritimati' }
        @{ Culture = 'de-DE'; Zone = 'America/St_Johns' }
    )
    # Without ICU every culture is the invariant one, or is none.
    $noCultures = try { [cultureinfo]::new('th-TH').Calendar -isnot [System.Globalization.ThaiBuddhistCalendar] } catch { $true }
    $unless = if ($noCultures) { ' (ICU is not installed on this machine)' } else { '' }
}

BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    Start-RdsBackupSandbox

    # The thread's culture is the cmdlets'; every other thread, the sandbox's too, has the process's.
    function Set-Culture([cultureinfo] $Culture, [string] $Zone) {
        [System.Threading.Thread]::CurrentThread.CurrentCulture = $Culture
        [cultureinfo]::DefaultThreadCurrentCulture = $Culture
        # .NET tells '' and nothing apart.
        [Environment]::SetEnvironmentVariable('TZ', $Zone ? $Zone : [NullString]::Value)
        [TimeZoneInfo]::ClearCachedData()
    }

    function Invoke-Chain([string] $Snapshot) {
        $copy = Get-RdsBackupSnapshot -ProfileName primary -Region us-east-1 -Snapshot $Snapshot |
            Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/rds-backup -Wait
        $vaultCopy = $copy | Grant-RdsSnapshotShare -AccountId 222222222222 |
            Copy-RdsSharedSnapshot -ProfileName secondary -KmsKeyId alias/rds-vault -Wait |
            Test-RdsBackupSnapshot
        $copy, $vaultCopy
    }

    function Get-Copy {
        Get-RdsBackupSnapshot -ProfileName primary -Region us-east-2 -Type manual
        Get-RdsBackupSnapshot -ProfileName secondary -Region us-east-2 -Type manual
    }

    $before = @{ Culture = [cultureinfo]::CurrentCulture; Default = [cultureinfo]::DefaultThreadCurrentCulture; Zone = $env:TZ }
    New-RdsBackupKey -ProfileName primary   -Region us-east-2 -Alias rds-backup -ShareWithAccount 222222222222
    New-RdsBackupKey -ProfileName secondary -Region us-east-2 -Alias rds-vault
    $source = (Get-RdsBackupSnapshot -ProfileName primary -Region us-east-1 -Database orders -Latest).SnapshotIdentifier
    Set-Culture '' UTC
    $plain = Invoke-Chain $source
}

AfterAll {
    Set-Culture $before.Culture $before.Zone
    [cultureinfo]::DefaultThreadCurrentCulture = $before.Default
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'In the culture <Culture> and the time zone <Zone><Unless>' -ForEach ($hosts | ForEach-Object { $_ + @{ Unless = $unless } }) {
    BeforeEach { Set-Culture $Culture $Zone }
    AfterEach { Set-Culture $before.Culture $before.Zone }

    It 'finds the copies that another machine made, on both hops, and proves them' -Skip:$noCultures {
        [cultureinfo]::CurrentCulture.Name | Should -BeExactly $Culture
        if (-not $IsWindows) { [TimeZoneInfo]::Local.Id | Should -BeExactly $Zone }
        $copies = (Get-Copy).SnapshotArn

        $here = Invoke-Chain $source

        $here.SnapshotArn | Should -BeExactly $plain.SnapshotArn
        $here[1].Proven | Should -BeTrue
        (Get-Copy).SnapshotArn | Should -BeExactly $copies
    }

    It 'makes the copies that another machine finds, with the same tags' -Skip:$noCultures {
        $taken = New-RdsBackupSnapshot -ProfileName primary -Region us-east-1 -Database catalog -DBSnapshotIdentifier "taken-in-$Culture" `
            -Tag @{ Cost = -1.5; Until = [datetime]'2026-11-20T03:12:45' } -Wait
        $taken.Tags['Cost'] | Should -BeExactly '-1.5'
        $taken.Tags['Until'] | Should -BeExactly '11/20/2026 03:12:45'
        $here = Invoke-Chain $taken.SnapshotIdentifier
        $here[1].Proven | Should -BeTrue
        $copies = (Get-Copy).SnapshotArn

        Set-Culture '' UTC
        (Invoke-Chain $taken.SnapshotIdentifier).SnapshotArn | Should -BeExactly $here.SnapshotArn
        (Get-Copy).SnapshotArn | Should -BeExactly $copies
    }
}
