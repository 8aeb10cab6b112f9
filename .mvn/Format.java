import com.palantir.javaformat.java.Main;

/** "check" names the Java sources that palantir-java-format would write otherwise, and fails; "apply" writes them. */
void main(String[] arguments) throws Exception {
    var check = arguments[0].equals("check");
    var options = check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace");
    try (var files = Files.walk(Path.of("src"))) {
        var sources = files.map(Path::toString).filter(file -> file.endsWith(".java")).sorted();
        var all = Stream.of(Stream.of("--palantir"), options.stream(), sources).flatMap(each -> each);
        var status = new Main(new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in)
                .format(all.toArray(String[]::new));
        if (check && status != 0) {
            IO.println("The files above are not formatted; this formats them: ./mvnw -Pformat validate");
        }
        System.exit(status);
    }
}
