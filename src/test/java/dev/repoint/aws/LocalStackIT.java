package dev.repoint.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Address;
import dev.repoint.alignment.Family;
import dev.repoint.bootstrap.Attempt;
import dev.repoint.bootstrap.Secret;
import dev.repoint.bootstrap.Secrets.Stored;
import dev.repoint.drill.AccountHostedZones;
import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.LocalStack;
import dev.repoint.remediation.AddressRecord;
import dev.repoint.remediation.Refusal;
import dev.repoint.remediation.Reply;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.route53.model.RRType;

/** The adapters against a second Route 53, Parameter Store and Secrets Manager. */
@Timeout(600)
final class LocalStackIT {

    private static final String NAME = "orders-db.internal.example";

    private final AwsAccount account = AwsAccount.at(LocalStack.endpoint());
    private final AccountHostedZones owner = account.hostedZones();
    private final SdkEnvironment environment = SdkEnvironment.with(LocalStack.endpoint());
    private final AwsClients clients = new AwsClients();

    @AfterEach
    void stop() {
        environment.close();
        account.close();
    }

    @Test
    void createsReadsAndReplacesARecord() {
        var zones = new Route53HostedZones(clients);
        AddressRecord record = new AddressRecord(owner.create("internal.example"), NAME, 30);
        assertThat(zones.read(record, Family.IPV4)).isEqualTo(new Reply.Given<>(addresses()));

        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.1.5", "10.0.2.7")))
                .isEmpty();
        assertThat(zones.read(record, Family.IPV4)).isEqualTo(new Reply.Given<>(addresses("10.0.1.5", "10.0.2.7")));

        assertThat(zones.upsert(record, Family.IPV4, addresses("10.0.2.7"))).isEmpty();
        assertThat(owner.addresses(record.zoneId(), RRType.A, NAME)).containsExactly("10.0.2.7");
        assertThat(zones.read(record, Family.IPV6)).isEqualTo(new Reply.Given<>(addresses()));
    }

    @Test
    void leavesACnameAlone() {
        AddressRecord record = new AddressRecord(owner.create("internal.example"), NAME, 30);
        owner.put(record.zoneId(), RRType.CNAME, NAME, 60, "orders.example.");

        assertThat(new Route53HostedZones(clients).read(record, Family.IPV4)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void refusesAZoneThatIsNotThere() {
        AddressRecord record = new AddressRecord("Z0123456789ABC", NAME, 30);

        Optional<Refusal> refusal = new Route53HostedZones(clients).upsert(record, Family.IPV4, addresses("10.0.2.7"));
        assertThat(refusal).hasValueSatisfying(why -> assertThat(why.verdict()).isEqualTo(Refusal.Verdict.FAILED));
    }

    @Test
    void writesAndReadsParameters() {
        var parameters = new SsmParameters(clients);
        assertThat(parameters.read("/repoint/test/absent")).isEqualTo(new Reply.Given<>(Optional.empty()));

        assertThat(parameters.write("/repoint/test/orders", "10.0.1.5:5432")).isEmpty();
        assertThat(parameters.write("/repoint/test/orders", "10.0.2.7:5432")).isEmpty();
        assertThat(parameters.read("/repoint/test/orders")).isEqualTo(new Reply.Given<>(Optional.of("10.0.2.7:5432")));
        assertThat(parameters.readAll("/repoint/test"))
                .isInstanceOfSatisfying(
                        Reply.Given.class,
                        all -> assertThat(all.value()).hasToString("{/repoint/test/orders=10.0.2.7:5432}"));
    }

    @Test
    void writesAndReadsSecrets() {
        var secrets = new SecretsManagerSecrets(clients);
        assertThat(secrets.read("repoint/test")).isEqualTo(new Stored.Missing());

        assertThat(secrets.write("repoint/test", new Secret("first"), true)).isEqualTo(new Attempt.Done());
        assertThat(secrets.write("repoint/test", new Secret("other"), true)).isInstanceOf(Attempt.NotNow.class);
        assertThat(secrets.read("repoint/test")).isEqualTo(new Stored.Text(new Secret("first")));

        assertThat(secrets.write("repoint/test", new Secret("second"), false)).isEqualTo(new Attempt.Done());
        assertThat(secrets.read("repoint/test")).isEqualTo(new Stored.Text(new Secret("second")));
    }

    private static NavigableSet<Address> addresses(String... addresses) {
        NavigableSet<Address> set = new TreeSet<>();
        Arrays.stream(addresses).map(Address::of).forEach(set::add);
        return set;
    }
}
