BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    $sandbox = Start-RdsBackupSandbox -Databases 1
    $key = Get-Content $sandbox.ProfileLocation -Raw

    # A shell with a home of its own, and nothing of this one's environment; returns what it says.
    function Invoke-Home([string] $Config, [string] $Credentials, [string] $Script) {
        $own = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item (Join-Path $own '.aws') -ItemType Directory
        Set-Content (Join-Path $own '.aws/config') $Config
        Set-Content (Join-Path $own '.aws/credentials') $Credentials
        $program, $first = Get-Pwsh
        $start = [System.Diagnostics.ProcessStartInfo]::new($program)
        @($first) + '-Command' + "Import-Module '$env:RDSBACKUP_MODULE'; $Script" | ForEach-Object { $start.ArgumentList.Add($_) }
        @($start.Environment.Keys) | Where-Object { $_ -like 'AWS_*' } | ForEach-Object { $null = $start.Environment.Remove($_) }
        $start.Environment['HOME'] = $start.Environment['USERPROFILE'] = $own
        $start.Environment['NO_COLOR'] = '1'
        $start.RedirectStandardOutput = $start.RedirectStandardError = $start.RedirectStandardInput = $true
        $shell = [System.Diagnostics.Process]::Start($start)
        $shell.StandardInput.Close()
        $said = $shell.StandardOutput.ReadToEndAsync()
        $shell.StandardError.ReadToEnd() + $said.Result
    }
}

AfterAll {
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'A profile of a home' {
    It 'goes its own way, and not that of the default profile' {
        $config = "[default]`nregion = us-west-2`nuse_fips_endpoint = true`nendpoint_url = http://127.0.0.1:9`n[profile primary]`nregion = us-east-1`nendpoint_url = $($sandbox.Address)"

        Invoke-Home $config $key '(Get-RdsBackupDatabase -ProfileName primary).Region | Select-Object -Unique' | Should -Match '^\s*us-east-1\s*$'
    }

    It 'whose role wants a code says so where nobody can be asked' {
        $config = "[profile named]`nregion = us-east-1`nrole_arn = arn:aws:iam::222222222222:role/vault`nsource_profile = primary`nmfa_serial = arn:aws:iam::111111111111:mfa/me"

        Invoke-Home $config $key 'try { Get-RdsBackupDatabase -ProfileName named } catch { $_.FullyQualifiedErrorId }' | Should -Match '^\s*MfaRequired,'
    }
}
