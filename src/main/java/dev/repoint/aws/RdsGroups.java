package dev.repoint.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.Parameter;

/**
 * Parameter groups, of instances or of clusters: the RDS API has a set of operations for each. A call that is refused is a
 * {@link RefusedCall}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/parameter-groups-overview.html">Parameter groups</a>
 */
interface RdsGroups {

    /** The most that the API takes, in each of these listings. */
    int ENTRIES_PER_PAGE = 100;

    /** Postgres 17 has some 450. */
    int PARAMETERS_MAX = 2000;

    /** Databases of an account in a region; no listing can be narrowed to a group's users. */
    int DATABASES_MAX = 10_000;

    /** Of a group that isn't there. */
    String ABSENT = "DBParameterGroupNotFound";

    /** The family of that group; empty if there is no such group. */
    Optional<String> family(String name);

    /** All of them, those that nobody set as well. */
    List<Parameter> parameters(String name);

    /** Identifiers of the databases that use the group. */
    List<String> users(String name);

    void create(String name, String family, String description);

    void copy(String from, String to, String description);

    void set(String name, List<Parameter> parameters);
}
