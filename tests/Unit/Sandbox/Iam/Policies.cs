namespace RdsBackup.Unit.Sandbox.Iam;

/// <summary>Policies as people write them.</summary>
internal static class Policies
{
    public static string Allow(string action, string resource = "*", string effect = "Allow") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"}]}""";

    public static string Trust(string principal, string condition = "{}") =>
        $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":["sts:AssumeRole","sts:TagSession"],"Condition":{{condition}}}]}
        """;
}
