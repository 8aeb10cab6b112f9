package dev.repoint.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.route53.model.RRType;

@Timeout(120)
class AwsAccountIT {
    private final MotoServer moto = MotoServer.shared();
    private final AwsAccount account = AwsAccount.at(moto.endpoint());
    private final AccountTargetGroups groups = account.targetGroups();
    private final AccountHostedZones zones = account.hostedZones();

    @BeforeEach
    void startAnew() {
        moto.reset();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void registersAndReadsBackTargets() {
        String arn = groups.create(5432);
        assertThat(arn).startsWith("arn:aws:elasticloadbalancing:eu-west-1:");
        assertThat(groups.registered(arn)).isEmpty();

        groups.register(arn, "10.0.1.5:5432", "10.0.2.7:6543");
        assertThat(groups.registered(arn)).containsExactly("10.0.1.5", "10.0.2.7");
        assertThat(groups.states(arn)).containsExactly("10.0.1.5:5432 healthy", "10.0.2.7:6543 healthy");

        groups.deregister(arn, "10.0.1.5:5432");
        assertThat(groups.registered(arn)).containsExactly("10.0.2.7");
    }

    @Test
    void knowsIpv6Groups() {
        String arn = groups.createForIpv6(5432);
        groups.register(arn, "[fd00::7]:5432");

        assertThat(groups.states(arn)).containsExactly("[fd00::7]:5432 healthy");
        assertThat(account.elb()
                        .describeTargetGroups(request -> request.targetGroupArns(arn))
                        .targetGroups())
                .extracting(group -> group.ipAddressTypeAsString())
                .containsExactly("ipv6");
    }

    @Test
    void putsAndReadsBackRecords() {
        String zone = zones.create("internal.example");
        assertThat(zones.addresses(zone, RRType.A, "db.internal.example")).isEmpty();

        zones.put(zone, RRType.A, "db.internal.example", 30, "10.0.2.7", "10.0.1.5");
        assertThat(zones.addresses(zone, RRType.A, "db.internal.example")).containsExactly("10.0.1.5", "10.0.2.7");
        assertThat(zones.find(zone, RRType.A, "db.internal.example"))
                .hasValueSatisfying(set -> assertThat(set.ttl()).isEqualTo(30));
        assertThat(zones.addresses(zone, RRType.AAAA, "db.internal.example")).isEmpty();
    }

    @Test
    void aResetForgetsEverything() {
        String zone = zones.create("internal.example");
        moto.reset();

        assertThat(account.route53().listHostedZones().hostedZones())
                .extracting(found -> found.id())
                .doesNotContain("/hostedzone/" + zone);
        assertThat(MotoServer.shared().endpoint()).isEqualTo(moto.endpoint());
    }

    @Test
    void worksThroughTheGateway() {
        try (var gateway = AwsGateway.before(moto.endpoint());
                var behind = AwsAccount.at(gateway.endpoint())) {
            String arn = behind.targetGroups().create(5432);
            behind.targetGroups().register(arn, "10.0.1.5:5432");

            assertThat(groups.registered(arn)).containsExactly("10.0.1.5");
            assertThat(gateway.calls())
                    .extracting(AwsGateway.Call::action)
                    .containsExactly("DescribeVpcs", "CreateTargetGroup", "RegisterTargets");
        }
    }
}
