package dev.repoint.endurance;

/**
 * Kills processes by the hundred and prints where the kills fell; invokes one by the thousand and prints what it held. Ends in
 * an error if a kill is not made up for, or if the process grows.
 */
public final class Endurance {

    /** The first of ten samples. */
    private static final int WARM = 0;

    private Endurance() {}

    /** Takes the first seed, the number of kills and the number of invocations. */
    public static void main(String... arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        int invocations = Integer.parseInt(arguments[2]);
        try (Wear wear = new Wear()) {
            Growth growth = new Growth(wear.run(invocations), WARM);
            System.out.print(growth.text());
            growth.isBounded();
        }
        int kills = Integer.parseInt(arguments[1]);
        System.out.printf(
                "seeds from %d: %s", seed, new Killings(seed, kills).run().text());
    }
}
