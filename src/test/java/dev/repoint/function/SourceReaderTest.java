package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repoint.alignment.Seeds;
import dev.repoint.remediation.Source;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a binding's source becomes, and what is said of a bad one. */
final class SourceReaderTest {
    private static final String INSTANCE_ARN = "arn:aws:rds:eu-west-1:123456789012:db:orders";
    private static final String CLUSTER_ARN = "arn:aws-us-gov:rds:us-gov-west-1:123456789012:cluster:orders";
    private static final int IDENTIFIER_MAX = 63;

    private final Problems problems = new Problems();

    @Test
    void readsEachKindByItsIdentifier() {
        assertThat(read("instance:orders")).contains(new Source.Instance("orders"));
        assertThat(read("cluster:orders-2")).contains(new Source.Writer("orders-2"));
        assertThat(read("readers:o")).contains(new Source.Readers("o", Source.WhenNone.KEEP));
        assertThat(read("orders.example.com")).contains(new Source.HostName("orders.example.com"));
        assertThat(problems.areNone()).isTrue();
    }

    @Test
    void readsEachKindByItsArn() {
        assertThat(read("instance:" + INSTANCE_ARN)).contains(new Source.Instance(INSTANCE_ARN));
        assertThat(read("cluster:" + CLUSTER_ARN)).contains(new Source.Writer(CLUSTER_ARN));
        assertThat(read("readers:" + CLUSTER_ARN)).contains(new Source.Readers(CLUSTER_ARN, Source.WhenNone.KEEP));
        assertThat(read("readers:" + CLUSTER_ARN).flatMap(Source::identifier)).contains("orders");
    }

    @ParameterizedTest
    @CsvSource({"keep,KEEP", "writer,WRITER"})
    void readsWhatIsWantedWithoutReaders(String word, Source.WhenNone whenNone) {
        assertThat(read("readers:orders", word)).contains(new Source.Readers("orders", whenNone));
        assertThat(problems.areNone()).isTrue();
    }

    @Test
    void refusesAnotherWordForWhatIsWantedWithoutReaders() {
        read("readers:orders", "none");

        assertThat(problems.all()).isEqualTo("empty: \"none\" is not \"keep\" or \"writer\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance:orders", "cluster:orders", "orders.example.com"})
    void refusesToSayWhatIsWantedWithoutReadersWhereThereAreNone(String source) {
        read(source, "keep");

        assertThat(problems.all()).isEqualTo("empty: is only for a source that is \"readers:\" with a cluster");
    }

    @ParameterizedTest
    @CsvSource({
        "instance:, instance, db",
        "instance:arn:aws:rds:eu-west-1:123456789012:cluster:orders, instance, db",
        "instance:arn:aws:rds:eu-west-1:12345:db:orders, instance, db",
        "cluster:arn:aws:rds:eu-west-1:123456789012:db:orders, cluster, cluster",
        "cluster:arn:aws:rds:eu-west-1:123456789012:cluster-ro:orders, cluster, cluster",
        "cluster:orders.example.com, cluster, cluster",
        "readers:arn:aws:rds:eu-west-1:123456789012:db:orders, readers, cluster",
        "readers:arn:aws:rds:eu-west-1:123456789012:cluster:, readers, cluster",
        "readers: orders, readers, cluster",
    })
    void refusesWhatIsNoSuchDatabase(String source, String kind, String type) {
        assertThat(read(source)).isEmpty();
        assertThat(problems.all())
                .isEqualTo("source: \"" + source + "\" is not \"" + kind + ":\" with an identifier or ARN, such as "
                        + kind + ":orders or " + kind + ":arn:aws:rds:eu-west-1:123456789012:" + type + ":orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "10.0.1.5", "Instance:orders", "proxy:orders", "instance", INSTANCE_ARN})
    void refusesWhatIsNeitherNameNorKind(String source) {
        assertThat(read(source)).isEmpty();
        assertThat(problems.all())
                .isEqualTo("source: \"" + source
                        + "\" is not a host name, such as orders.abc123.eu-west-1.rds.amazonaws.com, "
                        + "nor \"instance:\", \"cluster:\" or \"readers:\" with an identifier or ARN");
    }

    /** Each answer of such a name gives one reader, in turn. */
    @Test
    void saysHowToFollowTheReadersWhoseEndpointIsGiven() {
        assertThat(read("Stock.cluster-ro-abc123.eu-west-1.rds.amazonaws.com")).isEmpty();
        assertThat(problems.all())
                .isEqualTo("source: \"Stock.cluster-ro-abc123.eu-west-1.rds.amazonaws.com\" is not a name to follow,"
                        + " since each answer gives only one of the readers; give \"readers:stock\"");
    }

    @Test
    void refusesASourceThatIsMissing() {
        assertThat(new SourceReader(problems).read(new Fields("", Json.object(), problems)))
                .isEmpty();
        assertThat(problems.all()).isEqualTo("source: is missing");
    }

    /** Whatever RDS would take as an identifier is taken, in lower case, alone and in an ARN. */
    @Test
    void takesEveryIdentifier() {
        Seeds.forEach(seed -> {
            String identifier = identifier(new SplittableRandom(seed));
            String lower = identifier.toLowerCase(Locale.ROOT);
            String arn = INSTANCE_ARN.replace("orders", identifier);

            assertThat(read("instance:" + identifier)).contains(new Source.Instance(lower));
            assertThat(read("instance:" + arn).flatMap(Source::identifier)).contains(lower);
            assertThat(read("cluster:" + identifier).flatMap(Source::identifier))
                    .contains(lower);
            assertThat(problems.areNone()).isTrue();
        });
    }

    /** One wrong letter, or one too many, and it is none. */
    @Test
    void takesNothingThatIsAlmostAnIdentifier() {
        Seeds.forEach(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            String wrong = spoilt(identifier(random), random);

            assertThat(read("instance:" + wrong)).as(wrong).isEmpty();
            assertThat(read("readers:" + CLUSTER_ARN.replace("orders", wrong)))
                    .as(wrong)
                    .isEmpty();
        });
    }

    private static String identifier(SplittableRandom random) {
        StringBuilder identifier = new StringBuilder().append(letter(random));
        int length = random.nextInt(1, IDENTIFIER_MAX + 1);
        while (identifier.length() < length) {
            boolean mayBeHyphen = identifier.length() < length - 1 && identifier.charAt(identifier.length() - 1) != '-';
            identifier.append(
                    mayBeHyphen && random.nextInt(4) == 0
                            ? '-'
                            : random.nextBoolean() ? letter(random) : (char) random.nextInt('0', '9' + 1));
        }
        return identifier.toString();
    }

    private static char letter(SplittableRandom random) {
        return (char) (random.nextInt('a', 'z' + 1) - (random.nextBoolean() ? 'a' - 'A' : 0));
    }

    private static String spoilt(String identifier, SplittableRandom random) {
        // A blank at the end is taken away from any text.
        int at = random.nextInt(identifier.length());
        return switch (random.nextInt(6)) {
            case 0 -> identifier + "-";
            case 1 -> "-" + identifier;
            case 2 -> random.nextInt(10) + identifier;
            case 3 -> identifier + "--" + identifier;
            case 4 -> identifier + "x".repeat(IDENTIFIER_MAX + 1 - identifier.length());
            default ->
                identifier.substring(0, at)
                        + "_. :/\u212a\u00e9\n".charAt(random.nextInt(8))
                        + identifier.substring(at);
        };
    }

    private Optional<Source> read(String source) {
        return read(Json.object().with("source", source));
    }

    private Optional<Source> read(String source, String empty) {
        return read(Json.object().with("source", source).with("empty", empty));
    }

    private Optional<Source> read(Json.Obj binding) {
        return new SourceReader(problems).read(new Fields("", binding, problems));
    }
}
