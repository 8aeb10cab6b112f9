package dev.repoint.bench;

import java.util.Locale;

/** What a row's figures are in. */
public enum Unit {
    MILLISECONDS("ms"),
    MICROSECONDS("µs"),
    MEBIBYTES("MiB"),
    TIMES("times");

    private static final double EXACT = 10;
    private static final double LARGE = 100;

    final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** Three digits or more, without the unit. */
    String number(double value) {
        String format = value < EXACT ? "%.2f" : value < LARGE ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    String text(double value) {
        return number(value) + " " + symbol;
    }
}
