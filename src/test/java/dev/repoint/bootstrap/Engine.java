package dev.repoint.bootstrap;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of Postgres on RDS, as far as tests need them. */
final class Engine {

    static final String LOGICAL = "rds.logical_replication";

    private static final NavigableMap<String, Parameter> PARAMETERS = new TreeMap<>();

    static {
        isStatic(LOGICAL, "0", "0,1");
        isStatic("max_wal_senders", "10", "5-8388607");
        isStatic("max_replication_slots", "20", "5-8388607");
        isStatic("shared_preload_libraries", "", "auto_explain,pg_cron,pg_stat_statements");
        isDynamic("wal_sender_timeout", "30000", "0-3600000");
        isDynamic("max_slot_wal_keep_size", "", "-1-2147483647");
        isDynamic("log_statement", "none", "none,ddl,mod,all");
        isDynamic("work_mem", "4096", "64-2147483647");
        isDynamic("autovacuum", "1", "0,1");
        isStatic("rds.restrict_password_commands", "0", "0,1");
        PARAMETERS.put(
                "rds.extensions",
                new Parameter(
                        "rds.extensions", Optional.of("address_standardizer"), false, true, false, Optional.empty()));
        for (int i = 0; i < 45; i++) {
            isDynamic("custom_%02d".formatted(i), "0", "0-100");
        }
    }

    private Engine() {}

    private static void isStatic(String name, String value, String allowed) {
        put(name, value, true, allowed);
    }

    private static void isDynamic(String name, String value, String allowed) {
        put(name, value, false, allowed);
    }

    private static void put(String name, String value, boolean isStatic, String allowed) {
        Optional<String> found = Optional.of(value).filter(text -> !text.isEmpty());
        PARAMETERS.put(name, new Parameter(name, found, false, isStatic, true, Optional.of(allowed)));
    }

    static boolean isStatic(String name) {
        return Optional.ofNullable(PARAMETERS.get(name))
                .filter(Parameter::isStatic)
                .isPresent();
    }

    /** All of a group in which these were set. */
    static NavigableMap<String, Parameter> parameters(Map<String, String> set) {
        NavigableMap<String, Parameter> all = new TreeMap<>(PARAMETERS);
        set.forEach((name, value) -> all.computeIfPresent(
                name,
                (_, known) -> new Parameter(
                        name, Optional.of(value), true, known.isStatic(), known.isModifiable(), known.allowed())));
        return all;
    }

    /** What {@code pg_settings} shows once these values are in effect. */
    static NavigableMap<String, String> settings(Map<String, String> set) {
        NavigableMap<String, String> settings = new TreeMap<>();
        parameters(set).values().forEach(each -> each.value().ifPresent(value -> settings.put(each.name(), value)));
        boolean isLogical = settings.getOrDefault(LOGICAL, "0").equals("1");
        settings.put("wal_level", isLogical ? "logical" : "replica");
        settings.keySet().removeIf(name -> name.startsWith("rds."));
        settings.merge("shared_preload_libraries", "rdsutils", (libraries, own) -> own + "," + libraries);
        settings.put("autovacuum", settings.getOrDefault("autovacuum", "1").equals("1") ? "on" : "off");
        settings.putIfAbsent("max_slot_wal_keep_size", "-1");
        if (isLogical && Integer.parseInt(settings.getOrDefault("max_wal_senders", "10")) < 25) {
            settings.put("max_wal_senders", "25");
        }
        return settings;
    }
}
