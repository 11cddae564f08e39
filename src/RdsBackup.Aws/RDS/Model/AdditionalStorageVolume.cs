using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>A storage volume beside the main one (RDS for Oracle and SQL Server).</summary>
public class AdditionalStorageVolume
{
    [AWSProperty(Required = true)]
    public string? VolumeName { get; set; }

    public int? AllocatedStorage { get; set; }
    public int? IOPS { get; set; }
    public int? MaxAllocatedStorage { get; set; }
    public int? StorageThroughput { get; set; }
    public string? StorageType { get; set; }
}
