using System.Reflection;
using System.Text;

namespace RdsBackup.Core.Policies;

/// <summary>The templates as the build made them: each stands alone.</summary>
public static class TemplateLibrary
{
    /// <summary>A template's text.</summary>
    public static string Read(StackTemplate template)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName(template))
            ?? throw new InvalidOperationException($"The build left out {FileName(template)}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A template's file name, e.g. <c>recovery-region.yaml</c>.</summary>
    public static string FileName(StackTemplate template) => template switch
    {
        StackTemplate.Notifications => "notifications.yaml",
        StackTemplate.RecoveryRegion => "recovery-region.yaml",
        StackTemplate.BackupAccount => "backup-account.yaml",
        StackTemplate.Watch => "watch.yaml",
        StackTemplate.SourceRegion => "source-region.yaml",
        StackTemplate.DemoDatabase => "demo-database.yaml",
        _ => throw new ArgumentOutOfRangeException(nameof(template), template, "There is no such template."),
    };
}
