package dev.repoint.function;

import dev.repoint.bootstrap.AdminLogin;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a secret is kept. What is no such place is never repeated: it might be the secret itself. */
final class SecretReader {

    /**
     * A name, which has a "!" where AWS manages the secret, or an ARN.
     *
     * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html">CreateSecret</a>
     */
    private static final Pattern PLACE =
            Pattern.compile("(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:)?[A-Za-z0-9/_+=.@!-]{1,512}");

    private static final String ADMIN = "is not an object with either secret or iam";
    private static final String UNSAID = " (it isn't repeated, since it might be the secret itself)";

    private final Problems problems;

    SecretReader(Problems problems) {
        this.problems = problems;
    }

    Optional<String> required(Fields fields, String name) {
        fields.require(name);
        return place(fields, name);
    }

    /** As whom the database is changed, if that is said. */
    Optional<AdminLogin> admin(Fields fields) {
        return fields.value("admin").flatMap(value -> {
            if (value instanceof Json.Obj object && object.has("secret") != object.has("iam")) {
                return login(new Fields(fields.path("admin."), object, problems));
            }
            problems.add(fields.path("admin"), ADMIN + UNSAID);
            return Optional.empty();
        });
    }

    private Optional<AdminLogin> login(Fields fields) {
        Optional<AdminLogin> bySecret = place(fields, "secret").map(AdminLogin.OwnSecret::new);
        Optional<AdminLogin> byToken = fields.verbatim("iam")
                .flatMap(user -> new NameReader(problems).read(fields.path("iam"), user))
                .map(AdminLogin.Token::new);
        fields.endsHere();
        return bySecret.or(() -> byToken);
    }

    private Optional<String> place(Fields fields, String name) {
        return fields.value(name).flatMap(value -> {
            if (value instanceof Json.Text(var text) && PLACE.matcher(text).matches()) {
                return Optional.of(text);
            }
            problems.add(fields.path(name), "is not the name or the ARN of a secret" + UNSAID);
            return Optional.empty();
        });
    }
}
