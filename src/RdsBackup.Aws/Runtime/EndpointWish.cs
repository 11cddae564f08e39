namespace RdsBackup.Aws.Runtime;

/// <summary>Which of a region's endpoints a client wants.</summary>
internal readonly record struct EndpointWish(string Region, bool InGovCloud, bool Fips, bool DualStack);
