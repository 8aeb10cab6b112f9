package dev.repoint.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredLoginTest {

    private static final String USER = "clickpipes_user";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"clickpipes_user\",\"password\":\"p\\\"w\"}",
                "{\"password\":\"p\\\"w\"}",
                " {\"engine\":\"postgres\",\"port\":5432,\"more\":{\"password\":\"no\"},\"list\":[\"password\"],"
                        + "\"password\":\"p\\\"w\",\"username\":\"clickpipes_user\"} ",
                "p\"w"
            })
    void readsThePassword(String text) {
        assertThat(StoredLogin.password(new Secret(text), USER)).contains(new Secret("p\"w"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two\nlines",
                "with a zero\0",
                "{}",
                "{\"password\":\"\"}",
                "{\"password\":1}",
                "{\"password\":null}",
                "{\"password\":{\"password\":\"x\"}}",
                "{\"username\":\"other\",\"password\":\"x\"}",
                "{\"password\":\"x\"",
                "{\"password\":\"x\", oops}",
                "{broken",
                "{\"password\":\"a\\nb\"}"
            })
    void takesNothingElseForOne(String text) {
        assertThat(StoredLogin.password(new Secret(text), USER)).isEmpty();
    }

    @Test
    void anAdminsHasBoth() {
        assertThat(StoredLogin.read(new Secret("{\"username\":\"u\",\"password\":\"p\",\"x\":[1,{}]}")))
                .contains(new Login("u", new Secret("p")));
        assertThat(StoredLogin.read(new Secret("{\"password\":\"p\"}"))).isEmpty();
        assertThat(StoredLogin.read(new Secret("{\"username\":\"u\"}"))).isEmpty();
        assertThat(StoredLogin.read(new Secret("[\"username\",\"password\"]"))).isEmpty();
        assertThat(StoredLogin.read(new Secret("p"))).isEmpty();
        assertThat(StoredLogin.read(new Secret(""))).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        Login login = new Login("we\"ird\\user", new Secret("\"\\{}ä"));

        Secret written = StoredLogin.write(login);

        assertThat(StoredLogin.read(written)).contains(login);
        assertThat(StoredLogin.password(written, login.user())).contains(login.secret());
        assertThat(written.value()).startsWith("{\"username\":\"we");
    }
}
