package dev.repoint.drill.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the drill is told: {@code drill.scenario}, {@code drill.scale}, {@code drill.flip}. */
public record Options(List<Play> plays) {
    public Options {
        plays = List.copyOf(plays);
    }

    /** An {@link IllegalArgumentException} says in a sentence what is wrong. */
    public static Options read(Function<String, Optional<String>> properties) {
        List<Scenario> scenarios =
                Scenario.named(properties.apply("drill.scenario").orElse("failover"));
        Scale scale = properties.apply("drill.scale").map(Options::scale).orElse(Scale.DEFAULT);
        Duration flip = properties.apply("drill.flip").map(Options::seconds).orElse(Play.FLIP);
        return new Options(scenarios.stream()
                .map(scenario -> new Play(scenario, scale, flip))
                .toList());
    }

    private static Scale scale(String text) {
        try {
            return new Scale(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("drill.scale \"" + text + "\" is no number such as 0.05.", e);
        }
    }

    private static Duration seconds(String text) {
        try {
            return Duration.ofSeconds(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("drill.flip \"" + text + "\" is no number of seconds such as 25.", e);
        }
    }
}
