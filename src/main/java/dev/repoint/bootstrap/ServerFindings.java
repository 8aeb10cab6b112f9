package dev.repoint.bootstrap;

import static dev.repoint.bootstrap.Finding.notice;
import static dev.repoint.bootstrap.Finding.warning;

import dev.repoint.bootstrap.Catalog.Slot;
import dev.repoint.bootstrap.Catalog.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the server's slots, senders, limits and transactions mean for a pipe. */
record ServerFindings(Goal goal, Catalog catalog) {

    private static final long MEGABYTE = 1L << 20;

    /** Of WAL, from which an active consumer counts as lagging: a busy database's half hour. */
    private static final long LAG_BYTES = 10 * 1024 * MEGABYTE;

    /**
     * What ClickPipes advises at least: 200 GB of WAL, and five minutes.
     *
     * @see <a href="https://clickhouse.com/docs/integrations/clickpipes/postgres/faq">ClickPipes for Postgres, FAQ</a>
     */
    private static final long CAP_MEGABYTES = 200 * 1024;

    private static final long TIMEOUT_MILLIS = 300_000;

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        free(findings);
        slots(findings);
        cap(findings);
        timeout(findings);
        transactions(findings);
        return findings;
    }

    private void free(List<Finding> findings) {
        shortage(
                findings,
                FindingId.SLOTS_SHORT,
                "max_replication_slots",
                catalog.slots().size(),
                "replication slots");
        shortage(findings, FindingId.SENDERS_SHORT, "max_wal_senders", catalog.senders(), "WAL senders");
    }

    private void shortage(List<Finding> findings, FindingId id, String limit, int used, String what) {
        catalog.server()
                .number(limit)
                .filter(max -> max <= used)
                .ifPresent(max -> findings.add(warning(
                        id, "all " + max + " " + what + " are in use: the pipe won't get one", "raise " + limit)));
    }

    private void slots(List<Finding> findings) {
        for (Slot slot : catalog.slots()) {
            String drop = "SELECT pg_drop_replication_slot(" + Sql.literal(slot.name()) + ")";
            String kept =
                    slot.retainedBytes().map(bytes -> bytes / MEGABYTE + " MiB").orElse("no");
            if (slot.isLost()) {
                findings.add(warning(
                        FindingId.SLOT_LOST,
                        "slot " + slot.name() + " has lost WAL that it needs: only a resync helps its consumer",
                        drop + ", then resync"));
            } else if (!slot.isActive()) {
                findings.add(warning(
                        FindingId.SLOT_INACTIVE,
                        "slot " + slot.name() + " has no consumer and keeps " + kept
                                + " of WAL, which grows until the disk is full",
                        "let its consumer go on, or " + drop));
            } else if (slot.retainedBytes().filter(bytes -> bytes > LAG_BYTES).isPresent()) {
                findings.add(warning(
                        FindingId.SLOT_LAGGING,
                        "the consumer of slot " + slot.name() + " lags: " + kept + " of WAL are kept for it",
                        "look at the consumer"));
            }
        }
    }

    /** As it shall be, or as it is. */
    private Optional<Long> number(String name) {
        return Catalog.Server.whole(Optional.ofNullable(goal.parameters().get(name)))
                .or(() -> catalog.server().number(name));
    }

    private void cap(List<Finding> findings) {
        String mend = "parameters.max_slot_wal_keep_size, in MB: two days of WAL, and 204800 or more";
        number("max_slot_wal_keep_size").ifPresent(cap -> {
            if (cap < 0) {
                findings.add(
                        warning(FindingId.WAL_UNCAPPED, "WAL for a paused pipe is kept until the disk is full", mend));
            } else if (cap < CAP_MEGABYTES) {
                findings.add(notice(
                        FindingId.WAL_CAP_SMALL,
                        "a slot is lost once it keeps " + cap + " MB of WAL, which a paused pipe may reach",
                        mend));
            }
        });
    }

    private void timeout(List<Finding> findings) {
        String mend = "parameters.wal_sender_timeout: 300000 or more";
        number("wal_sender_timeout").ifPresent(millis -> {
            if (millis == 0) {
                findings.add(notice(
                        FindingId.SENDER_TIMEOUT,
                        "wal_sender_timeout is 0: a consumer that died keeps its slot active; newer advice is five"
                                + " minutes or more",
                        mend));
            } else if (millis < TIMEOUT_MILLIS) {
                findings.add(notice(
                        FindingId.SENDER_TIMEOUT,
                        "wal_sender_timeout is " + millis + " ms: a pipe that is busy for longer is cut off",
                        mend));
            }
        });
    }

    private void transactions(List<Finding> findings) {
        List<String> old =
                catalog.transactions().stream().map(ServerFindings::described).toList();
        if (!old.isEmpty()) {
            findings.add(warning(
                    FindingId.LONG_TRANSACTIONS,
                    "open for an hour or longer: " + Examples.of(old) + "; a new slot waits for them, and WAL is kept",
                    "end them; statement_timeout and idle_in_transaction_session_timeout for who opens them"));
        }
    }

    private static String described(Transaction transaction) {
        return transaction.who() + " of " + (transaction.user().isEmpty() ? "the server" : transaction.user()) + ", "
                + transaction.age().toHours() + " h";
    }
}
