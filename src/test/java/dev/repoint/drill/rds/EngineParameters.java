package dev.repoint.drill.rds;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Some of the parameters that Postgres has in RDS, more than one page of them. Which are static is Postgres's context
 * {@code postmaster}; what RDS itself adds or decides is of source {@code system}. The defaults are of the field's kind
 * (absent, a number, a formula), and no statement about a certain version.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html">
 *     Parameters of RDS for PostgreSQL</a>
 */
final class EngineParameters {

    /** Name, type, default or {@code -}, allowed values or {@code -}, source; a type in brackets can't be changed. */
    private static final String KNOWN = """
        archive_command (dynamic) /etc/rds/dbbin/pgscripts/rds_wal_archive - system
        autovacuum_max_workers static GREATEST({DBInstanceClassMemory/64371566592},3) 1-262143 system
        checkpoint_timeout dynamic 300 30-86400 engine-default
        hot_standby_feedback dynamic - 0,1 engine-default
        idle_in_transaction_session_timeout dynamic 86400000 0-2147483647 system
        listen_addresses (static) * - system
        log_min_duration_statement dynamic - -1-2147483647 engine-default
        log_statement dynamic - none,ddl,mod,all engine-default
        logical_decoding_work_mem dynamic - 64-2147483647 engine-default
        max_connections static LEAST({DBInstanceClassMemory/9531392},5000) 6-262143 system
        max_logical_replication_workers static - 0-262143 engine-default
        max_replication_slots static 20 5-262143 engine-default
        max_slot_wal_keep_size dynamic - -1-2147483647 engine-default
        max_standby_streaming_delay dynamic 30000 -1-2147483647 system
        max_wal_senders static 20 5-100 system
        max_wal_size dynamic 2048 128-201326592 system
        max_worker_processes static GREATEST(${DBInstanceVCPU*2},8) 0-262143 system
        password_encryption dynamic - md5,scram-sha-256 engine-default
        port (static) {EndPointPort} - system
        rds.force_ssl dynamic 1 0,1 system
        rds.iam_auth_for_replication dynamic 0 0,1 system
        rds.logical_replication static 0 0,1 system
        rds.restrict_password_commands static 0 0,1 system
        shared_buffers static {DBInstanceClassMemory/32768} 16-1073741823 system
        shared_preload_libraries static pg_stat_statements - system
        ssl (static) 1 0,1 system
        statement_timeout dynamic - 0-2147483647 engine-default
        track_commit_timestamp static - 0,1 engine-default
        wal_keep_size dynamic 2048 0-2147483647 system
        wal_receiver_timeout dynamic 30000 0-3600000 system
        wal_sender_timeout dynamic - 0-3600000 engine-default
        work_mem dynamic - 64-2147483647 engine-default
        """;

    private static final String OTHERS = """
        array_nulls authentication_timeout auto_explain.log_analyze auto_explain.log_buffers auto_explain.log_format \
        auto_explain.log_min_duration auto_explain.log_timing auto_explain.log_triggers auto_explain.log_verbose \
        autovacuum autovacuum_analyze_scale_factor autovacuum_analyze_threshold autovacuum_naptime \
        autovacuum_vacuum_cost_delay autovacuum_vacuum_cost_limit autovacuum_vacuum_scale_factor \
        autovacuum_vacuum_threshold autovacuum_work_mem backend_flush_after backslash_quote bgwriter_delay \
        bgwriter_flush_after bgwriter_lru_maxpages bgwriter_lru_multiplier bytea_output check_function_bodies \
        checkpoint_completion_target checkpoint_flush_after checkpoint_warning client_encoding client_min_messages \
        commit_delay commit_siblings constraint_exclusion cpu_index_tuple_cost cpu_operator_cost cpu_tuple_cost \
        cursor_tuple_fraction datestyle deadlock_timeout debug_pretty_print debug_print_parse debug_print_plan \
        default_statistics_target default_tablespace default_transaction_deferrable default_transaction_isolation \
        default_transaction_read_only effective_cache_size effective_io_concurrency enable_bitmapscan enable_gathermerge \
        enable_hashagg enable_hashjoin enable_indexonlyscan enable_indexscan enable_material enable_mergejoin \
        enable_nestloop enable_parallel_append enable_parallel_hash enable_partition_pruning enable_partitionwise_join \
        enable_seqscan enable_sort enable_tidscan escape_string_warning exit_on_error extra_float_digits \
        from_collapse_limit geqo geqo_effort geqo_generations geqo_pool_size geqo_seed geqo_selection_bias geqo_threshold \
        gin_fuzzy_search_limit gin_pending_list_limit idle_session_timeout intervalstyle join_collapse_limit lo_compat_privileges \
        lock_timeout log_autovacuum_min_duration log_connections log_disconnections log_duration log_error_verbosity \
        log_executor_stats log_filename log_lock_waits log_min_error_statement log_min_messages log_parser_stats\
        """;

    private EngineParameters() {}

    static NavigableMap<String, EngineParameter> all() {
        return Stream.concat(
                        KNOWN.lines().map(EngineParameters::known),
                        Stream.of(OTHERS.split(" ", -1)).map(EngineParameters::other))
                .collect(TreeMap::new, (all, each) -> all.put(each.name(), each), TreeMap::putAll);
    }

    private static EngineParameter known(String line) {
        String[] field = line.split(" ", -1);
        return new EngineParameter(
                field[0],
                field[1].contains("static"),
                !field[1].startsWith("("),
                Optional.of(field[2]).filter(EngineParameters::isGiven),
                Optional.of(field[3]).filter(EngineParameters::isGiven).orElse(""),
                field[4]);
    }

    private static EngineParameter other(String name) {
        return new EngineParameter(name, false, true, Optional.empty(), "", "engine-default");
    }

    private static boolean isGiven(String field) {
        return Predicate.isEqual("-").negate().test(field);
    }
}
