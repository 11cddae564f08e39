# What people have in their hands: lists of other tools, ids as a console shows them, several of a kind.
BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    Start-RdsBackupSandbox -Speed 5000 | Out-Null
    $source = @{ ProfileName = 'primary'; Region = 'us-east-1' }
}

AfterAll {
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'Input' {
    It 'takes lines of a list with the names of databases under <Column>' -ForEach @(
        @{ Column = 'DatabaseIdentifier' }
        @{ Column = 'DBInstanceIdentifier' }
    ) {
        $lines = "$Column,Owner", 'orders,me', 'catalog,you' | ConvertFrom-Csv
        ($lines | Get-RdsBackupSnapshot -Latest @source).DatabaseIdentifier | Should -Be orders, catalog
        ($lines | Get-RdsBackupDatabase @source).DatabaseIdentifier | Should -Be orders, catalog
        $lines | Get-RdsSnapshotShare @source -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'takes the region of a line' {
        ('DatabaseIdentifier,Region', 'orders,us-east-1' | ConvertFrom-Csv | Get-RdsBackupSnapshot -Latest -ProfileName primary -Region us-east-2).Region | Should -Be us-east-1
    }

    It 'takes lines with the names of snapshots' {
        ('DBSnapshotIdentifier,DBInstanceIdentifier', 'catalog-month-end,catalog' | ConvertFrom-Csv | Get-RdsBackupSnapshot @source).SnapshotIdentifier | Should -Be catalog-month-end
    }

    It 'takes wildcards, and says when nothing is called so' {
        (Get-RdsBackupSnapshot ord* -Latest @source).DatabaseIdentifier | Should -Be orders
        (Get-RdsBackupSnapshot -Snapshot catalog-* @source).SnapshotIdentifier | Should -Contain catalog-month-end
        Get-RdsBackupSnapshot x* @source -InformationVariable said 6> $null | Should -BeNullOrEmpty
        "$said" | Should -BeLike 'No snapshots in us-east-1 * for -Database x`*.'
        { New-RdsBackupSnapshot ord* @source -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArguments,*'
    }

    It 'takes its own list back' {
        $all = Get-RdsBackupSnapshot orders @source
        ($all | ConvertTo-Csv | ConvertFrom-Csv | Get-RdsBackupSnapshot @source).SnapshotArn | Should -Be $all.SnapshotArn
    }

    It 'takes tags by name, and tags as AWS.Tools writes them' {
        (Get-RdsBackupDatabase -Tag Failsafe @source).DatabaseIdentifier | Should -Contain orders
        (Get-RdsBackupDatabase -Tag ([pscustomobject]@{ Key = 'Failsafe'; Value = 'True' }) @source).DatabaseIdentifier | Should -Contain orders
        (New-RdsBackupSnapshot orders -Tag Hand @source -Wait).Tags['Hand'] | Should -Be ''
        { New-RdsBackupSnapshot orders -Tag @{ A = 1, 2 } @source -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArguments,*'
    }

    It 'takes an account as the console and key policies write it' -ForEach '2222-2222-2222', 'arn:aws:iam::222222222222:root', '222222222222' {
        (Grant-RdsSnapshotShare catalog-month-end -AccountId $_ @source -Force).SharedWith | Should -Be 222222222222
        (Revoke-RdsSnapshotShare catalog-month-end -AccountId $_ @source).SharedWith | Should -BeNullOrEmpty
    }

    It 'says what one region is, and how to have several' {
        { Get-RdsBackupDatabase -ProfileName primary -Region us-east-1, us-east-2 } | Should -Throw '*One value is taken, and 2 were passed*ForEach-Object*'
    }

    It 'says which times it takes' {
        { Wait-RdsBackupSnapshot catalog-month-end @source -Timeout soon } | Should -Throw "*'soon' is no time*2h*"
        { Get-RdsBackupSnapshot orders @source -Since yesterday } | Should -Throw "*'yesterday' is no time*(Get-Date).AddDays(-2)*"
        (Wait-RdsBackupSnapshot catalog-month-end @source -Timeout 2h).Status | Should -Be available
    }

    It 'says of $null that what should give something gave nothing' {
        $null | Get-RdsBackupSnapshot @source -ErrorVariable failed -ErrorAction SilentlyContinue
        $null | Wait-RdsBackupSnapshot @source -ErrorVariable +failed -ErrorAction SilentlyContinue
        "$($failed[-1])" | Should -BeLike '*$null came, so what should give one gave nothing*'
    }

    It 'gives a malformed ARN an id of its own: <_>' -ForEach 'arn:aws:rds:us-east-1:1111:snapshot:x', 'arn:aws:rds:us-east-1:1111:cluster-snapshot:x' {
        $_ | Get-RdsBackupSnapshot @source -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSnapshotArn,*'
        Grant-RdsSnapshotShare $_, catalog-month-end -AccountId 222222222222 -Force @source -ErrorVariable failed -ErrorAction SilentlyContinue | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSnapshotArn,*'
    }

    It 'names a profile file that is not there' {
        { Get-RdsBackupDatabase -ProfileName x -ProfileLocation ./nowhere } | Should -Throw '*nowhere does not exist*' -ErrorId 'FileNotRead,*'
    }
}

Describe 'A policy file' {
    BeforeAll {
        Push-Location $TestDrive
        $policy = @{ SourceAccountId = '111111111111'; SourceRegion = 'us-east-1'; RecoveryRegion = 'us-east-2'; BackupAccountId = '222222222222'; Include = 'orders' }
    }

    AfterAll { Pop-Location }

    It 'comes through a pipeline: <Given>' -ForEach @(
        @{ Given = { New-RdsBackupPolicy ./backup.json @policy } }
        @{ Given = { Get-Item backup.json } }
        @{ Given = { './backup.json' } }
        @{ Given = { Get-ChildItem *.json -Exclude *.schema.json | Select-Object FullName } }
    ) {
        $rows = & $Given | Get-RdsBackupStack -ProfileName primary -ErrorAction Stop
        $rows.StackName | Should -HaveCount 7
        $rows.Status | Select-Object -Unique | Should -Be 'not deployed'
    }

    It 'is deployed as it was written, from wherever it is' {
        New-RdsBackupPolicy ./deeper/other.json @policy -Prefix other | Deploy-RdsBackupStack | Should -HaveCount 7
        Get-Item ./deeper/other.json | Get-RdsBackupStack | ForEach-Object Status | Select-Object -Unique | Should -Be CREATE_COMPLETE
        Get-Item ./deeper/other.json | Remove-RdsBackupStack -Drain -Confirm:$false | Should -HaveCount 7
    }

    It 'is no stack' {
        { Get-RdsBackupSandbox | Remove-RdsBackupStack -Confirm:$false -ErrorAction Stop } | Should -Throw '*Pass the path of a policy file, or a file as Get-Item gives it; a SandboxInfo is none.*'
    }
}

Describe 'The name of a stack' {
    It 'is refused in words: <_>' -ForEach '1 bad', 'a_b', "a`n" {
        $name = $_
        { Deploy-RdsBackupStack -Template Notifications -StackName $name @source } | Should -Throw "*cannot be the name of a stack: letters, digits and hyphens make one, at most 128 of them, beginning with a letter.*"
        { Get-RdsBackupStack -StackName $name @source } | Should -Throw '*cannot be the name of a stack*'
        { Remove-RdsBackupStack -StackName $name @source } | Should -Throw '*cannot be the name of a stack*'
    }

    It 'may be a pattern or an ARN where stacks are looked for' {
        Get-RdsBackupStack -StackName *-nowhere @source -ErrorAction Stop 6> $null | Should -BeNullOrEmpty
        { Get-RdsBackupStack -StackName arn:aws:cloudformation:us-east-1:111111111111:stack/x/y @source -ErrorAction Stop } | Should -Throw -ErrorId 'StackNotFound,*'
    }
}

Describe 'Unencrypted data' {
    It 'is not shared where nobody can be asked, and nothing hangs' {
        $line = "Import-Module '$env:RDSBACKUP_MODULE'; Start-RdsBackupSandbox > `$null; Grant-RdsSnapshotShare catalog-month-end -AccountId 222222222222 -ProfileName primary -Region us-east-1; `$Error[0].FullyQualifiedErrorId"
        $program, $first = Get-Pwsh | Where-Object { $_ -ne '-NonInteractive' }
        # An input that never ends and never says anything.
        $start = [System.Diagnostics.ProcessStartInfo]::new($program)
        @($first) + '-Command', $line | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $child = [System.Diagnostics.Process]::Start($start)
        $output = $child.StandardOutput.ReadToEndAsync()
        $child.WaitForExit(60000) | Should -BeTrue
        $output.Result | Should -Match 'UnencryptedShare,'
        $child.Dispose()
    }
}

Describe 'Finding' {
    It 'finds every cmdlet by the name of the module' {
        $found = Get-Command *RdsBackup* -CommandType Cmdlet, Alias | ForEach-Object { $_.ResolvedCommand ?? $_ }
        (Get-Command -Module RdsBackup -CommandType Cmdlet).Name | Should -BeIn $found.Name
        (Get-RdsBackupSnapshotShare catalog-month-end @source).SnapshotIdentifier | Should -Be catalog-month-end
    }
}
