# The code of README and topics: whether it holds against the built module.
BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $files = Get-ChildItem $root/README.md, $root/docs/policies/*.md, $root/docs/runbooks/*.md, $root/docs/about/*.md
    $blocks = foreach ($file in $files) {
        $name = [System.IO.Path]::GetRelativePath($root, $file)
        foreach ($match in [regex]::Matches((Get-Content $file -Raw), '(?ms)^```powershell\r?\n(?<code>.*?)^```')) {
            $code = $match.Groups['code'].Value
            @{ File = $name; Line = ($code -split '\n')[0].Trim(); Code = $code }
        }
    }
    # A role has to be there to be assumed, and the sandbox has none.
    $whole = $blocks | Where-Object { $_.File -match 'about' -and $_.Code -notmatch '-RoleArn' }
    $words = foreach ($file in $files) {
        foreach ($code in [regex]::Matches((Get-Content $file -Raw), '`(?<code>\w+-Rds\w+[^`]*)`').ForEach({ $_.Groups['code'].Value }) | Sort-Object -Unique) {
            @{ File = [System.IO.Path]::GetRelativePath($root, $file); Code = $code }
        }
    }
}

BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    $saved = Get-ChildItem env:AWS_*
    Remove-Item env:AWS_*
    Push-Location $TestDrive   # for files that the code writes

    function Start-Rehearsal {
        Stop-RdsBackupSandbox
        Start-RdsBackupSandbox -Speed 5000 | Out-Null   # until the next night's snapshots it is eleven seconds
        New-RdsBackupKey rds-backup -ProfileName primary -Region us-east-2 -ShareWithAccount 222222222222 | Out-Null
        New-RdsBackupKey rds-vault -ProfileName secondary -Region us-east-2 | Out-Null
    }
}

AfterAll {
    Pop-Location
    Stop-RdsBackupSandbox
    Remove-Item env:AWS_*
    $saved | Set-Item
}

Describe 'Code' {
    It 'parses, and every command and parameter in it exists: <File>, <Line>' -ForEach $blocks {
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] -and $args[0].GetCommandName() -match '^\w+-\w+$' }, $true)) {
            Get-Command $call.GetCommandName() -ErrorAction Stop | Should -Not -BeNullOrEmpty
            [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($call).BindingExceptions.Values | Should -BeNullOrEmpty
        }
    }

    It 'runs: <File>, <Line>' -ForEach $whole {
        if ($Code -match 'Start-RdsBackupSandbox') { Stop-RdsBackupSandbox } else { Start-Rehearsal }
        $ErrorActionPreference = 'Stop'
        $run = [scriptblock]::Create($Code)
        { & $run 6>$null | Out-String } | Should -Not -Throw
    }

    It 'fills the roles of the operators into the policy of the organization' {
        Copy-Item "$PSScriptRoot/../../docs" . -Recurse
        $code = [regex]::Match((Get-Content docs/policies/README.md -Raw), '(?ms)^```powershell\r?\n(?<code>\$OperatorRoleArns.*?)^```').Groups['code'].Value
        & ([scriptblock]::Create($code))
        $policy = Get-Content organization.json -Raw | ConvertFrom-Json
        Get-Content organization.json -Raw | Should -Not -Match 'OperatorRoleArns'
        ($policy.Statement | Where-Object Sid -EQ OnlyOperatorsRestore).Condition.ArnNotLike.'aws:PrincipalArn' |
            Should -Be 'arn:aws:iam::222222222222:role/backup-operator', 'arn:aws:iam::222222222222:role/nightly', 'arn:aws:iam::222222222222:role/break-glass'
    }

    It 'names commands and parameters that exist also in running text: <File>, <Code>' -ForEach $words {
        $call = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$null).Find({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        $command = Get-Command $call.GetCommandName() -ErrorAction Stop
        $known = @($command.Parameters.Keys) + @($command.Parameters.Values.Aliases)
        $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName | Should -BeIn $known }
    }
}

Describe 'The first screen of the README' {
    It 'ends in the table it shows, also when it is pasted as a whole' {
        $readme = Get-Content "$PSScriptRoot/../../README.md" -Raw
        $code = [regex]::Match($readme, '(?ms)^```powershell\r?\n(?<code>\./build.*?)^```').Groups['code'].Value -replace '^.*\n', ''
        $table = [regex]::Match($readme, '(?ms)^ +Place: .*?(?=^```)').Value
        Stop-RdsBackupSandbox

        $said = (& ([scriptblock]::Create($code)) 6>$null | Out-String -Width 120) -replace '\e\[[\d;]*m'

        # The hours of the snapshots follow from when the sandbox started, and the names from the hours.
        $shape = { $args[0] -split '\r?\n' -replace '\d{12}-[0-9a-f]{10}', '…' -replace '-+|\s+', ' ' | ForEach-Object Trim | Where-Object { $_ } | Sort-Object }
        (& $shape ($said -split '(?m)^(?= +Place: )')[-1]) | Should -Be (& $shape $table)
    }
}

Describe 'The scheduled script of the README' {
    BeforeAll {
        $readme = Get-Content "$PSScriptRoot/../../README.md" -Raw
        $script = Join-Path $TestDrive backup.ps1
        [regex]::Match($readme, '(?ms)^## On a schedule.*?^```powershell\r?\n(?<code>.*?)^```').Groups['code'].Value | Set-Content $script

        # What a scheduler sees: output and exit code.
        function Invoke-Script([hashtable] $With) {
            $said = & $script @With 2>&1 6>$null | Out-String -Width 300
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Said = $said }
        }
    }

    BeforeEach { Start-Rehearsal }

    It 'proves five copies and ends with 0' {
        $run = Invoke-Script @{ Wait = $true }
        $run.ExitCode | Should -Be 0 -Because $run.Said
        [regex]::Matches($run.Said, 'rdsbackup-').Count | Should -Be 5
        Get-RdsSnapshotShare -Region us-east-2 | Should -BeNullOrEmpty
    }

    It 'ends with 1 when one database fails, and the others get their copies' {
        $run = Invoke-Script @{ Wait = $true; Database = 'orders', 'gone', 'ledger' }
        $run.ExitCode | Should -Be 1
        $run.Said | Should -Match "'gone'"
        @(Get-RdsBackupSnapshot -ProfileName secondary -Region us-east-2).DatabaseIdentifier | Sort-Object | Should -Be ledger, orders
    }

    It 'ends with 1 when there is no database to back up' {
        (Invoke-Script @{ Wait = $true; Database = 'nothing*' }).ExitCode | Should -Be 1
    }

    It 'ends with 1 and says what to do when nothing can be done' {
        (Get-Content $script -Raw) -replace '-ProfileName primary', '-ProfileName nobody' | Set-Content "$script.other.ps1"
        $said = Invoke-Pwsh -Command "Import-Module '$env:RDSBACKUP_MODULE'; `$null = Start-RdsBackupSandbox; & '$script.other.ps1'; exit `$LASTEXITCODE" 2>&1
        $LASTEXITCODE | Should -Be 1
        "$said" | Should -Match 'primary, secondary'
    }

    It 'without -Wait begins and ends, and later runs go on to the end' {
        $run = Invoke-Script @{}
        $run.ExitCode | Should -Be 0 -Because $run.Said
        $run.Said | Should -Not -Match 'rdsbackup-'
        foreach ($step in 'recovery', 'vault') {
            $place = if ($step -eq 'vault') { @{ ProfileName = 'secondary' } } else { @{ ProfileName = 'primary' } }
            Get-RdsBackupSnapshot @place -Region us-east-2 -Type manual | Wait-RdsBackupSnapshot | Should -HaveCount 5
            $run = Invoke-Script @{}
            $run.ExitCode | Should -Be 0 -Because $run.Said
        }
        [regex]::Matches($run.Said, 'rdsbackup-').Count | Should -Be 5
        Get-RdsSnapshotShare -ProfileName primary -Region us-east-2 | Should -BeNullOrEmpty
    }
}
