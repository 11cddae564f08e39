using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using RdsBackup.Help.Prose;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Tests;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.PowerShell;

/// <summary>The package that <c>./build.ps1 -Task Package</c> makes, as galleries and <c>Install-PSResource</c> read it.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_package_is_the_module_at_its_root_and_says_what_galleries_ask()
    {
        var version = typeof(GetRdsBackupDatabaseCommand).Assembly.GetName().Version!.ToString(3);
        await PackAsync();

        using var package = ZipFile.OpenRead(Path.Combine(folder.FullName, $"RdsBackup.{version}.nupkg"));

        var files = package.Entries.Select(entry => entry.FullName).ToList();
        foreach (var file in new[] { "RdsBackup.psd1", "RdsBackup.psm1", "RdsBackup.Format.ps1xml", "RdsBackup.Types.ps1xml", "README.md", "LICENSE", "bin/RdsBackup.PowerShell.Loader.dll", "templates/source-region.yaml" })
            Assert.Contains(file, files);
        Assert.Contains(files, file => file.StartsWith("en-US/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("lib/", StringComparison.Ordinal) || file.StartsWith("content", StringComparison.Ordinal));

        await using var stream = await package.GetEntry("RdsBackup.nuspec")!.OpenAsync();
        var about = (await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None)).Root!.Elements().Single();
        string? Said(string name) => about.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
        Assert.Equal(("RdsBackup", version, "MIT", "README.md"), (Said("id"), Said("version"), Said("license"), Said("readme")));
        Assert.NotEmpty(Said("description")!);
        Assert.Null(Said("dependencies"));
        var tags = Said("tags")!.Split(' ');
        Assert.Equal("PSModule", tags[0]);
        Assert.Superset(new HashSet<string>(["PSEdition_Core", "PSIncludes_Cmdlet", "PSCmdlet_Copy-RdsSharedSnapshot", "PSCommand_Wait-RdsBackupSnapshot"]), tags.ToHashSet());
        var cmdlets = typeof(GetRdsBackupDatabaseCommand).Assembly.GetExportedTypes().Count(type => type.Name.EndsWith("Command", StringComparison.Ordinal) && type.IsSealed);
        Assert.Equal(cmdlets, tags.Count(tag => tag.StartsWith("PSCmdlet_", StringComparison.Ordinal)));
        Assert.All(tags, tag => Assert.Matches("^[A-Za-z_-]+$", tag));
    }

    [FactWithOtherHome]
    public async Task Install_PSResource_installs_the_package_from_a_folder_as_the_README_says()
    {
        await PackAsync();
        var install = Page.Read(Repository.PathOf("README.md")).Root.Find("Install")!.Blocks.First(block => block.Text.Contains("Install-PSResource", StringComparison.Ordinal)).Text;
        var home = folder.CreateSubdirectory("home").FullName;

        var (ended, output, errors) = await Pwsh.RunAtHomeAsync(home, "-Command", $$"""
            $ErrorActionPreference = 'Stop'
            {{install.Replace("./output/packages", folder.FullName, StringComparison.Ordinal)}}
            (Get-Module RdsBackup).Path
            $null = Start-RdsBackupSandbox -Databases 1
            (Get-RdsBackupDatabase orders).Engine
            """);

        Assert.True(ended == 0, output + errors);
        var said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.StartsWith(home, said[^2], StringComparison.Ordinal);
        Assert.Equal("postgres", said[^1]);
    }

    // The module is laid out anew for it, in a folder of its own: other tests use the one in output.
    private async Task PackAsync()
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "pack", Repository.PathOf("module"), "--no-build", "--nologo", "-c", Configuration,
            $"-p:PackageRoot={folder.FullName}/root/", $"-p:PackageOutputPath={folder.FullName}/",
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var pack = Process.Start(start)!;
        var said = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, said);
    }
}
