BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    function Get-Completion([string] $Line) {
        [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.CompletionText
    }
}

AfterAll {
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'Completion' {
    BeforeAll {
        # As AWS.Tools does it, for every command.
        Register-ArgumentCompleter -ParameterName Region -ScriptBlock { 'theirs' }
        Register-ArgumentCompleter -ParameterName ProfileName -ScriptBlock { 'theirs' }
        $null = Start-RdsBackupSandbox
        $null = New-RdsBackupKey -ProfileName primary -Region us-east-2 -Alias rds-backup
    }

    It 'answers <Line> with <Answer>, whatever AWS.Tools registers' -ForEach @(
        @{ Line = 'Get-RdsBackupDatabase -Region us-e'; Answer = 'us-east-1', 'us-east-2' }
        @{ Line = 'Get-RdsBackupDatabase -RegionToCall us-w'; Answer = 'us-west-1', 'us-west-2' }
        @{ Line = 'Get-RdsBackupDatabase -ProfileName '; Answer = 'primary', 'secondary' }
        @{ Line = 'Get-RdsBackupDatabase -StoredCredentials se'; Answer = 'secondary' }
        @{ Line = 'Copy-RdsSnapshotCrossRegion -DestinationRegion us-w'; Answer = 'us-west-1', 'us-west-2' }
        @{ Line = 'Copy-RdsSnapshotCrossRegion x -DestinationRegion us-east-2 -KmsKeyId alias/'; Answer = 'alias/rds-backup' }
        @{ Line = 'Get-RdsBackupDatabase o'; Answer = 'orders' }
        @{ Line = 'Protect-RdsSnapshot orders-'; Answer = 'orders-month-end', 'orders-before-upgrade' }
    ) {
        Get-Completion $Line | Should -Be $Answer
    }

    It 'leaves the commands of others to them, and answers nothing when the module is gone' {
        function Write-Theirs { param($Region) $Region }
        Get-Completion 'Write-Theirs -Region ' | Should -Be theirs
        Remove-Module RdsBackup
        $path, $env:PSModulePath = $env:PSModulePath, $TestDrive
        try { Get-Completion 'Get-RdsBackupDatabase -Region us-e' | Should -BeNullOrEmpty }
        finally { $env:PSModulePath = $path; Import-Module $env:RDSBACKUP_MODULE }
        Get-Completion 'Get-RdsBackupDatabase -Region us-e' | Should -Be us-east-1, us-east-2
    }
}

Describe 'While a sandbox runs' {
    BeforeAll {
        Set-Content "$TestDrive/config" @'
[profile primary]
region = eu-west-1
role_arn = arn:aws:iam::444455556666:role/real
source_profile = real
[profile real]
region = eu-west-1
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
'@
        Set-Content "$TestDrive/credentials" @'
[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
'@
        $real = @{
            AWS_CONFIG_FILE = "$TestDrive/config"; AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/credentials"; AWS_PROFILE = 'real'; AWS_REGION = 'eu-west-1'
            AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE'; AWS_SECRET_ACCESS_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
            AWS_ENDPOINT_URL = 'http://127.0.0.1:9'; AWS_USE_FIPS_ENDPOINT = 'true'; AWS_USE_DUALSTACK_ENDPOINT = 'true'
        }
        $real.GetEnumerator() | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Key, $_.Value) }
        if (-not (Get-RdsBackupSandbox)) { $null = Start-RdsBackupSandbox }
    }

    AfterAll {
        $real.Keys | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
    }

    It 'none of the settings of the user reach it' {
        (Get-RdsBackupDatabase orders).Region | Should -Be us-east-1
        (Get-RdsBackupDatabase orders -ProfileName primary).AccountId | Should -Be 111111111111
    }

    It 'no profile of the user resolves, and the advice names those that do' {
        foreach ($profileName in 'real', 'default') {
            $record = try { Get-RdsBackupDatabase -ProfileName $profileName } catch { $_ }
            $record.FullyQualifiedErrorId | Should -BeLike 'UnknownProfile,*'
            $record.ErrorDetails.RecommendedAction | Should -BeLike '*primary, secondary (Get-RdsBackupSandbox)*'
        }
        Get-Completion 'Get-RdsBackupDatabase -ProfileName ' | Should -Be primary, secondary
    }

    It 'a profile of a file that is named resolves there' {
        $file = "$TestDrive/named"
        (Get-Content (Get-RdsBackupSandbox).ProfileLocation -Raw).Replace('[secondary]', '[mine]') | Set-Content $file
        (New-RdsBackupKey -ProfileName mine -ProfileLocation $file -Region us-east-2 -Alias rds-vault).AccountId | Should -Be 222222222222
    }

    It 'leaves nothing behind when it ends: the profiles of the user are theirs again' {
        $before = (Get-Item env:AWS_*).Name
        Stop-RdsBackupSandbox
        (Get-Item env:AWS_*).Name | Should -Be $before
        { Get-RdsBackupDatabase -ProfileName secondary } | Should -Throw -ErrorId 'UnknownProfile,*'
    }
}
