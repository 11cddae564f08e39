using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>A change to a storage volume beside the main one.</summary>
public class ModifyAdditionalStorageVolume
{
    [AWSProperty(Required = true)]
    public string? VolumeName { get; set; }

    public int? AllocatedStorage { get; set; }
    public int? IOPS { get; set; }
    public int? MaxAllocatedStorage { get; set; }
    public int? StorageThroughput { get; set; }
    public string? StorageType { get; set; }
    public bool? SetForDelete { get; set; }
}
