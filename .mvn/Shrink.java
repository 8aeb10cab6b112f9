import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import proguard.Configuration;
import proguard.ConfigurationParser;
import proguard.ProGuard;

/** What of the JDK the jar's classes may extend, call or mention; the rules forgive the rest. */
static final List<String> MODULES = List.of(
        "java.base",
        "java.logging",
        "java.management",
        "java.naming",
        "java.net.http",
        "java.security.jgss",
        "java.sql",
        "java.transaction.xa",
        "java.xml");

static final List<String> PUBLIC = List.of("java", "org/ietf/", "org/w3c/", "org/xml/");

static final long BYTES_MAX = 10 << 20;

/** {@code <rules> <whole jar> <shrunk jar>}: leaves in a jar what ProGuard reaches from where the rules begin. */
void main(String[] arguments) throws Exception {
    var whole = Path.of(arguments[1]);
    var shrunk = Path.of(arguments[2]);
    var jdk = whole.resolveSibling("jdk-%s-%08x.jar".formatted(Runtime.version(), List.of(MODULES, PUBLIC).hashCode()));
    var reached = whole.resolveSibling("reached.jar");
    if (Files.notExists(jdk)) {
        var half = whole.resolveSibling("jdk.jar");
        writeJdk(half);
        Files.move(half, jdk);
    }
    shrink(arguments[0], whole, reached, jdk);
    writeReached(whole, reached, shrunk);

    var bytes = Files.size(shrunk);
    IO.println("%s: %,d KiB of %,d".formatted(shrunk.getFileName(), bytes >> 10, Files.size(whole) >> 10));
    if (bytes > BYTES_MAX) {
        IO.println("Its goal is %,d KiB: see docs/adr/0009-a-shrunk-jar.md".formatted(BYTES_MAX >> 10));
        System.exit(1);
    }
}

void shrink(String rules, Path whole, Path reached, Path jdk) throws Exception {
    Configurator.setRootLevel(Level.WARN);
    String[] options = {"-injars", "" + whole, "-outjars", "" + reached, "-libraryjars", "" + jdk, "@" + rules};
    var configuration = new Configuration();
    try (var parser = new ConfigurationParser(options, System.getProperties())) {
        parser.parse(configuration);
    }
    new ProGuard(configuration).execute();
}

/** The public classes of the JDK that runs this, which has its own file system but not always jmods. */
void writeJdk(Path jar) throws IOException {
    var runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
    try (var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
        out.setLevel(0);
        for (var module : MODULES) {
            var root = runtime.getPath("modules", module);
            try (var files = Files.walk(root)) {
                for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    var name = root.relativize(file).toString();
                    if (PUBLIC.stream().anyMatch(name::startsWith)) {
                        out.putNextEntry(new ZipEntry(name));
                        Files.copy(file, out);
                    }
                }
            }
        }
    }
}

/** In the whole jar's order and with its times, so that the same classes make the same bytes. */
void writeReached(Path whole, Path reached, Path to) throws IOException {
    try (var order = new ZipFile(whole.toFile());
            var in = new ZipFile(reached.toFile());
            var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
        for (var entry : Collections.list(order.entries())) {
            var left = in.getEntry(entry.getName());
            if (left != null && !entry.isDirectory()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                in.getInputStream(left).transferTo(out);
            }
        }
    }
}
