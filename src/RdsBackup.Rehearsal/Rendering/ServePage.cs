using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>How other programs find the sandbox: lines to paste, and a first command for each.</summary>
internal sealed class ServePage(Screen screen)
{
    public void Write(Scene scene)
    {
        var url = scene.Address.ToString().TrimEnd('/');
        var profiles = scene.Profiles;
        screen.Out.WriteLine($"""
            RdsBackup sandbox: an embedded AWS on {url}, {scene.Clock.Speed:0.#} sandbox seconds per second.

              {scene.Primary.Name,-10} {scene.Primary.Id}  {scene.Databases.Count} databases tagged {Estate.TagKey}={Estate.TagValue} in {Scene.SourceRegion}, and neighbours
              {scene.Secondary.Name,-10} {scene.Secondary.Id}  empty

            Profiles of these names are in
              {profiles.ConfigFile}
              {profiles.CredentialsFile}
            """);

        Section("AWS CLI, in bash", profiles.BashLines, "aws rds describe-db-instances --query 'DBInstances[].DBInstanceIdentifier'");
        Section(
            "AWS CLI of any age, without these lines",
            [],
            $"AWS_SHARED_CREDENTIALS_FILE={Quoted(profiles.CredentialsFile)} aws --endpoint-url {url} --profile primary --region {Scene.SourceRegion} rds describe-db-snapshots");
        Section(
            "PowerShell (AWS.Tools.RDS)",
            profiles.PowerShellLines,
            $"Get-RDSDBInstance -ProfileName primary -ProfileLocation $env:AWS_SHARED_CREDENTIALS_FILE -Region {Scene.SourceRegion} -EndpointUrl $env:AWS_ENDPOINT_URL");
        Section(
            "Any SDK: the same environment, then a client as usual",
            [],
            $"""python3 -c "import boto3; print(boto3.client('sts', endpoint_url='{url}').get_caller_identity()['Account'])" """.TrimEnd());

        screen.Out.WriteLine();
        screen.Out.WriteLine("Ctrl+C ends it and removes the files.");
    }

    private void Section(string title, IEnumerable<string> lines, string example)
    {
        screen.Out.WriteLine();
        screen.Out.WriteLine($"{title}:");
        foreach (var line in lines)
            screen.Out.WriteLine($"  {line}");
        screen.Out.WriteLine($"  {example}");
    }

    private static string Quoted(string path) => $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
