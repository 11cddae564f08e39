using System.Net;
using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>RDS answered <c>AuthorizationNotFound</c> (404).</summary>
[Fault("AuthorizationNotFound", HttpStatusCode.NotFound)]
public class AuthorizationNotFoundException : AmazonRDSException
{
    public AuthorizationNotFoundException(string message) : base(message) { }

    public AuthorizationNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>BackupPolicyNotFoundFault</c> (404).</summary>
[Fault("BackupPolicyNotFoundFault", HttpStatusCode.NotFound)]
public class BackupPolicyNotFoundException : AmazonRDSException
{
    public BackupPolicyNotFoundException(string message) : base(message) { }

    public BackupPolicyNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>BlueGreenDeploymentNotFoundFault</c> (404).</summary>
[Fault("BlueGreenDeploymentNotFoundFault", HttpStatusCode.NotFound)]
public class BlueGreenDeploymentNotFoundException : AmazonRDSException
{
    public BlueGreenDeploymentNotFoundException(string message) : base(message) { }

    public BlueGreenDeploymentNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>CertificateNotFound</c> (404).</summary>
[Fault("CertificateNotFound", HttpStatusCode.NotFound)]
public class CertificateNotFoundException : AmazonRDSException
{
    public CertificateNotFoundException(string message) : base(message) { }

    public CertificateNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>CustomAvailabilityZoneNotFound</c> (404).</summary>
[Fault("CustomAvailabilityZoneNotFound", HttpStatusCode.NotFound)]
public class CustomAvailabilityZoneNotFoundException : AmazonRDSException
{
    public CustomAvailabilityZoneNotFoundException(string message) : base(message) { }

    public CustomAvailabilityZoneNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBCapacityReservationNotFound</c> (404).</summary>
[Fault("DBCapacityReservationNotFound", HttpStatusCode.NotFound)]
public class DBCapacityReservationNotFoundException : AmazonRDSException
{
    public DBCapacityReservationNotFoundException(string message) : base(message) { }

    public DBCapacityReservationNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterAlreadyExistsFault</c> (400).</summary>
[Fault("DBClusterAlreadyExistsFault", HttpStatusCode.BadRequest)]
public class DBClusterAlreadyExistsException : AmazonRDSException
{
    public DBClusterAlreadyExistsException(string message) : base(message) { }

    public DBClusterAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterAutomatedBackupQuotaExceededFault</c> (400).</summary>
[Fault("DBClusterAutomatedBackupQuotaExceededFault", HttpStatusCode.BadRequest)]
public class DBClusterAutomatedBackupQuotaExceededException : AmazonRDSException
{
    public DBClusterAutomatedBackupQuotaExceededException(string message) : base(message) { }

    public DBClusterAutomatedBackupQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterNotFoundFault</c> (404).</summary>
[Fault("DBClusterNotFoundFault", HttpStatusCode.NotFound)]
public class DBClusterNotFoundException : AmazonRDSException
{
    public DBClusterNotFoundException(string message) : base(message) { }

    public DBClusterNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterParameterGroupNotFound</c> (404).</summary>
[Fault("DBClusterParameterGroupNotFound", HttpStatusCode.NotFound)]
public class DBClusterParameterGroupNotFoundException : AmazonRDSException
{
    public DBClusterParameterGroupNotFoundException(string message) : base(message) { }

    public DBClusterParameterGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterQuotaExceededFault</c> (403).</summary>
[Fault("DBClusterQuotaExceededFault", HttpStatusCode.Forbidden)]
public class DBClusterQuotaExceededException : AmazonRDSException
{
    public DBClusterQuotaExceededException(string message) : base(message) { }

    public DBClusterQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterRoleQuotaExceeded</c> (400).</summary>
[Fault("DBClusterRoleQuotaExceeded", HttpStatusCode.BadRequest)]
public class DBClusterRoleQuotaExceededException : AmazonRDSException
{
    public DBClusterRoleQuotaExceededException(string message) : base(message) { }

    public DBClusterRoleQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterSnapshotAlreadyExistsFault</c> (400).</summary>
[Fault("DBClusterSnapshotAlreadyExistsFault", HttpStatusCode.BadRequest)]
public class DBClusterSnapshotAlreadyExistsException : AmazonRDSException
{
    public DBClusterSnapshotAlreadyExistsException(string message) : base(message) { }

    public DBClusterSnapshotAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBClusterSnapshotNotFoundFault</c> (404).</summary>
[Fault("DBClusterSnapshotNotFoundFault", HttpStatusCode.NotFound)]
public class DBClusterSnapshotNotFoundException : AmazonRDSException
{
    public DBClusterSnapshotNotFoundException(string message) : base(message) { }

    public DBClusterSnapshotNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBInstanceAlreadyExists</c> (400).</summary>
[Fault("DBInstanceAlreadyExists", HttpStatusCode.BadRequest)]
public class DBInstanceAlreadyExistsException : AmazonRDSException
{
    public DBInstanceAlreadyExistsException(string message) : base(message) { }

    public DBInstanceAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBInstanceAutomatedBackupQuotaExceeded</c> (400).</summary>
[Fault("DBInstanceAutomatedBackupQuotaExceeded", HttpStatusCode.BadRequest)]
public class DBInstanceAutomatedBackupQuotaExceededException : AmazonRDSException
{
    public DBInstanceAutomatedBackupQuotaExceededException(string message) : base(message) { }

    public DBInstanceAutomatedBackupQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBInstanceNotFound</c> (404).</summary>
[Fault("DBInstanceNotFound", HttpStatusCode.NotFound)]
public class DBInstanceNotFoundException : AmazonRDSException
{
    public DBInstanceNotFoundException(string message) : base(message) { }

    public DBInstanceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBParameterGroupNotFound</c> (404).</summary>
[Fault("DBParameterGroupNotFound", HttpStatusCode.NotFound)]
public class DBParameterGroupNotFoundException : AmazonRDSException
{
    public DBParameterGroupNotFoundException(string message) : base(message) { }

    public DBParameterGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBProxyEndpointNotFoundFault</c> (404).</summary>
[Fault("DBProxyEndpointNotFoundFault", HttpStatusCode.NotFound)]
public class DBProxyEndpointNotFoundException : AmazonRDSException
{
    public DBProxyEndpointNotFoundException(string message) : base(message) { }

    public DBProxyEndpointNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBProxyNotFoundFault</c> (404).</summary>
[Fault("DBProxyNotFoundFault", HttpStatusCode.NotFound)]
public class DBProxyNotFoundException : AmazonRDSException
{
    public DBProxyNotFoundException(string message) : base(message) { }

    public DBProxyNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBProxyTargetGroupNotFoundFault</c> (404).</summary>
[Fault("DBProxyTargetGroupNotFoundFault", HttpStatusCode.NotFound)]
public class DBProxyTargetGroupNotFoundException : AmazonRDSException
{
    public DBProxyTargetGroupNotFoundException(string message) : base(message) { }

    public DBProxyTargetGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBSecurityGroupNotFound</c> (404).</summary>
[Fault("DBSecurityGroupNotFound", HttpStatusCode.NotFound)]
public class DBSecurityGroupNotFoundException : AmazonRDSException
{
    public DBSecurityGroupNotFoundException(string message) : base(message) { }

    public DBSecurityGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBShardGroupNotFound</c> (404).</summary>
[Fault("DBShardGroupNotFound", HttpStatusCode.NotFound)]
public class DBShardGroupNotFoundException : AmazonRDSException
{
    public DBShardGroupNotFoundException(string message) : base(message) { }

    public DBShardGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBSnapshotAlreadyExists</c> (400).</summary>
[Fault("DBSnapshotAlreadyExists", HttpStatusCode.BadRequest)]
public class DBSnapshotAlreadyExistsException : AmazonRDSException
{
    public DBSnapshotAlreadyExistsException(string message) : base(message) { }

    public DBSnapshotAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBSnapshotNotFound</c> (404).</summary>
[Fault("DBSnapshotNotFound", HttpStatusCode.NotFound)]
public class DBSnapshotNotFoundException : AmazonRDSException
{
    public DBSnapshotNotFoundException(string message) : base(message) { }

    public DBSnapshotNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBSnapshotTenantDatabaseNotFoundFault</c> (404).</summary>
[Fault("DBSnapshotTenantDatabaseNotFoundFault", HttpStatusCode.NotFound)]
public class DBSnapshotTenantDatabaseNotFoundException : AmazonRDSException
{
    public DBSnapshotTenantDatabaseNotFoundException(string message) : base(message) { }

    public DBSnapshotTenantDatabaseNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBSubnetGroupDoesNotCoverEnoughAZs</c> (400).</summary>
[Fault("DBSubnetGroupDoesNotCoverEnoughAZs", HttpStatusCode.BadRequest)]
public class DBSubnetGroupDoesNotCoverEnoughAZsException : AmazonRDSException
{
    public DBSubnetGroupDoesNotCoverEnoughAZsException(string message) : base(message) { }

    public DBSubnetGroupDoesNotCoverEnoughAZsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBSubnetGroupNotFoundFault</c> (404).</summary>
[Fault("DBSubnetGroupNotFoundFault", HttpStatusCode.NotFound)]
public class DBSubnetGroupNotFoundException : AmazonRDSException
{
    public DBSubnetGroupNotFoundException(string message) : base(message) { }

    public DBSubnetGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DBUpgradeDependencyFailure</c> (400).</summary>
[Fault("DBUpgradeDependencyFailure", HttpStatusCode.BadRequest)]
public class DBUpgradeDependencyFailureException : AmazonRDSException
{
    public DBUpgradeDependencyFailureException(string message) : base(message) { }

    public DBUpgradeDependencyFailureException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>DomainNotFoundFault</c> (404).</summary>
[Fault("DomainNotFoundFault", HttpStatusCode.NotFound)]
public class DomainNotFoundException : AmazonRDSException
{
    public DomainNotFoundException(string message) : base(message) { }

    public DomainNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>GlobalClusterNotFoundFault</c> (404).</summary>
[Fault("GlobalClusterNotFoundFault", HttpStatusCode.NotFound)]
public class GlobalClusterNotFoundException : AmazonRDSException
{
    public GlobalClusterNotFoundException(string message) : base(message) { }

    public GlobalClusterNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InstanceQuotaExceeded</c> (400).</summary>
[Fault("InstanceQuotaExceeded", HttpStatusCode.BadRequest)]
public class InstanceQuotaExceededException : AmazonRDSException
{
    public InstanceQuotaExceededException(string message) : base(message) { }

    public InstanceQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InsufficientDBClusterCapacityFault</c> (403).</summary>
[Fault("InsufficientDBClusterCapacityFault", HttpStatusCode.Forbidden)]
public class InsufficientDBClusterCapacityException : AmazonRDSException
{
    public InsufficientDBClusterCapacityException(string message) : base(message) { }

    public InsufficientDBClusterCapacityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InsufficientDBInstanceCapacity</c> (400).</summary>
[Fault("InsufficientDBInstanceCapacity", HttpStatusCode.BadRequest)]
public class InsufficientDBInstanceCapacityException : AmazonRDSException
{
    public InsufficientDBInstanceCapacityException(string message) : base(message) { }

    public InsufficientDBInstanceCapacityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InsufficientStorageClusterCapacity</c> (400).</summary>
[Fault("InsufficientStorageClusterCapacity", HttpStatusCode.BadRequest)]
public class InsufficientStorageClusterCapacityException : AmazonRDSException
{
    public InsufficientStorageClusterCapacityException(string message) : base(message) { }

    public InsufficientStorageClusterCapacityException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>IntegrationNotFoundFault</c> (404).</summary>
[Fault("IntegrationNotFoundFault", HttpStatusCode.NotFound)]
public class IntegrationNotFoundException : AmazonRDSException
{
    public IntegrationNotFoundException(string message) : base(message) { }

    public IntegrationNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBCapacityReservationState</c> (400).</summary>
[Fault("InvalidDBCapacityReservationState", HttpStatusCode.BadRequest)]
public class InvalidDBCapacityReservationStateException : AmazonRDSException
{
    public InvalidDBCapacityReservationStateException(string message) : base(message) { }

    public InvalidDBCapacityReservationStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBClusterEndpointStateFault</c> (400).</summary>
[Fault("InvalidDBClusterEndpointStateFault", HttpStatusCode.BadRequest)]
public class InvalidDBClusterEndpointStateException : AmazonRDSException
{
    public InvalidDBClusterEndpointStateException(string message) : base(message) { }

    public InvalidDBClusterEndpointStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBClusterSnapshotStateFault</c> (400).</summary>
[Fault("InvalidDBClusterSnapshotStateFault", HttpStatusCode.BadRequest)]
public class InvalidDBClusterSnapshotStateException : AmazonRDSException
{
    public InvalidDBClusterSnapshotStateException(string message) : base(message) { }

    public InvalidDBClusterSnapshotStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBClusterStateFault</c> (400).</summary>
[Fault("InvalidDBClusterStateFault", HttpStatusCode.BadRequest)]
public class InvalidDBClusterStateException : AmazonRDSException
{
    public InvalidDBClusterStateException(string message) : base(message) { }

    public InvalidDBClusterStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBInstanceState</c> (400).</summary>
[Fault("InvalidDBInstanceState", HttpStatusCode.BadRequest)]
public class InvalidDBInstanceStateException : AmazonRDSException
{
    public InvalidDBInstanceStateException(string message) : base(message) { }

    public InvalidDBInstanceStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBSecurityGroupState</c> (400).</summary>
[Fault("InvalidDBSecurityGroupState", HttpStatusCode.BadRequest)]
public class InvalidDBSecurityGroupStateException : AmazonRDSException
{
    public InvalidDBSecurityGroupStateException(string message) : base(message) { }

    public InvalidDBSecurityGroupStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBSnapshotState</c> (400).</summary>
[Fault("InvalidDBSnapshotState", HttpStatusCode.BadRequest)]
public class InvalidDBSnapshotStateException : AmazonRDSException
{
    public InvalidDBSnapshotStateException(string message) : base(message) { }

    public InvalidDBSnapshotStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBSubnetGroupFault</c> (400).</summary>
[Fault("InvalidDBSubnetGroupFault", HttpStatusCode.BadRequest)]
public class InvalidDBSubnetGroupException : AmazonRDSException
{
    public InvalidDBSubnetGroupException(string message) : base(message) { }

    public InvalidDBSubnetGroupException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidDBSubnetGroupStateFault</c> (400).</summary>
[Fault("InvalidDBSubnetGroupStateFault", HttpStatusCode.BadRequest)]
public class InvalidDBSubnetGroupStateException : AmazonRDSException
{
    public InvalidDBSubnetGroupStateException(string message) : base(message) { }

    public InvalidDBSubnetGroupStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidGlobalClusterStateFault</c> (400).</summary>
[Fault("InvalidGlobalClusterStateFault", HttpStatusCode.BadRequest)]
public class InvalidGlobalClusterStateException : AmazonRDSException
{
    public InvalidGlobalClusterStateException(string message) : base(message) { }

    public InvalidGlobalClusterStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidRestoreFault</c> (400).</summary>
[Fault("InvalidRestoreFault", HttpStatusCode.BadRequest)]
public class InvalidRestoreException : AmazonRDSException
{
    public InvalidRestoreException(string message) : base(message) { }

    public InvalidRestoreException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidSubnet</c> (400).</summary>
[Fault("InvalidSubnet", HttpStatusCode.BadRequest)]
public class InvalidSubnetException : AmazonRDSException
{
    public InvalidSubnetException(string message) : base(message) { }

    public InvalidSubnetException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>InvalidVPCNetworkStateFault</c> (400).</summary>
[Fault("InvalidVPCNetworkStateFault", HttpStatusCode.BadRequest)]
public class InvalidVPCNetworkStateException : AmazonRDSException
{
    public InvalidVPCNetworkStateException(string message) : base(message) { }

    public InvalidVPCNetworkStateException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>KMSKeyNotAccessibleFault</c> (400).</summary>
[Fault("KMSKeyNotAccessibleFault", HttpStatusCode.BadRequest)]
public class KMSKeyNotAccessibleException : AmazonRDSException
{
    public KMSKeyNotAccessibleException(string message) : base(message) { }

    public KMSKeyNotAccessibleException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>NetworkTypeNotSupported</c> (400).</summary>
[Fault("NetworkTypeNotSupported", HttpStatusCode.BadRequest)]
public class NetworkTypeNotSupportedException : AmazonRDSException
{
    public NetworkTypeNotSupportedException(string message) : base(message) { }

    public NetworkTypeNotSupportedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>OptionGroupNotFoundFault</c> (404).</summary>
[Fault("OptionGroupNotFoundFault", HttpStatusCode.NotFound)]
public class OptionGroupNotFoundException : AmazonRDSException
{
    public OptionGroupNotFoundException(string message) : base(message) { }

    public OptionGroupNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>ProvisionedIopsNotAvailableInAZFault</c> (400).</summary>
[Fault("ProvisionedIopsNotAvailableInAZFault", HttpStatusCode.BadRequest)]
public class ProvisionedIopsNotAvailableInAZException : AmazonRDSException
{
    public ProvisionedIopsNotAvailableInAZException(string message) : base(message) { }

    public ProvisionedIopsNotAvailableInAZException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>SharedSnapshotQuotaExceeded</c> (400).</summary>
[Fault("SharedSnapshotQuotaExceeded", HttpStatusCode.BadRequest)]
public class SharedSnapshotQuotaExceededException : AmazonRDSException
{
    public SharedSnapshotQuotaExceededException(string message) : base(message) { }

    public SharedSnapshotQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>SnapshotQuotaExceeded</c> (400).</summary>
[Fault("SnapshotQuotaExceeded", HttpStatusCode.BadRequest)]
public class SnapshotQuotaExceededException : AmazonRDSException
{
    public SnapshotQuotaExceededException(string message) : base(message) { }

    public SnapshotQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>StorageQuotaExceeded</c> (400).</summary>
[Fault("StorageQuotaExceeded", HttpStatusCode.BadRequest)]
public class StorageQuotaExceededException : AmazonRDSException
{
    public StorageQuotaExceededException(string message) : base(message) { }

    public StorageQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>StorageTypeNotAvailableFault</c> (400).</summary>
[Fault("StorageTypeNotAvailableFault", HttpStatusCode.BadRequest)]
public class StorageTypeNotAvailableException : AmazonRDSException
{
    public StorageTypeNotAvailableException(string message) : base(message) { }

    public StorageTypeNotAvailableException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>StorageTypeNotSupported</c> (400).</summary>
[Fault("StorageTypeNotSupported", HttpStatusCode.BadRequest)]
public class StorageTypeNotSupportedException : AmazonRDSException
{
    public StorageTypeNotSupportedException(string message) : base(message) { }

    public StorageTypeNotSupportedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>TenantDatabaseNotFound</c> (404).</summary>
[Fault("TenantDatabaseNotFound", HttpStatusCode.NotFound)]
public class TenantDatabaseNotFoundException : AmazonRDSException
{
    public TenantDatabaseNotFoundException(string message) : base(message) { }

    public TenantDatabaseNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>TenantDatabaseQuotaExceeded</c> (400).</summary>
[Fault("TenantDatabaseQuotaExceeded", HttpStatusCode.BadRequest)]
public class TenantDatabaseQuotaExceededException : AmazonRDSException
{
    public TenantDatabaseQuotaExceededException(string message) : base(message) { }

    public TenantDatabaseQuotaExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

/// <summary>RDS answered <c>VpcEncryptionControlViolationException</c> (400).</summary>
[Fault("VpcEncryptionControlViolationException", HttpStatusCode.BadRequest)]
public class VpcEncryptionControlViolationException : AmazonRDSException
{
    public VpcEncryptionControlViolationException(string message) : base(message) { }

    public VpcEncryptionControlViolationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
