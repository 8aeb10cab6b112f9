package dev.repoint.bootstrap;

/** The parameter group that is made where the present one can't be changed. Its name tells what it is for, run after run. */
final class OwnGroup {

    private OwnGroup() {}

    /**
     * Letters, digits and single hyphens, as both an identifier of RDS and a family consist of them.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html">
     *     CreateDBParameterGroup</a>
     */
    static String name(DatabaseId id, String family) {
        return "repoint-" + id.id() + "-" + family.replace('.', '-');
    }

    static String description(DatabaseId id) {
        return "Logical replication of " + id.id() + ", made by Repoint";
    }
}
