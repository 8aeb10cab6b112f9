package dev.repoint.endurance;

/** Kills processes by the hundred and prints where the kills fell. Ends in an exception if one is not made up for. */
public final class Endurance {

    private Endurance() {}

    /** Takes the first seed and the number of kills. */
    public static void main(String... arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        int kills = Integer.parseInt(arguments[1]);
        System.out.printf(
                "seeds from %d: %s", seed, new Killings(seed, kills).run().text());
        System.exit(0);
    }
}
