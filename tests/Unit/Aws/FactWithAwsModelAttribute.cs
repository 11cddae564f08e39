using System.Runtime.CompilerServices;
using RdsBackup.Unit.Support;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace RdsBackup.Unit.Aws;

/// <summary>A fact about AWS's models. Where they are not installed it is not there: <see cref="AwsModelTests"/> says so once for all.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("RdsBackup.Unit.Aws.FactWithAwsModelDiscoverer", "RdsBackup.Unit")]
public sealed class FactWithAwsModelAttribute : FactAttribute;

/// <summary>Finds the facts about AWS's models.</summary>
public sealed class FactWithAwsModelDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        AwsModel.Missing is null ? base.Discover(discoveryOptions, testMethod, factAttribute) : [];
}

/// <summary>The one fact about AWS's models that says why they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfAwsModelsAreInstalledAttribute([CallerMemberName] string test = "") : ConditionalFactAttribute(AwsModel.Missing, test);
