<#
.SYNOPSIS
Builds, tests and rehearses RdsBackup. It only wraps dotnet: everything works without PowerShell too.
.DESCRIPTION
Build lays the module out in output/RdsBackup; Package makes the nupkg and the zip in output/packages.
.EXAMPLE
./build.ps1 -Task Build, Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Rehearse', 'Package')]
    [string[]] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

Push-Location $PSScriptRoot
try {
    foreach ($one in $Task) {
        switch ($one) {
            'Build' { Invoke-Dotnet build module }
            'Test' { Invoke-Dotnet test }
            'Rehearse' { Invoke-Dotnet run --project src/RdsBackup.Rehearsal }
            'Package' { Invoke-Dotnet pack module }
        }
    }
}
finally {
    Pop-Location
}
