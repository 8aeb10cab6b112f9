package dev.repoint.bench;

/** What Repoint shall reach; the median of the runs has to stay under the bound. */
public enum Goal {
    COLD_JAR("cold, plain jar: first register call", Unit.MILLISECONDS, 750),
    COLD_JAR_OVER_FLOOR("cold, plain jar: times the floor", Unit.TIMES, 5),
    COLD_IMAGE("cold, image with AOT cache: first register call", Unit.MILLISECONDS, 280),
    ONE_OVER_BARE("one binding, no drift: times the bare call and question", Unit.TIMES, 1.15),
    LOOK_TO_REGISTERED("one binding, watch: look to register call", Unit.MILLISECONDS, 60),
    TEN_ALIGNED("ten bindings, no drift: whole call", Unit.MILLISECONDS, 45),
    TEN_DRIFTED("ten bindings, drift: start to last register call", Unit.MILLISECONDS, 75),
    TEN_WATCHED("ten bindings, watch: flip to last register call", Unit.MILLISECONDS, 1_000),
    FLEET_FIRST_TICK("a thousand, first tick: whole call", Unit.MILLISECONDS, 5_000),
    FLEET_TICK("a thousand, no drift, each other tick: whole call", Unit.MILLISECONDS, 2_000),
    FLEET_MEMORY("a thousand, no drift: peak resident memory", Unit.MEBIBYTES, 192),
    FLEET_NAMED("a hundred move: those of the event, last register call", Unit.MILLISECONDS, 3_000),
    FLEET_MOVED("a hundred move: start to last register call", Unit.MILLISECONDS, 30_000),
    FLEET_MEMORY_MOVED("a hundred move: peak resident memory", Unit.MEBIBYTES, 256),
    JAR("size of the jar", Unit.MEBIBYTES, 10);

    final String title;
    final Unit unit;
    final double bound;

    Goal(String title, Unit unit, double bound) {
        this.title = title;
        this.unit = unit;
        this.bound = bound;
    }
}
