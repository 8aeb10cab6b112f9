package dev.repoint.drill.bootstrap;

import dev.repoint.drill.AwsAccount;
import dev.repoint.drill.DnsReply;
import dev.repoint.drill.LambdaRuntime;
import dev.repoint.drill.LoopbackDnsServer;
import dev.repoint.drill.postgres.Login;
import dev.repoint.drill.rds.LocalRds;
import dev.repoint.drill.rds.RdsTimings;
import dev.repoint.drill.rds.Write;
import dev.repoint.drill.secrets.LocalSecrets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The account around the database: RDS knows it, DNS has its name, and its master user's password is in a secret. */
final class SourceAccount implements AutoCloseable {
    private static final String INSTANCE = "orders";
    private static final String HANDLER = "dev.repoint.function.BootstrapFunction";
    private static final Duration LAMBDA = Duration.ofMinutes(15);
    private static final int TTL_SECONDS = 5;

    private final SourcePostgres postgres;
    private final LoopbackDnsServer dns = LoopbackDnsServer.start();
    private final LocalSecrets secrets = LocalSecrets.start();
    private final AwsAccount account = AwsAccount.at(secrets.endpoint());
    private final LocalRds rds;

    /** @param atReboot is run when RDS begins to reboot the database */
    SourceAccount(SourcePostgres postgres, RdsTimings timings, Runnable atReboot) {
        this.postgres = postgres;
        this.rds = LocalRds.start(InstantSource.system(), timings);
        var instance = rds.instance(INSTANCE).version(postgres.version()).engine(parameters -> {
            atReboot.run();
            postgres.reboot(parameters);
        });
        Login master = postgres.master();
        String secret = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(master.user(), master.password());
        instance.profile
                .at(postgres.host().name(), postgres.host().port())
                .adminUser(master.user())
                .adminSecret(account.secrets().create("rds!db-" + INSTANCE, secret));
        dns.answer(postgres.host().name(), DnsReply.addresses(TTL_SECONDS, "127.0.0.1"));
    }

    LambdaRuntime function() {
        return LambdaRuntime.of(HANDLER)
                .env(account.environment())
                .env("AWS_ENDPOINT_URL_RDS", rds.endpoint().toString())
                .env("REPOINT_RESOLVERS", dns.address())
                .env("REPOINT_CA_BUNDLE", postgres.authority().toString())
                .timeout(LAMBDA)
                .start();
    }

    String secret(String name) {
        return account.secrets().read(name);
    }

    /** Changes that were asked of RDS so far, those that it refused too. */
    List<Write> writes() {
        return rds.writes();
    }

    @Override
    public void close() {
        dns.close();
        account.close();
        secrets.close();
        rds.close();
    }
}
