package dev.repoint.identity;

/** Text that a stranger sent, fit for a log: printable ASCII, and not too much of it. */
final class Printable {
    private static final int FIRST = ' ';
    private static final int LAST = '~';

    private Printable() {}

    static String of(String text, int lengthMax) {
        boolean isLong = text.length() > lengthMax;
        var printable = new StringBuilder();
        text.chars()
                .limit(lengthMax)
                .map(character -> character < FIRST || character > LAST ? '?' : character)
                .forEach(character -> printable.append((char) character));
        return isLong ? printable + "..." : printable.toString();
    }
}
