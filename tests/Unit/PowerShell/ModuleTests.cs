using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RdsBackup.Core.Policies;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.PowerShell;

/// <summary>The module as the build lays it out.</summary>
public partial class ModuleTests
{
    private static readonly string Version = typeof(GetRdsBackupDatabaseCommand).Assembly.GetName().Version!.ToString(3);

    private static readonly string Folder = Repository.PathOf("output", "RdsBackup", Version);

    private static string Manifest => File.ReadAllText(Path.Combine(Folder, "RdsBackup.psd1"));

    [Fact]
    public void Only_this_version_is_there_for_import_takes_the_highest() =>
        Assert.Equal([Folder], Directory.GetDirectories(Repository.PathOf("output", "RdsBackup")));

    [Fact]
    public void The_manifest_carries_the_version_of_the_assemblies() =>
        Assert.Contains($"ModuleVersion        = '{Version}'", Manifest, StringComparison.Ordinal);

    [Fact]
    public void The_manifest_exports_every_cmdlet_by_name_and_no_other()
    {
        var cmdlets = typeof(GetRdsBackupDatabaseCommand).Assembly.GetExportedTypes()
            .SelectMany(type => type.CustomAttributes)
            .Where(attribute => attribute.AttributeType == typeof(CmdletAttribute))
            .Select(cmdlet => $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}");

        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), Exported("CmdletsToExport"));
    }

    [Fact]
    public void Every_cmdlet_is_found_by_the_modules_name()
    {
        var aliases = typeof(GetRdsBackupDatabaseCommand).Assembly.GetExportedTypes()
            .Where(type => type.CustomAttributes.Any(attribute => attribute.AttributeType == typeof(CmdletAttribute)))
            .SelectMany(type => type.CustomAttributes)
            .Where(attribute => attribute.AttributeType == typeof(AliasAttribute))
            .Select(alias => (string)((IEnumerable<CustomAttributeTypedArgument>)alias.ConstructorArguments[0].Value!).Single().Value!);

        Assert.Equal(aliases.Order(StringComparer.Ordinal), Exported("AliasesToExport"));
        Assert.All(Exported("CmdletsToExport"), cmdlet => Assert.True(
            cmdlet.Contains("RdsBackup", StringComparison.Ordinal) || Exported("AliasesToExport").Contains(cmdlet.Replace("-Rds", "-RdsBackup", StringComparison.Ordinal)), cmdlet));
    }

    private static IEnumerable<string> Exported(string list) =>
        CmdletName().Matches(Manifest.Split($"{list} ")[1].Split(')')[0]).Select(match => match.Groups["name"].Value);

    private static IEnumerable<string> Assemblies => Directory.GetFiles(Path.Combine(Folder, "bin")).Concat(Directory.GetFiles(Path.Combine(Folder, "bin", "sandbox")));

    [Fact]
    public void The_assemblies_are_those_the_cmdlets_need_and_nothing_of_powershell()
    {
        var assemblies = Assemblies.Select(Path.GetFileName).ToList();

        Assert.DoesNotContain("System.Management.Automation.dll", assemblies);
        foreach (var needed in new[] { "RdsBackup.PowerShell", "RdsBackup.PowerShell.Loader", "RdsBackup.Core", "RdsBackup.Sandbox", "RdsBackup.Aws", "RdsBackup.Iam" })
            Assert.Contains(needed + ".dll", assemblies);
        // Nothing references these two; profiles of SSO need them.
        Assert.Contains("AWSSDK.SSO.dll", assemblies);
        Assert.Contains("AWSSDK.SSOOIDC.dll", assemblies);
    }

    [Fact]
    public void What_only_a_sandbox_loads_lies_in_a_folder_of_its_own() => Assert.Equal(
        ["RdsBackup.Models.dll", "RdsBackup.Sandbox.dll", "System.Formats.Cbor.dll", "YamlDotNet.dll"],
        Directory.GetFiles(Path.Combine(Folder, "bin", "sandbox")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_assembly_of_others_is_named_with_its_licence_and_no_other()
    {
        var others = Assemblies.Select(Path.GetFileNameWithoutExtension).Where(name => !name!.StartsWith("RdsBackup.", StringComparison.Ordinal));
        var notices = File.ReadLines(Path.Combine(Folder, "ThirdPartyNotices.txt")).TakeWhile(line => !line.StartsWith("---", StringComparison.Ordinal));

        Assert.Equal(
            others.Order(StringComparer.Ordinal),
            notices.SelectMany(line => line.Split(", ")).Where(word => AssemblyName().IsMatch(word)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_templates_lie_there_as_the_cmdlets_deploy_them()
    {
        var files = Directory.GetFiles(Path.Combine(Folder, "templates")).ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

        Assert.Equal(
            Enum.GetValues<StackTemplate>().ToDictionary(TemplateLibrary.FileName, TemplateLibrary.Read, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal),
            files.OrderBy(file => file.Key, StringComparer.Ordinal));
        // The console takes no longer ones, either.
        Assert.All(files.Values, text => Assert.True(System.Text.Encoding.UTF8.GetByteCount(text) < 51_200));
    }

    [Fact]
    public void What_users_name_in_scripts_is_in_the_cmdlets_assembly()
    {
        var foreign = from type in typeof(GetRdsBackupDatabaseCommand).Assembly.GetExportedTypes()
                      where type.IsSubclassOf(typeof(Cmdlet))
                      from property in type.GetProperties()
                      where property.GetCustomAttributes(typeof(ParameterAttribute), inherit: true).Length > 0
                      let inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType.GetElementType() ?? property.PropertyType
                      where inner.Assembly != type.Assembly && inner.Assembly != typeof(Cmdlet).Assembly && !inner.Namespace!.StartsWith("System", StringComparison.Ordinal)
                      select $"{type.Name}.{property.Name}";

        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_record_and_no_other_type_has_a_view()
    {
        var records = typeof(GetRdsBackupDatabaseCommand).Assembly.GetExportedTypes()
            .Where(type => type is { Namespace: "RdsBackup", IsAbstract: false } && type != typeof(BackupEvent) && !type.Name.EndsWith("Input", StringComparison.Ordinal))
            .Select(type => type.FullName!);

        Assert.Equal(
            records.Order(StringComparer.Ordinal),
            TypeName().Matches(File.ReadAllText(Path.Combine(Folder, "RdsBackup.Format.ps1xml"))).Select(match => match.Groups["name"].Value)
                .Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\s+'(?<name>[A-Z][a-z]+-Rds\w+)'", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CmdletName();

    [Fact]
    public void What_is_listed_of_records_in_a_row_is_a_property_of_theirs()
    {
        var assembly = typeof(GetRdsBackupDatabaseCommand).Assembly;

        foreach (var type in XDocument.Load(Path.Combine(Folder, "RdsBackup.Types.ps1xml")).Root!.Elements("Type"))
        {
            var record = assembly.GetType(type.Element("Name")!.Value, throwOnError: true)!;
            Assert.All(type.Descendants("ReferencedProperties").Elements("Name"), name => Assert.NotNull(record.GetProperty(name.Value)));
        }
    }

    [GeneratedRegex(@"^(AWSSDK\.\S+|System\.\S+|YamlDotNet)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AssemblyName();

    [GeneratedRegex("<TypeName>(?<name>[^<#]+)(?:#New)?</TypeName>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();
}
