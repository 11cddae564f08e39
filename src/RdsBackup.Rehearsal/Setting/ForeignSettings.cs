namespace RdsBackup.Rehearsal.Setting;

/// <summary>The user's own AWS settings. A rehearsal must neither use them nor fail over them, e.g. over a FIPS switch that no sandbox can follow.</summary>
internal static class ForeignSettings
{
    /// <summary>Forgets them for this process. To be called before the SDK reads them.</summary>
    public static void Forget()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)))
            Environment.SetEnvironmentVariable(name, null);

        // Files that are not there: else the SDK would look into the user's.
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-settings");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(nowhere, "config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(nowhere, "credentials"));
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
