package dev.repoint.bootstrap;

import java.util.List;

/**
 * The publication that the pipe shall read.
 *
 * @param viaPartitionRoot whether changes of a partition are published as its root's
 */
public record PublicationGoal(String name, Scope scope, boolean viaPartitionRoot) {

    /** Which tables it holds. */
    public sealed interface Scope {

        /** All, those made later too. */
        record All() implements Scope {}

        /** These and no others. */
        record Tables(List<TableName> names) implements Scope {
            public Tables {
                names = names.stream().distinct().sorted().toList();
            }
        }

        /** All of these schemas, those made later too. */
        record Schemas(List<String> names) implements Scope {
            public Schemas {
                names = names.stream().distinct().sorted().toList();
            }
        }
    }
}
