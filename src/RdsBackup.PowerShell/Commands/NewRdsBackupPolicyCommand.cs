using System.Collections;
using System.Management.Automation;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Writes a policy file with comments, and its schema beside it. AWS is only asked which databases it selects, where that can be.</summary>
[Cmdlet(VerbsCommon.New, "RdsBackupPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewRdsBackupPolicyCommand : AsyncCommand
{
    private static readonly TimeSpan LookingTakes = TimeSpan.FromSeconds(15);

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The account with the databases.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [AccountTransformation]
    [ValidateNotNullOrEmpty]
    public string SourceAccountId { get; set; } = "";

    /// <summary>Its regions.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SourceRegion { get; set; } = [];

    /// <summary>The region to which snapshots are copied.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string RecoveryRegion { get; set; } = "";

    /// <summary>The other account.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [AccountTransformation]
    [ValidateNotNullOrEmpty]
    public string BackupAccountId { get; set; } = "";

    /// <summary>The tag of the databases that are backed up, with its value.</summary>
    [Parameter]
    [TagTransformation]
    [ValidateNotNull]
    public Hashtable Tag { get; set; } = [];

    /// <summary>Names of databases.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Include { get; set; } = [];

    /// <summary>Names of databases that are left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Exclude { get; set; } = [];

    /// <summary>Engines.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EngineCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Engine { get; set; } = [];

    /// <summary>The alias of the sharable key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string KeyAlias { get; set; } = PolicyDefaults.KeyAlias;

    /// <summary>The alias of the other account's key.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string VaultKeyAlias { get; set; } = PolicyDefaults.VaultKeyAlias;

    /// <summary>Gets every message.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    /// <summary>The policy's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "nightly";

    /// <summary>What the names of all resources begin with.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Prefix { get; set; } = PolicyDefaults.Prefix;

    /// <summary>The profile of the account with the databases.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? SourceProfileName { get; set; }

    /// <summary>The profile of the other account.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? BackupProfileName { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force
    {
        get => Overwrites;
        set => Overwrites = value;
    }

    /// <summary><see cref="Force"/>.</summary>
    internal bool Overwrites { get; set; }

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var file = Find();
        // What a reader would refuse is not written.
        var policy = Policy();
        var text = PolicyWriter.Write(policy);
        PolicyReader.ReadUnwritten(text, file.Name);
        if (file.Exists && !Overwrites)
        {
            throw new CommandException(
                "FileExists", ErrorCategory.ResourceExists, $"{Path} is there already.", "Pass another path, or -Force to replace it.", Path);
        }

        if (!await console.ShouldProcessAsync(file.FullName, file.Exists ? "Replace the policy" : "Write the policy").ConfigureAwait(false))
            return;

        try
        {
            file.Directory!.Create();
            var schema = System.IO.Path.Combine(file.DirectoryName!, PolicyWriter.SchemaFile);
            var keeps = File.Exists(schema) && await File.ReadAllTextAsync(schema, cancellation).ConfigureAwait(false) != PolicyWriter.Schema && !Overwrites
                && !await console.ShouldContinueAsync($"{schema} is there already, and is not the schema of this version. Replace it?", "New-RdsBackupPolicy").ConfigureAwait(false);
            await File.WriteAllTextAsync(file.FullName, text, cancellation).ConfigureAwait(false);
            if (keeps)
                console.WriteWarning($"{schema} stays as it is: editors check the policy by it. -Force replaces it.");
            else
                await File.WriteAllTextAsync(schema, PolicyWriter.Schema, cancellation).ConfigureAwait(false);
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(unwritten);
        }

        SelectionTelling.Tell(await LookAsync(policy, cancellation).ConfigureAwait(false), console);
        await console.WriteAsync(new FileInfo(file.FullName)).ConfigureAwait(false);
    }

    // A policy can be written where no credentials are: the machine's own are not tried, and nobody waits long for this.
    private async Task<IReadOnlyList<SelectionReport>> LookAsync(BackupPolicy policy, CancellationToken cancellation)
    {
        var (source, reports) = (policy.Sources[0], new List<SelectionReport>());
        if (source.ProfileName is null && Caller.StoredCredentials is null)
            return [SelectionReport.Blind(policy.Select, "no profile of the source account is named (-SourceProfileName). Deploy-RdsBackupStack -WhatIf says it too.")];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(LookingTakes);
        foreach (var region in source.Regions)
        {
            try
            {
                var target = await new ConnectionArguments { ProfileName = source.ProfileName, Region = region }.ToConnection(Caller).OpenAsync(patience.Token).ConfigureAwait(false);
                reports.Add(await Finder.SelectedAsync(target.Owning(new Place(source.AccountId, region)), policy.Select, patience.Token).ConfigureAwait(false));
            }
            catch (Exception unseen) when (ErrorRecords.Knows(unseen) || (unseen is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                reports.Add(SelectionReport.Blind(policy.Select, unseen is OperationCanceledException ? $"{region} did not answer in time." : unseen.Message));
            }
        }

        return reports;
    }

    private FileInfo Find()
    {
        try
        {
            var file = new FileInfo(Caller.Resolve(Path));
            return Directory.Exists(file.FullName) ? throw new IOException("It is a folder, and a file is wanted.") : file;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw NotWritten(unusable);
        }
    }

    private CommandException NotWritten(Exception reason) =>
        new("FileNotWritten", ErrorCategory.WriteError, $"{Path} cannot be written: {reason.Message}", "Pass another path.", Path);

    private BackupPolicy Policy()
    {
        if (Tag.Count > 1)
            throw new CommandException("InvalidArguments", ErrorCategory.InvalidArgument, "A policy selects by one tag.", "Pass one, e.g. -Tag @{ Failsafe = 'True' }.");

        if (Tag.Count + Include.Length + Engine.Length == 0)
        {
            throw new CommandException(
                nameof(FailureKind.InvalidPolicy), ErrorCategory.InvalidArgument, "This selects nothing: a policy says which databases.",
                "Pass -Tag, e.g. -Tag @{ Failsafe = 'True' }, -Include or -Engine; -Include * is every database.");
        }

        if (TagInput.Read(Tag).FirstOrDefault(tag => tag.Values.Count == 0) is { Key: { } bare })
            throw new CommandException("InvalidArguments", ErrorCategory.InvalidArgument, $"A policy selects by a tag and its value, and '{bare}' has none.", $"Pass both: -Tag @{{ {Typed.Text(bare)} = 'True' }}.");

        var tag = TagInput.ToSet(Tag).FirstOrDefault();
        return new BackupPolicy
        {
            Name = Name,
            Prefix = Prefix,
            Paused = false,
            Sources = [new SourceAccount(SourceAccountId, SourceRegion, SourceProfileName ?? SandboxProfile(SourceAccountId))],
            Recovery = new RecoverySettings(RecoveryRegion, KeyAlias, false, PolicyDefaults.WindowHours),
            Vault = new VaultSettings(BackupAccountId, BackupProfileName ?? SandboxProfile(BackupAccountId), VaultKeyAlias, PolicyDefaults.DailyLimit),
            Select = new Selection(tag.Key, tag.Value ?? "", Include, Exclude, Engine, false),
            Retention = PolicyDefaults.Retention,
            Notify = PolicyDefaults.Notify with { Email = Email },
        };
    }

    // A sandbox names its profiles after its accounts.
    private string? SandboxProfile(string account) =>
        Caller.Sandbox?.Look().Accounts.Where(one => one.Value == account).Select(one => one.Key).FirstOrDefault();
}
