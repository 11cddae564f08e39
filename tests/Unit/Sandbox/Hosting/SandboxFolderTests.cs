using RdsBackup.Sandbox.Hosting;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.Hosting;

/// <summary>What is removed of sandboxes whose process was killed. The temporary folder is of the test's own, so that no other test sweeps it.</summary>
public sealed class SandboxFolderTests : IDisposable
{
    private readonly string temporary = Directory.CreateTempSubdirectory("sandbox-folder").FullName;

    public void Dispose() => Directory.Delete(temporary, recursive: true);

    [Fact]
    public void It_removes_what_a_killed_process_left()
    {
        var left = Left();

        Sweep();

        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public void A_sandbox_that_lives_keeps_its_folder()
    {
        using var living = SandboxFolder.In(Planted());

        Sweep();

        Assert.True(Directory.Exists(living.Path));
    }

    [Fact]
    public void A_folder_that_is_just_being_made_is_left_alone()
    {
        var bare = Left(mark: null);
        var begun = Left(mark: "");

        Sweep();

        Assert.True(File.Exists(Path.Combine(bare, "credentials")) && File.Exists(Path.Combine(begun, "credentials")));
    }

    [Fact]
    public void What_others_put_there_stays()
    {
        var left = Left();
        File.WriteAllText(Path.Combine(left, "mine"), "");

        Sweep();

        Assert.Equal([Path.Combine(left, "mine")], Directory.GetFiles(left));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        if (OperatingSystem.IsWindows())
            return; // a link takes a privilege there

        var victim = Left(Path.Combine(temporary, "victim"));
        Directory.CreateSymbolicLink(Planted(), victim);

        Sweep();

        Assert.True(File.Exists(Path.Combine(victim, "credentials")));
    }

    [Fact]
    public void A_folder_that_others_may_use_is_left_alone()
    {
        if (OperatingSystem.IsWindows())
            return;

        var left = Left();
        File.SetUnixFileMode(left, File.GetUnixFileMode(left) | UnixFileMode.GroupRead);

        Sweep();

        Assert.True(Directory.Exists(left));
    }

    [Fact]
    public async Task A_folder_of_another_user_is_left_alone()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return; // only root can give a folder away

        var left = Left();
        await Bash.RunAsync([$"chown 12345 '{left}'"]);

        Sweep();

        Assert.True(Directory.Exists(left));
    }

    [Fact]
    public void Nothing_is_removed_where_anybody_may_exchange_it()
    {
        if (OperatingSystem.IsWindows())
            return;

        var left = Left();
        const UnixFileMode all = (UnixFileMode)0b111_111_111;
        File.SetUnixFileMode(temporary, all);
        Sweep();
        Assert.True(Directory.Exists(left));

        File.SetUnixFileMode(temporary, all | UnixFileMode.StickyBit);
        Sweep();
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public async Task Many_that_start_at_once_remove_it_together()
    {
        var left = Enumerable.Range(0, 50).Select(_ => Left()).ToList();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(Sweep)));

        Assert.DoesNotContain(left, Directory.Exists);
    }

    [Fact]
    public void In_a_folder_of_the_users_what_a_killed_process_left_is_no_obstacle()
    {
        var left = Left();

        SandboxFolder.In(left).Dispose();

        Assert.Empty(Directory.GetFiles(left));
    }

    [Fact]
    public void In_a_folder_of_the_users_there_is_one_sandbox_at_a_time()
    {
        using var first = SandboxFolder.In(temporary);
        File.WriteAllText(Path.Combine(temporary, "credentials"), "its");

        var refused = Assert.Throws<SandboxFolderException>(() => SandboxFolder.In(temporary));

        Assert.Contains(temporary, refused.Message, StringComparison.Ordinal);
        Assert.Equal("its", File.ReadAllText(Path.Combine(temporary, "credentials")));
    }

    private void Sweep()
    {
        using var own = SandboxFolder.Make();
        own.Sweep(temporary);
    }

    // As a killed process leaves it: nobody holds the lock.
    private string Left(string? folder = null, string? mark = "content")
    {
        folder ??= Planted();
        SandboxProfiles.MakeFolder(folder);
        File.WriteAllText(Path.Combine(folder, "credentials"), "left");
        File.WriteAllText(Path.Combine(folder, "config"), "left");
        if (mark is not null)
            File.WriteAllText(Path.Combine(folder, ".rdsbackup-sandbox"), mark);
        return folder;
    }

    private string Planted() => Path.Combine(temporary, $"rdsbackup-sandbox-{Guid.NewGuid():N}");
}
