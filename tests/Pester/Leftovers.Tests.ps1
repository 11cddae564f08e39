BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    $temporary = if ($IsWindows) { 'TMP' } else { 'TMPDIR' }
    $before = [Environment]::GetEnvironmentVariable($temporary)

    # A shell of its own, whose temporary folder is one of ours; it tells of its sandbox in a JSON file beside that folder, then does as told.
    function Start-Shell([string] $Folder, [string] $Then) {
        $null = New-Item $Folder -ItemType Directory -Force
        $program, $first = Get-Pwsh
        $script = "Import-Module '$env:RDSBACKUP_MODULE'; `$sandbox = Start-RdsBackupSandbox -Databases 1; `$sandbox | ConvertTo-Json | Set-Content '$Folder.new'; Move-Item '$Folder.new' '$Folder.json'; $Then"
        $start = [System.Diagnostics.ProcessStartInfo]::new($program)
        @($first) + '-Command' + $script | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.Environment[$temporary] = $Folder
        [System.Diagnostics.Process]::Start($start)
    }

    function Wait-Sandbox([string] $Folder) {
        for ($i = 0; $i -lt 600 -and -not (Test-Path "$Folder.json"); $i++) { Start-Sleep -Milliseconds 100 }
        Get-Content "$Folder.json" -Raw | ConvertFrom-Json
    }

    function Test-Listening([uri] $Address) {
        $client = [System.Net.Sockets.TcpClient]::new()
        try { $client.Connect($Address.Host, $Address.Port); $true } catch { $false } finally { $client.Dispose() }
    }

    function Get-Leftover([string] $Folder) {
        @(Get-ChildItem $Folder -Filter 'rdsbackup-*' -Force | ForEach-Object FullName)
    }

    # What is left of sandboxes: folders, and ports that answer.
    function Get-Remains($Sandboxes) {
        $Sandboxes | ForEach-Object {
            if (Test-Path (Split-Path $_.ProfileLocation)) { Split-Path $_.ProfileLocation }
            if (Test-Listening $_.Address) { $_.Address }
        }
    }
}

AfterAll {
    Remove-Module RdsBackup
}

Describe 'A sandbox ends with the runspace it was started in' {
    BeforeAll {
        $script = "Import-Module '$env:RDSBACKUP_MODULE'; Start-RdsBackupSandbox -Databases 1"
    }

    It 'when that is closed, and no other ends with it' {
        $mine = Start-RdsBackupSandbox -Databases 1
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        $its = $shell.AddScript($script).Invoke()[0]
        Test-Listening $its.Address | Should -BeTrue

        $runspace.Close()

        Get-Remains $its | Should -BeNullOrEmpty
        Test-Listening $mine.Address | Should -BeTrue
        $mine.ProfileLocation | Should -Exist
        Stop-RdsBackupSandbox
        Get-Remains $mine | Should -BeNullOrEmpty
    }

    It 'when it was one of ForEach-Object -Parallel, of a thread job or of a pool' {
        $all = @(
            1..2 | ForEach-Object -Parallel { Invoke-Expression $using:script }
            Start-ThreadJob { Invoke-Expression $using:script } | Receive-Job -Wait -AutoRemoveJob
            $pool = [runspacefactory]::CreateRunspacePool(1, 1)
            $pool.Open()
            $shell = [powershell]::Create()
            $shell.RunspacePool = $pool
            $shell.AddScript($script).Invoke()
            $pool.Close()
        )
        $all | Should -HaveCount 4

        Get-Remains $all | Should -BeNullOrEmpty
    }

    It 'when the module is removed or imported again, which says so: <Removal>' -ForEach @(
        @{ Removal = 'Remove-Module RdsBackup' }, @{ Removal = 'Import-Module $env:RDSBACKUP_MODULE -Force' }
    ) {
        $removed = [powershell]::Create()
        $its = $removed.AddScript($script).Invoke()[0]
        $removed.Commands.Clear()
        $null = $removed.AddScript($Removal).Invoke()

        Get-Remains $its | Should -BeNullOrEmpty
        $removed.Streams.Warning | Should -BeLike '*The sandbox has ended*'
        $removed.Dispose()
    }
}

Describe 'A sandbox ends with its process' {
    BeforeAll {
        $root = Join-Path $TestDrive 'ends'
        $thens = [ordered]@{ 'exit' = 'exit 3'; 'job' = @"
            `$its = Start-Job { Import-Module '$env:RDSBACKUP_MODULE'; Start-RdsBackupSandbox -Databases 1 } | Receive-Job -Wait -AutoRemoveJob
            ConvertTo-Json `$its | Set-Content '$root-job.its'
"@ }
        if (-not $IsWindows) { $thens['TERM'] = $thens['HUP'] = 'Start-Sleep 60' }
        $thens['KILL'] = 'Start-Sleep 60'
        $shells = @{}
        $sandboxes = @{}
        foreach ($how in $thens.Keys) { $shells[$how] = Start-Shell "$root-$how" $thens[$how] }
        foreach ($how in $thens.Keys) { $sandboxes[$how] = Wait-Sandbox "$root-$how" }
        'TERM', 'HUP' | Where-Object { $shells[$_] } | ForEach-Object { kill "-$_" $shells[$_].Id }
        $shells['KILL'].Kill($true)
        $shells.Values | ForEach-Object { $_.WaitForExit(60000) | Should -BeTrue }
    }

    It 'that exits' {
        Get-Leftover "$root-exit" | Should -BeNullOrEmpty
        $shells['exit'].ExitCode | Should -Be 3
    }

    It 'that runs a job' {
        $its = Get-Content "$root-job.its" -Raw | ConvertFrom-Json
        $its.Address | Should -Not -Be $sandboxes['job'].Address
        Get-Remains $its | Should -BeNullOrEmpty
        Get-Leftover "$root-job" | Should -BeNullOrEmpty
    }

    It 'that gets SIG<Signal>, and changes nothing in how that ends' -Skip:$IsWindows -ForEach @(@{ Signal = 'TERM'; Code = 143 }, @{ Signal = 'HUP'; Code = 129 }) {
        Get-Leftover "$root-$Signal" | Should -BeNullOrEmpty
        $shells[$Signal].ExitCode | Should -Be $Code
    }

    It 'that is killed, once another sandbox starts; one that still runs keeps its files' {
        Get-Leftover "$root-KILL" | Should -HaveCount 1
        try {
            [Environment]::SetEnvironmentVariable($temporary, "$root-KILL")
            $mine = Start-RdsBackupSandbox -Databases 1
            Get-Leftover "$root-KILL" | Should -Be (Split-Path $mine.ProfileLocation)
            $null = [powershell]::Create().AddScript("Import-Module '$env:RDSBACKUP_MODULE'; Start-RdsBackupSandbox -Databases 1; Stop-RdsBackupSandbox").Invoke()
            $mine.ProfileLocation | Should -Exist
        }
        finally {
            [Environment]::SetEnvironmentVariable($temporary, $before)
            Stop-RdsBackupSandbox
        }
        Get-Leftover "$root-KILL" | Should -BeNullOrEmpty
    }
}

Describe 'A temporary folder that cannot be used' {
    It 'is an error of ours that names it, and nothing is started: <What>' -ForEach @(@{ What = 'missing' }, @{ What = 'a file' }, @{ What = 'read-only' }) {
        $path = Join-Path $TestDrive $What
        switch ($What) {
            'a file' { $null = New-Item $path }
            'read-only' {
                if ($IsWindows -or (id -u) -eq 0) { Set-ItResult -Skipped -Because 'this user may write everywhere' }
                $null = New-Item $path -ItemType Directory
                chmod 500 $path
            }
        }
        try {
            [Environment]::SetEnvironmentVariable($temporary, $path)
            Start-RdsBackupSandbox -Port 45997 -ErrorVariable failed -ErrorAction SilentlyContinue
        }
        finally {
            [Environment]::SetEnvironmentVariable($temporary, $before)
        }

        $failed.FullyQualifiedErrorId | Should -Be 'TemporaryFolderUnusable,RdsBackup.PowerShell.Commands.StartRdsBackupSandboxCommand'
        "$failed" | Should -BeLike "The temporary folder $path cannot be used: *"
        $failed.ErrorDetails.RecommendedAction | Should -BeLike "*$temporary*"
        $failed.CategoryInfo.Category | Should -Be WriteError
        Get-RdsBackupSandbox | Should -BeNullOrEmpty
        Test-Listening 'http://127.0.0.1:45997/' | Should -BeFalse
    }
}
