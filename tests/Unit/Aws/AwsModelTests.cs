namespace RdsBackup.Unit.Aws;

public sealed class AwsModelTests
{
    [FactIfAwsModelsAreInstalled]
    public void The_clients_are_compared_with_the_versions_of_AWSs_models_that_are_pinned() =>
        Assert.Equal(AwsModel.Pinned(), AwsModel.Pinned().ToDictionary(package => package.Key, package => AwsModel.InstalledVersion(package.Key)!));
}
