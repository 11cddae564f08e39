BeforeDiscovery {
    $platform = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
}

BeforeAll {
    # A session of its own for each: what is loaded there matters.
    function Invoke-Fresh([string] $Script) {
        $output = Invoke-Pwsh -Command "`$ErrorActionPreference = 'Stop'; $Script" 2>&1
        if ($LASTEXITCODE) { throw ($output | Out-String) }
        $output
    }

    $module = $env:RDSBACKUP_MODULE
    $platform = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
}

Describe 'Import' {
    It 'works by path' {
        Invoke-Fresh "Import-Module '$module'; (Get-Command -Module RdsBackup).Count" | Should -BeGreaterThan 10
    }

    It 'works by name, and by itself when a cmdlet is named' {
        $path = Split-Path $module
        Invoke-Fresh "`$env:PSModulePath = '$path'; Get-RdsBackupSandbox; (Get-Module RdsBackup).Version.ToString()" | Should -Match '^\d+\.\d+\.\d+$'
    }

    It 'works again after -Force and after Remove-Module' {
        Invoke-Fresh @"
            Import-Module '$module'
            Import-Module '$module' -Force
            Remove-Module RdsBackup; if (Get-Command Get-RdsBackupSandbox -ErrorAction Ignore -Module RdsBackup) { throw 'still there' }
            Import-Module '$module'; `$null = Start-RdsBackupSandbox; (Get-RdsBackupDatabase orders).Engine
"@ | Should -Be postgres
    }

    It 'loads nothing of the sandbox until one starts' {
        Invoke-Fresh @"
            Import-Module '$module'
            try { Get-RdsBackupDatabase -ProfileName none -ProfileLocation /none } catch { }
            @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'RdsBackup.Sandbox' }).Count
"@ | Should -Be 0
    }

    It 'takes the machine code that was compiled for this platform' -Skip:(-not (Test-Path "$env:RDSBACKUP_MODULE/*/bin/$platform")) {
        $loaded = Invoke-Fresh @"
            Import-Module '$module'
            try { Get-RdsBackupDatabase -ProfileName none -ProfileLocation /none } catch { }
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -in 'RdsBackup.Core', 'AWSSDK.Core' } | ForEach-Object Location
"@
        $loaded | Split-Path | Split-Path -Leaf | Should -Be $platform, $platform
    }

    It 'gives every runspace a sandbox of its own' {
        Invoke-Fresh @"
            Import-Module '$module'; `$null = Start-RdsBackupSandbox
            1..2 | ForEach-Object -Parallel { Import-Module '$module'; `$null = Start-RdsBackupSandbox -Databases `$_; @(Get-RdsBackupDatabase -Tag @{ Failsafe = 'True' }).Count } | Sort-Object
            @(Get-RdsBackupDatabase -Tag @{ Failsafe = 'True' }).Count
"@ | Should -Be 1, 2, 5
    }
}

Describe 'Isolation from another AWSSDK.Core' -Skip:(-not $env:RDSBACKUP_STANDIN) {
    It 'holds when it is loaded <When>' -ForEach @(@{ When = 'before' }, @{ When = 'after' }) {
        $standIn = "Import-Module '$env:RDSBACKUP_STANDIN/StandIn.psm1'"
        $ours = "Import-Module '$module'; `$sandbox = Start-RdsBackupSandbox; `$null = Get-RdsBackupDatabase orders"
        $first, $second = if ($When -eq 'before') { $standIn, $ours } else { $ours, $standIn }
        $result = Invoke-Fresh @"
            $first; $second
            `$keys = @{}
            Get-Content `$sandbox.ProfileLocation | ForEach-Object { if (`$_ -match '^(aws_\w+) = (.+)') { if (-not `$keys[`$Matches[1]]) { `$keys[`$Matches[1]] = `$Matches[2] } } }
            `$credential = New-StandInCredential `$keys.aws_access_key_id `$keys.aws_secret_access_key
            (Get-StandInVersion).Major
            Get-StandInAccount `$credential `$sandbox.Address
            (Get-RdsBackupDatabase orders -Credential `$credential -Region us-east-1).AccountId
"@
        $result | Should -Be 3, 111111111111, 111111111111
    }
}
