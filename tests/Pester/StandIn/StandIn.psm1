# Stands in for another vendor's module, e.g. AWS.Tools: it loads another AWSSDK.Core into PowerShell's own context, and signs a call with it.
Add-Type -Path "$PSScriptRoot/AWSSDK.Core.dll"

function Get-StandInVersion {
    [Amazon.Runtime.AWSCredentials].Assembly.GetName().Version
}

function New-StandInCredential {
    param([string] $AccessKey, [string] $SecretKey)
    [Amazon.Runtime.BasicAWSCredentials]::new($AccessKey, $SecretKey)
}

# The account that STS says the credentials are of.
function Get-StandInAccount {
    param([Amazon.Runtime.AWSCredentials] $Credential, [uri] $EndpointUrl)
    $keys = $Credential.GetCredentials()
    $now = [DateTime]::UtcNow
    $date = $now.ToString("yyyyMMdd'T'HHmmss'Z'")
    $body = 'Action=GetCallerIdentity&Version=2011-06-15'
    $hash = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($body))).ToLowerInvariant()
    $canonical = "POST`n/`n`nhost:$($EndpointUrl.Authority)`nx-amz-date:$date`n`nhost;x-amz-date`n$hash"
    $signature = [Amazon.Runtime.Internal.Auth.AWS4Signer]::ComputeSignature(
        $keys.AccessKey, $keys.SecretKey, 'us-east-1', $now, 'sts', 'host;x-amz-date', $canonical)
    $headers = @{ 'x-amz-date' = $date; Authorization = $signature.ForAuthorizationHeader }
    $answer = Invoke-RestMethod $EndpointUrl -Method Post -Body $body -Headers $headers -SkipHeaderValidation -NoProxy -ContentType 'application/x-www-form-urlencoded'
    $answer.GetCallerIdentityResponse.GetCallerIdentityResult.Account
}
