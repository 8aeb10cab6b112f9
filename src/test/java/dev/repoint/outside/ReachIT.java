package dev.repoint.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What of the built jar gets out of it, each with the reason why it is there. What isn't listed here must not be in it. */
final class ReachIT {

    private static final String EXPECTED = """
        dev.repoint.aws.ClientTerms CONNECTS: to the SDK's endpoint
        dev.repoint.dns.TcpExchange CONNECTS: to a DNS server, whose answer was too long for a datagram
        dev.repoint.function.CustomResourceAnswer CONNECTS: to where the list of hosts allows
        dev.repoint.identity.Connection CONNECTS: to an address that may be registered
        dev.repoint.postgres.VerifiedTls CONNECTS: wraps pgjdbc's socket into TLS that it verifies

        org.xbill.DNS.NioTcpClient CONNECTS: the same, which TcpExchange does in its place
        org.xbill.DNS.NioUdpClient CONNECTS: to the resolvers
        org.xbill.DNS.TCPClient CONNECTS: transfers of zones, which nothing asks for
        org.xbill.DNS.SimpleResolver LOOKS_UP: a resolver's name; here they are addresses
        org.xbill.DNS.config.JndiContextResolverConfigProvider ASKS_DIRECTORIES: where the JDK's DNS context would ask

        org.postgresql.Driver CONNECTS: reads its defaults from the class path
        org.postgresql.core.PGStream CONNECTS, LOOKS_UP: to the database, given as an address
        org.postgresql.jdbc.PgResultSet LOOKS_UP: columns of the type inet, which nothing reads
        org.postgresql.jdbcurlresolver.PgPassParser CONNECTS: a password file, not asked for with a password
        org.postgresql.jdbcurlresolver.PgServiceConfParser CONNECTS: a service file, not asked for without a service
        org.postgresql.ssl.MakeSSL CONNECTS: makes the TLS of VerifiedTls
        org.postgresql.ssl.WrappedFactory CONNECTS: the same

        software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient CONNECTS: to the SDK's endpoint
        software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider LOOKS_UP: where a snapshot gets credentials
        software.amazon.awssdk.regions.internal.util.ConnectionUtils CONNECTS: there; to EC2's metadata without AWS_REGION
        software.amazon.awssdk.regions.util.HttpResourcesUtils CONNECTS: the same
        software.amazon.awssdk.core.interceptor.ClasspathInterceptorChainFactory CONNECTS: reads the class path
        software.amazon.awssdk.core.internal.useragent.UserAgentLangValues CONNECTS: reads the class path
        """;

    @Test
    void isNoMoreThanThis() throws IOException {
        List<String> expected = EXPECTED.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(":", 2)[0])
                .toList();
        List<String> found = reaches().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().toString().replaceAll("[\\[\\]]", ""))
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void wouldBeSeen() throws IOException {
        assertThat(reachesOf(Leak.class)).containsExactly(Reach.CONNECTS, Reach.STARTS_PROGRAMS);
        assertThat(reachesOf(Reach.class)).isEmpty();
    }

    /** By a method's name alone, and by a call. */
    private static final class Leak implements Supplier<Supplier<Socket>>, Callable<Process> {
        @Override
        public Supplier<Socket> get() {
            return Socket::new;
        }

        @Override
        public Process call() throws IOException {
            return new ProcessBuilder("true").start();
        }
    }

    private static Map<String, Set<Reach>> reaches() throws IOException {
        Map<String, Set<Reach>> reaches = new TreeMap<>();
        try (var jar = new ZipFile(System.getProperty("repoint.jar", "target/repoint.jar"))) {
            for (ZipEntry file : Collections.list(jar.entries())) {
                if (file.getName().endsWith(".class")) {
                    ClassModel model =
                            ClassFile.of().parse(jar.getInputStream(file).readAllBytes());
                    String name =
                            model.thisClass().asInternalName().replace('/', '.').split("[$]", 2)[0];
                    reachesOf(model)
                            .forEach(reach -> reaches.computeIfAbsent(name, _ -> new TreeSet<>())
                                    .add(reach));
                }
            }
        }
        return reaches;
    }

    private static Set<Reach> reachesOf(Class<?> type) throws IOException {
        try (var file = type.getResourceAsStream(type.getName().replaceFirst(".*[.]", "") + ".class")) {
            return reachesOf(ClassFile.of().parse(Objects.requireNonNull(file).readAllBytes()));
        }
    }

    /** By the names in the constant pool, so that references to methods count as well as calls. */
    private static Set<Reach> reachesOf(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .filter(MemberRefEntry.class::isInstance)
                .map(entry -> Reach.of((MemberRefEntry) entry))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
