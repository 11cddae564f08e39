BeforeAll {
    Import-Module $env:RDSBACKUP_MODULE
    $sandbox = Start-RdsBackupSandbox
    $source = @{ ProfileName = 'primary'; Region = 'us-east-1' }
    New-RdsBackupKey @source -Alias local -ShareWithAccount 222222222222

    # What no cmdlet does. The SDK of the module is in its load context.
    function Open-ToEverybody([RdsBackup.SnapshotInfo] $Snapshot) {
        $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext([RdsBackup.SnapshotInfo].Assembly)
        $sdk = $context.LoadFromAssemblyName('RdsBackup.Aws')
        $config = [Activator]::CreateInstance($sdk.GetType('Amazon.RDS.AmazonRDSConfig'))
        $config.ServiceURL = (Get-RdsBackupSandbox).Address
        $config.AuthenticationRegion = $Snapshot.Region
        $keys = @{}
        Get-Content (Get-RdsBackupSandbox).ProfileLocation | Where-Object { $_ -match '^(aws_\w+) = (.+)' } | ForEach-Object { $keys[$Matches[1]] ??= $Matches[2] }
        $credentials = [Activator]::CreateInstance(
            $context.LoadFromAssemblyName('AWSSDK.Core').GetType('Amazon.Runtime.BasicAWSCredentials'), $keys.aws_access_key_id, $keys.aws_secret_access_key)
        $request = [Activator]::CreateInstance($sdk.GetType('Amazon.RDS.Model.ModifyDBSnapshotAttributeRequest'))
        $request.DBSnapshotIdentifier, $request.AttributeName, $request.ValuesToAdd = $Snapshot.SnapshotIdentifier, 'restore', [System.Collections.Generic.List[string]] 'all'
        $client = [Activator]::CreateInstance($sdk.GetType('Amazon.RDS.AmazonRDSClient'), $credentials, $config)
        $null = $client.ModifyDBSnapshotAttributeAsync($request).GetAwaiter().GetResult()
        $client.Dispose()
    }
}

AfterAll {
    Stop-RdsBackupSandbox
    Remove-Module RdsBackup
}

Describe 'Snapshots in hand' {
    It 'takes snapshots of piped databases, under a name that says database and time' {
        $taken = Get-RdsBackupDatabase @source -Name orders, crm | New-RdsBackupSnapshot -Wait
        $taken.Status | Should -Be available, available
        $taken.SnapshotIdentifier | Sort-Object | Should -Match '^(crm|orders)-\d{4}(-\d\d){5}$'
    }

    It 'looks again at databases and snapshots, as records, by ARN and as AWS.Tools writes them' {
        $database, $snapshot = (Get-RdsBackupDatabase @source orders), (Get-RdsBackupSnapshot @source ledger -Latest)
        ($database | Get-RdsBackupDatabase).DatabaseArn | Should -Be $database.DatabaseArn
        ('crm', $database.DatabaseArn | Get-RdsBackupDatabase @source).DatabaseIdentifier | Should -Be crm, orders
        ([pscustomobject]@{ DBInstanceIdentifier = 'orders'; DBInstanceArn = $database.DatabaseArn } | Get-RdsBackupDatabase @source).DatabaseIdentifier | Should -Be orders
        $member = [pscustomobject]@{ DBInstanceIdentifier = 'ledger-1'; DBInstanceArn = 'arn:aws:rds:us-east-1:111111111111:db:ledger-1'; DBClusterIdentifier = 'ledger' }
        ($member | Get-RdsBackupSnapshot @source -Latest).SnapshotArn | Should -Be $snapshot.SnapshotArn
        ($snapshot | Get-RdsBackupSnapshot).SnapshotArn | Should -Be $snapshot.SnapshotArn
        ($snapshot.SnapshotArn | Get-RdsBackupSnapshot @source).SnapshotArn | Should -Be $snapshot.SnapshotArn
        $theirs = [pscustomobject]@{ DBClusterSnapshotIdentifier = $snapshot.SnapshotIdentifier; DBClusterSnapshotArn = $snapshot.SnapshotArn; DBClusterIdentifier = 'ledger' }
        ($theirs | Get-RdsBackupSnapshot @source).SnapshotArn | Should -Be $snapshot.SnapshotArn
        'local', 'alias/local' | Get-RdsBackupKey @source | Select-Object -ExpandProperty Alias | Should -Be alias/local, alias/local
        (Get-RdsBackupKey @source local | Get-RdsBackupKey @source).Alias | Should -Be alias/local
        ([pscustomobject]@{ AliasName = 'alias/local'; TargetKeyId = 'x' } | Get-RdsBackupKey @source).Alias | Should -Be alias/local
        $key = Get-RdsBackupKey @source local
        ($key.KeyArn, $key.KeyId | Get-RdsBackupKey @source).Alias | Should -Be alias/local, alias/local
        ([pscustomobject]@{ KeyArn = $key.KeyArn; KeyId = $key.KeyId } | Get-RdsBackupKey -ProfileName primary).KeyArn | Should -Be $key.KeyArn
        ($snapshot | Get-RdsBackupKey -ProfileName primary).KeyArn | Should -Be $snapshot.KmsKeyId
    }

    It 'shows the records of a job as its own, which found the sandbox and its region by the environment' {
        $null = New-RdsBackupKey -ProfileName primary -Region us-east-2 -Alias elsewhere
        $job = Start-Job {
            $env:AWS_ENDPOINT_URL, $env:AWS_SHARED_CREDENTIALS_FILE = $using:sandbox.Address, $using:sandbox.ProfileLocation
            Import-Module $env:RDSBACKUP_MODULE
            Get-RdsBackupSnapshot orders -Latest -ProfileName primary -Region us-east-1 |
                Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -KmsKeyId alias/elsewhere
        }
        $copy = $job | Receive-Job -Wait -AutoRemoveJob
        $copy | Out-String -Width 120 | Should -Match '(?s)Place: us-east-2 \(account 111111111111\).*orders +rdsbackup-orders-\S+ +creating 0 %'
    }

    It 're-encrypts in place, waits for all, and proves them' {
        $begun = Get-RdsBackupDatabase @source -Name orders, billing | Get-RdsBackupSnapshot -Latest | Protect-RdsSnapshot -KmsKeyId alias/local
        $copies = $begun | Wait-RdsBackupSnapshot
        $copies.Status | Should -Be available, available
        $copies | Test-RdsBackupSnapshot -Quiet | Should -Be $true, $true
    }

    It 'tells of piped snapshots and of piped databases who can read them, and what is shared takes the proof away' {
        $copy = Get-RdsBackupDatabase @source orders | Get-RdsBackupSnapshot -Latest | Protect-RdsSnapshot -KmsKeyId alias/local -Wait
        $null = $copy | Grant-RdsSnapshotShare -AccountId 222222222222
        ($copy | Get-RdsSnapshotShare).SharedWith | Should -Be 222222222222
        (Get-RdsBackupDatabase @source orders | Get-RdsSnapshotShare).SnapshotIdentifier | Should -Be $copy.SnapshotIdentifier
        (Get-RdsBackupDatabase @source orders).DatabaseArn | Get-RdsSnapshotShare @source | Should -HaveCount 1
        ($copy | Test-RdsBackupSnapshot).Problems | Should -Be 'private should be shared with nobody and is shared with 222222222222'
        ($copy | Test-RdsBackupSnapshot | Out-String -Width 120) | Should -Match 'False +rdsbackup-orders-\S+ +private: shared with'
    }

    It 'warns of a snapshot that everybody can read, and shows it' {
        $snapshot = Get-RdsBackupDatabase @source | Get-RdsBackupSnapshot | Where-Object { -not $_.Encrypted } | Select-Object -First 1
        $open = New-RdsBackupSnapshot $snapshot.DatabaseIdentifier @source -Wait
        Open-ToEverybody $open

        $share = Get-RdsSnapshotShare @source -Public -WarningVariable warning -WarningAction SilentlyContinue

        $share.SnapshotIdentifier | Should -Be $open.SnapshotIdentifier
        $share | Out-String -Width 120 | Should -Match "(?s)Place: us-east-1 \(account 111111111111\).*$($open.SnapshotIdentifier) +EVERYBODY: it is public"
        $warning | Should -BeLike "$($open.SnapshotIdentifier) in us-east-1 (account 111111111111) is public:*Revoke-RdsSnapshotShare -AccountId all*"
        ($open | Revoke-RdsSnapshotShare -AccountId all).SharedWith | Should -BeNullOrEmpty
        Get-RdsSnapshotShare @source -Public -WarningVariable warning | Should -BeNullOrEmpty
        $warning | Should -BeNullOrEmpty
    }

    It 'leaves an object that names neither snapshot nor database to PowerShell' {
        { Get-Date | Get-RdsSnapshotShare @source -ErrorAction Stop } | Should -Throw -ErrorId 'InputObjectNotBound,*'
    }

    It 'says what to put between when a database comes where a snapshot belongs' {
        { Get-RdsBackupDatabase orders @source | Copy-RdsSnapshotCrossRegion -DestinationRegion us-east-2 -ErrorAction Stop } |
            Should -Throw '*put Get-RdsBackupSnapshot -Latest between*'
    }
}
