package dev.repoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** target/repoint-sbom.json names what our jar is made of, and two builds of one commit give the same. */
final class BillOfMaterialsIT {
    private static final Path BILL = Path.of("target", "repoint-sbom.json");

    /** Before it was shrunk. */
    private static final File WHOLE_JAR =
            Path.of("target", "whole", "repoint.jar").toFile();

    @BeforeEach
    void find() {
        assumeThat(BILL)
                .as("NO BILL OF MATERIALS: its plugin makes none where Maven is offline")
                .exists();
    }

    @Test
    void namesEachJarThatIsInOurs() throws IOException, NoSuchAlgorithmException {
        Map<String, String> named = new TreeMap<>();
        for (JsonNode component : bill().path("components")) {
            named.put(
                    component.path("name").asText() + "-"
                            + component.path("version").asText() + ".jar",
                    sha256(component));
        }
        Map<String, String> contained = new TreeMap<>();
        for (File jar : jarsOfItsClasses()) {
            contained.put(jar.getName(), sha256(jar));
        }

        assertThat(named).isEqualTo(contained);
    }

    @Test
    void namesNeitherATimeNorANumberOfItsOwn() throws IOException {
        assertThat(bill().has("serialNumber")).isFalse();
        assertThat(bill().findValues("timestamp")).isEmpty();
    }

    /** Found on the class path, which holds them unshaded. */
    private static Set<File> jarsOfItsClasses() throws IOException {
        Set<File> jars = new TreeSet<>();
        for (String entry : classes()) {
            URL found = ClassLoader.getSystemResource(entry);
            assertThat(found).as(entry).isNotNull();
            if (found.openConnection() instanceof JarURLConnection inside) {
                jars.add(new File(inside.getJarFileURL().getPath()));
            }
        }
        return jars;
    }

    private static List<String> classes() throws IOException {
        try (var whole = new JarFile(WHOLE_JAR)) {
            return whole.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        }
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "no hash";
    }

    private static String sha256(File jar) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar.toPath()));
        return HexFormat.of().formatHex(digest);
    }

    private static JsonNode bill() throws IOException {
        return new ObjectMapper().readTree(BILL.toFile());
    }
}
