# What Get-Help shows of the built module, and whether its examples hold.
BeforeDiscovery {
    Import-Module ($env:RDSBACKUP_MODULE ?? "$PSScriptRoot/../../output/RdsBackup")
    $cmdlets = (Get-Module RdsBackup).ExportedCmdlets.Keys | Sort-Object
    $examples = foreach ($cmdlet in $cmdlets) {
        foreach ($example in (Get-Help $cmdlet).examples.example) {
            @{ Cmdlet = $cmdlet; Title = $example.title.Trim(); Code = $example.code }
        }
    }
    $topics = 'about_RdsBackup', 'about_RdsBackup_Credentials', 'about_RdsBackup_Errors', 'about_RdsBackup_Sandbox'
}

BeforeAll {
    Import-Module ($env:RDSBACKUP_MODULE ?? "$PSScriptRoot/../../output/RdsBackup")
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
}

Describe 'Help of <_>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help $_ -Full
        $command = Get-Command $_
    }

    It 'says what it does' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match ([regex]::Escape($_) + ' \[') -Because 'that is the syntax PowerShell makes up when there is no help'
        $help.description.Text | Should -Not -BeNullOrEmpty
    }

    It 'has three examples and links' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        @($help.relatedLinks.navigationLink).Count | Should -BeGreaterOrEqual 1
    }

    It 'describes every parameter as PowerShell binds it' {
        $own = $command.Parameters.Values | Where-Object { $_.Name -notin $common -or $_.Name -in 'WhatIf', 'Confirm' }
        @($help.parameters.parameter.name) | Where-Object { $_ } | Sort-Object | Should -Be @($own.Name | Sort-Object)
        foreach ($parameter in $own) {
            $text = Get-Help $command.Name -Parameter $parameter.Name
            $text.description.Text | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) has a meaning"
            $aliases = $text.aliases -eq 'none' ? @() : $text.aliases -split ', '
            $aliases | Should -Be $parameter.Aliases
            $sets = $parameter.ParameterSets.Values
            $text.required | Should -Be "$([bool]($sets.IsMandatory -contains $true))"
            $text.pipelineInput -like 'True*' | Should -Be ([bool]($sets.ValueFromPipeline -contains $true -or $sets.ValueFromPipelineByPropertyName -contains $true))
            $position = ($sets.Position | Where-Object { $_ -ge 0 } | Select-Object -First 1) ?? 'named'
            $text.position | Should -Be "$position"
        }
    }

    It 'shows a syntax line for every parameter set' {
        @($help.syntax.syntaxItem).Count | Should -Be $command.ParameterSets.Count
    }
}

Describe 'Topic <_>' -ForEach $topics {
    It 'is found and tells what it is about' {
        (Get-Help $_ | Out-String) | Should -BeLike "*$_*SHORT DESCRIPTION*LONG DESCRIPTION*"
        (Get-Help "$_*" | Where-Object Name -EQ $_).Synopsis | Should -Not -BeNullOrEmpty
    }
}

Describe 'Examples of <Cmdlet>' -ForEach $examples {
    BeforeAll {
        $variables = Get-ChildItem env:AWS_*
        Remove-Item env:AWS_*
        if ($Cmdlet -notlike '*-RdsBackupSandbox') {
            Start-RdsBackupSandbox -Speed 20000 | Out-Null
            New-RdsBackupKey rds-backup -ProfileName primary -Region us-east-2 -ShareWithAccount 222222222222 | Out-Null
            New-RdsBackupKey rds-vault -ProfileName secondary -Region us-east-2 | Out-Null
        }

        # Examples name the policy as it lies beside them.
        Push-Location $TestDrive
        if ($Cmdlet -notin 'New-RdsBackupPolicy', 'Start-RdsBackupSandbox', 'Stop-RdsBackupSandbox') {
            New-RdsBackupPolicy ./backup.json -SourceAccountId 111111111111 -SourceRegion us-east-1 -RecoveryRegion us-east-2 -BackupAccountId 222222222222 -Tag @{ Failsafe = 'True' } -Force | Out-Null
        }
        if ($Cmdlet -in 'Get-RdsBackupActivity', 'Restart-RdsBackupCopy') { Deploy-RdsBackupStack -PolicyPath ./backup.json | Out-Null }
    }

    AfterAll {
        Pop-Location
        Stop-RdsBackupSandbox
        Remove-Item env:AWS_*
        $variables | Set-Item
    }

    It '<Title>: parses, and every command and parameter in it exists' {
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$errors)
        $errors | Should -BeNullOrEmpty
        foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            Get-Command $call.GetCommandName() -ErrorAction Stop | Should -Not -BeNullOrEmpty
            [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($call).BindingExceptions.Values | Should -BeNullOrEmpty
        }
    }

    It '<Title>: runs' {
        $ErrorActionPreference = 'Stop'
        $run = [scriptblock]::Create($Code)
        { & $run 6>$null | Out-String } | Should -Not -Throw
    }
}
