package dev.repoint.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CustomResourceRequestTest {
    private static final String URL = "https://bucket.s3.amazonaws.com/key?X-Amz-Signature=secret";

    @ParameterizedTest
    @CsvSource({"Create,CREATE", "Update,UPDATE", "Delete,DELETE"})
    void readsWhatIsToBecomeOfTheResource(String word, CustomResourceRequest.Type type) {
        assertThat(read(Requests.event(word, URL)).type()).isEqualTo(type);
    }

    @Test
    void makesAnIdThatStaysTheSameWhereThereIsNone() {
        assertThat(read(Requests.event("Create", URL))).isEqualTo(Requests.to(URL));
    }

    @Test
    void keepsTheIdThatTheResourceHas() {
        String event = Requests.event("Delete", URL)
                .replace("{\"RequestType\"", "{\"PhysicalResourceId\":\"mine\",\"RequestType\"");

        assertThat(read(event).physicalResourceId()).isEqualTo("mine");
    }

    @Test
    void saysAllThatIsWrongAtOnceAndNothingOfTheSignature() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> read("{\"RequestType\":\"Stop\",\"ResponseURL\":\"" + URL + "\"}"))
                .withMessage("StackId: is missing; RequestId: is missing; LogicalResourceId: is missing; "
                        + "RequestType: \"Stop\" is not Create, Update or Delete");
    }

    private static CustomResourceRequest read(String event) {
        return CustomResourceRequest.read(JsonText.read(event) instanceof Json.Obj object ? object : Json.object());
    }
}
