# The scripts of docs/runbooks, run as their schedulers would, against the sandbox.
BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    $saved = Get-ChildItem env:AWS_*
    Remove-Item env:AWS_*
    $modulePath = $env:PSModulePath
    $env:PSModulePath = (Split-Path $env:RDSBACKUP_MODULE) + [System.IO.Path]::PathSeparator + $modulePath
    $runbooks = (Resolve-Path "$PSScriptRoot/../../docs/runbooks").Path

    function Start-Rehearsal {
        Stop-RdsBackupSandbox
        $sandbox = Start-RdsBackupSandbox -Speed 3000   # a day, with its new snapshots, is half a minute
        New-RdsBackupKey rds-backup -ProfileName primary -Region us-east-2 -ShareWithAccount 222222222222 | Out-Null
        New-RdsBackupKey rds-vault -ProfileName secondary -Region us-east-2 | Out-Null
        $sandbox
    }

    # Runs a step until every database has its vault copy, as the schedule would.
    function Invoke-UntilDone([scriptblock] $Run) {
        foreach ($hour in 1..300) {
            $proofs = & $Run
            if (@($proofs | Where-Object Proven).Count -eq 5) { return $proofs }
            Start-Sleep -Milliseconds 250
        }
        throw 'It was never done.'
    }
}

AfterAll {
    $env:PSModulePath = $modulePath
    Stop-RdsBackupSandbox
    Remove-Item env:AWS_*
    $saved | Set-Item
}

Describe 'azure-automation.ps1' {
    BeforeAll {
        $sandbox = Start-Rehearsal
        $keys = @{}
        $account = $null
        foreach ($line in Get-Content $sandbox.ProfileLocation) {
            if ($line -match '^\[(.+)\]') { $account = $Matches[1]; $keys[$account] = @{} }
            elseif ($line -match '^(\w+)\s*=\s*(\S+)') { $keys[$account][$Matches[1]] = $Matches[2] }
        }

        # What Azure Automation provides.
        function global:Get-AutomationPSCredential([string] $Name) {
            $of = @{ RdsBackupSource = 'primary'; RdsBackupVault = 'secondary' }[$Name]
            if ($of) { [pscredential]::new($keys[$of].aws_access_key_id, (ConvertTo-SecureString $keys[$of].aws_secret_access_key -AsPlainText)) }
        }
    }

    AfterAll { Remove-Item Function:Get-AutomationPSCredential }

    It 'brings every selected database into the vault, run by run' {
        $proofs = Invoke-UntilDone { & $runbooks/azure-automation.ps1 -BackupAccountId 222222222222 6>$null }
        $proofs.Problems | Should -BeNullOrEmpty
    }

    It 'fails its job when a credential asset is missing, and says which' {
        { & $runbooks/azure-automation.ps1 -BackupAccountId 222222222222 -BackupCredential Nobody } | Should -Throw "*credential asset 'Nobody'*"
    }

    It 'fails its job when no database is selected' {
        { & $runbooks/azure-automation.ps1 -BackupAccountId 222222222222 -TagName Nothing } | Should -Throw '*No database*'
    }
}

Describe 'github-actions.yaml' {
    BeforeAll {
        Start-Rehearsal | Out-Null
        $workflow = Get-Content $runbooks/github-actions.yaml -Raw
        $step = [regex]::Match($workflow, '(?ms)- name: Take every snapshot.*?run: \|\r?\n(?<code>.*)\z').Groups['code'].Value
        # The sandbox knows its profiles by other names; everything else stays as it is written.
        $code = $step -replace '-ProfileName source', '-ProfileName primary' -replace '-ProfileName backup', '-ProfileName secondary' -replace '\| Format-Table.*', ''
        $env:SOURCE_REGION, $env:RECOVERY_REGION, $env:BACKUP_ACCOUNT = 'us-east-1', 'us-east-2', '222222222222'
        $script = Join-Path $TestDrive step.ps1
        Set-Content $script $code
    }

    AfterAll { Remove-Item env:SOURCE_REGION, env:RECOVERY_REGION, env:BACKUP_ACCOUNT }

    It 'brings every selected database into the vault, run by run, and ends with 0' {
        Invoke-UntilDone { & $script 6>$null } | Should -Not -BeNullOrEmpty
        $LASTEXITCODE | Should -Be 0
    }

    It 'signs in by a token alone' {
        $workflow | Should -Match 'id-token: write'
        $workflow | Should -Not -Match 'AWS_SECRET|secrets\.'
    }
}
