package dev.repoint.aws;

import dev.repoint.drill.MotoServer;
import dev.repoint.drill.rds.LocalRds;
import java.net.URI;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.Tag;

/** An account with databases that belong to it, whoever answers for RDS. */
interface RdsAccount extends AutoCloseable {
    String ADMIN = "owner";
    String VERSION = "16.9";
    String FAMILY = "postgres16";
    String AURORA_FAMILY = "aurora-postgresql16";

    URI endpoint();

    /** In {@link LocalRds#SUBNET_GROUP}, with default group, managed master secret, IAM authentication and the tag {@code team=shop}. */
    void createInstance(String identifier);

    /** The same of Aurora; the first member writes. */
    void createCluster(String identifier, String... members);

    @Override
    void close();

    /** Who answers. */
    enum Cloud {
        LOCAL_RDS {
            @Override
            RdsAccount open() {
                return new Local(LocalRds.start());
            }
        },
        MOTO {
            @Override
            RdsAccount open() {
                MotoServer.shared().reset();
                return new Moto(Owner.of(MotoServer.shared().endpoint()));
            }
        };

        abstract RdsAccount open();
    }

    /** Of the local RDS. */
    record Local(LocalRds rds) implements RdsAccount {
        private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!";

        @Override
        public URI endpoint() {
            return rds.endpoint();
        }

        @Override
        public void createInstance(String identifier) {
            rds.instance(identifier)
                    .version(VERSION)
                    .profile
                    .adminUser(ADMIN)
                    .adminSecret(SECRET + "db-" + identifier)
                    .withTokens()
                    .tag("team", "shop");
        }

        @Override
        public void createCluster(String identifier, String... members) {
            rds.aurora(identifier, members)
                    .version(VERSION)
                    .profile
                    .adminUser(ADMIN)
                    .adminSecret(SECRET + "cluster-" + identifier)
                    .withTokens()
                    .tag("team", "shop");
        }

        @Override
        public void close() {
            rds.close();
        }
    }

    /** Of moto. */
    record Moto(Owner owner) implements RdsAccount {
        private static final Tag TAG = Tag.builder().key("team").value("shop").build();

        @Override
        public URI endpoint() {
            return MotoServer.shared().endpoint();
        }

        /** Makes the subnet group if nobody did. */
        private String subnetGroup() {
            try {
                owner.createSubnetGroup(LocalRds.SUBNET_GROUP, LocalRds.ZONES);
            } catch (DbSubnetGroupAlreadyExistsException made) {
                return LocalRds.SUBNET_GROUP;
            }
            return LocalRds.SUBNET_GROUP;
        }

        @Override
        public void createInstance(String identifier) {
            owner.rds.createDBInstance(instance -> instance.dbInstanceIdentifier(identifier)
                    .dbInstanceClass("db.t4g.micro")
                    .dbSubnetGroupName(subnetGroup())
                    .engine("postgres")
                    .engineVersion(VERSION)
                    .allocatedStorage(20)
                    .masterUsername(ADMIN)
                    .manageMasterUserPassword(true)
                    .enableIAMDatabaseAuthentication(true)
                    .tags(TAG));
        }

        @Override
        public void createCluster(String identifier, String... members) {
            owner.rds.createDBCluster(cluster -> cluster.dbClusterIdentifier(identifier)
                    .engine("aurora-postgresql")
                    .engineVersion(VERSION)
                    .masterUsername(ADMIN)
                    .manageMasterUserPassword(true)
                    .enableIAMDatabaseAuthentication(true)
                    .tags(TAG));
            for (String member : members) {
                owner.rds.createDBInstance(instance -> instance.dbInstanceIdentifier(member)
                        .dbClusterIdentifier(identifier)
                        .dbInstanceClass("db.r6g.large")
                        .dbSubnetGroupName(subnetGroup())
                        .engine("aurora-postgresql"));
            }
        }

        @Override
        public void close() {
            owner.close();
        }
    }
}
