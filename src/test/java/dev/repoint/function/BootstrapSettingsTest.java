package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.repoint.identity.TrustAnchors;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of the BootstrapFunction: their defaults, and what is said of a bad one. */
final class BootstrapSettingsTest {

    @Test
    void haveTheDocumentedDefaults() {
        BootstrapSettings settings =
                read(Map.of("REPOINT_BOOTSTRAP", "", "REPOINT_RESOLVERS", "", "REPOINT_CA_BUNDLE", ""));

        assertThat(settings.defaults()).isEqualTo(Json.object());
        assertThat(settings.resolvers()).isEmpty();
        assertThat(settings.anchors()).isEqualTo(TrustAnchors.packaged());
    }

    @Test
    void readTheResolvers() {
        assertThat(read(Map.of("REPOINT_RESOLVERS", "10.0.0.2:5353")).resolvers())
                .containsExactly(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.2"), 5353));
    }

    /** As a whole: a request that gives a publication gives all of it. */
    @Test
    void fillOnlyTheFieldsThatARequestLeavesOut() {
        BootstrapSettings settings = read(Map.of(
                "REPOINT_BOOTSTRAP",
                "{\"user\": \"a\", \"reboot\": \"allowed\", \"publication\": {\"name\": \"p\", \"tables\":"
                        + " [\"a.b\"]}}"));

        assertThat(settings.filled(Goals.object("{\"user\": \"b\", \"publication\": {\"name\": \"q\"}}")))
                .isEqualTo(
                        Goals.object("{\"user\": \"b\", \"reboot\": \"allowed\", \"publication\": {\"name\": \"q\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"apply\"", "{", "{}{}", "apply"})
    void refuseDefaultsThatAreNoObject(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(Map.of("REPOINT_BOOTSTRAP", text)))
                .withMessageStartingWith("REPOINT_BOOTSTRAP: ");
    }

    @Test
    void nameEveryVariableAtFault() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read(Map.of(
                        "REPOINT_BOOTSTRAP", "7", "REPOINT_RESOLVERS", "dns", "REPOINT_CA_BUNDLE", "/there/is/none")))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .contains("REPOINT_BOOTSTRAP: ", "REPOINT_RESOLVERS: ", "REPOINT_CA_BUNDLE: "));
    }

    private static BootstrapSettings read(Map<String, String> variables) {
        return BootstrapSettings.read(new Environment(variables));
    }
}
