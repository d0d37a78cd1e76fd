package hub.it;

import static hub.it.RunningHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a flow cannot do is said and done later; what a broker gave up waits for a person. */
@ExtendWith(OutputCaptureExtension.class)
class WhatFailsIT {

    private static RunningHub hub;

    @BeforeAll
    static void start() throws IOException {
        hub = RunningHub.start("hub.alerts.cron=* * * * * ?");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void flows_on_a_clock_say_what_they_wait_for_and_go_on_when_it_is_back(CapturedOutput log) {
        List<String> tables = List.of(
                "read_task",
                "order_task",
                "outbox",
                "delivery",
                "alert_rule",
                "notification",
                "notification_look",
                "app_hold",
                "till_mark",
                "level_wake",
                "poll_cursor",
                "command",
                "reconciliation");
        tables.forEach(table -> rename(table, table + "_away"));
        try {
            await("each says it")
                    .untilAsserted(() -> assertThat(log.getAll())
                            .contains(
                                    "reads-when-due: waits: ",
                                    "orders-again: waits: ",
                                    "outbox-to-feed: waits: ",
                                    "unpaid-holds-expired: waits: ",
                                    "till-changes-numbered: waits: ",
                                    "webhooks-when-due: waits: ",
                                    "levels-when-due: waits: ",
                                    "polls-when-due: waits: ",
                                    "commands-when-due: waits: ",
                                    "reconciliations-when-due: waits: ",
                                    "alerts-watched: waits: ",
                                    "mails-when-due: waits: ",
                                    "notifications-looked-at: waits: "));
        } finally {
            tables.forEach(table -> rename(table + "_away", table));
        }

        hub.count("AWAY-1", 5);
        await("the feed goes on")
                .until(() -> events("published_at is not null") > 0 && events("published_at is null") == 0);
    }

    @Test
    void what_a_broker_could_not_deliver_or_let_lie_is_parked() {
        try (ProducerTemplate broker = hub.bean(CamelContext.class).createProducerTemplate()) {
            broker.sendBody("jms:queue:DLQ", "given up".getBytes(StandardCharsets.UTF_8));
            broker.sendBody("jms:queue:ExpiryQueue", "forgotten".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }

        await("both are parked").untilAsserted(() -> {
            JsonNode groups = hub.json("/api/v1/messages/groups").path("items");
            assertThat(groups.findValuesAsText("code")).contains("undelivered", "expired");
        });
    }

    /** Its clock is the slowest: no other test waits for it. */
    @Test
    void the_outbox_is_kept_small() {
        await("the outbox was looked through").until(() -> {
            ManagedRouteMBean flow = hub.bean(CamelContext.class)
                    .getCamelContextExtension()
                    .getContextPlugin(ManagedCamelContext.class)
                    .getManagedRoute("outbox-kept");
            return flow.getExchangesCompleted() > 0 && flow.getExchangesFailed() == 0;
        });
    }

    private static long events(String which) {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from outbox where " + which)
                .query(Long.class)
                .single();
    }

    private static void rename(String table, String name) {
        hub.bean(JdbcClient.class)
                .sql("alter table " + table + " rename to " + name)
                .update();
    }
}
