package dev.repoint.drill.rds;

/**
 * A call that RDS refuses, with the code that AWS uses.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html#API_ModifyDBInstance_Errors">
 *     Errors of ModifyDBInstance</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html">Common errors</a>
 */
final class RdsError extends Exception {
    private static final long serialVersionUID = 1;
    private static final int NOT_FOUND = 404;
    private static final int REFUSED = 400;

    private final String code;
    private final int status;

    private RdsError(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    static RdsError noInstance(String identifier) {
        return new RdsError("DBInstanceNotFound", NOT_FOUND, "DBInstance " + identifier + " not found.");
    }

    static RdsError noCluster(String identifier) {
        return new RdsError("DBClusterNotFoundFault", NOT_FOUND, "DBCluster " + identifier + " not found.");
    }

    static RdsError noGroup(String name) {
        return new RdsError("DBParameterGroupNotFound", NOT_FOUND, "DBParameterGroup not found: " + name);
    }

    static RdsError groupExists(String name) {
        return new RdsError("DBParameterGroupAlreadyExists", REFUSED, "Parameter group " + name + " already exists");
    }

    static RdsError tooManyGroups() {
        return new RdsError("DBParameterGroupQuotaExceeded", REFUSED, "Cannot create more than 50 parameter groups");
    }

    static RdsError instanceState(String status) {
        return new RdsError("InvalidDBInstanceState", REFUSED, "The instance is " + status + ", not available");
    }

    static RdsError clusterState(String status) {
        return new RdsError("InvalidDBClusterStateFault", REFUSED, "The cluster is " + status + ", not available");
    }

    static RdsError value(String message) {
        return new RdsError("InvalidParameterValue", REFUSED, message);
    }

    static RdsError combination(String message) {
        return new RdsError("InvalidParameterCombination", REFUSED, message);
    }

    static RdsError action(String action) {
        return new RdsError("InvalidAction", REFUSED, "Could not find operation " + action);
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}
