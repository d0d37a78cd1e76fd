package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import hub.catalog.UnmappedSkus;
import hub.feed.EventTypes;
import hub.feed.Outbox;
import hub.json.Json;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.stock.TestStore;
import hub.store.TransactionRetry;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Products and prices over one store, with a clock that goes as far as it is told. */
final class CatalogueDesk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** @param body missing where there is none */
    record Answer(int status, JsonNode body, String etag) {}

    final TestStore store;
    final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final MockMvc door;

    CatalogueDesk(TestStore store) {
        this.store = store;
        InstantSource told = now::get;
        beans.getBeanFactory().setConversionService(new ApplicationConversionService());
        beans.registerBean(DataSource.class, store.jdbc::getDataSource);
        beans.registerBean(JdbcTemplate.class, () -> store.jdbc);
        beans.registerBean(JdbcClient.class, () -> JdbcClient.create(store.jdbc));
        beans.registerBean(TransactionRetry.class, () -> store.transaction);
        beans.registerBean(Clock.class, () -> told.withZone(ZoneOffset.UTC));
        beans.registerBean(AuditLog.class, () -> TestAudit.on(store.jdbc.getDataSource()));
        beans.register(Outbox.class, ProductsApi.class, PricesApi.class);
        beans.scan("hub.catalog");
        beans.refresh();
        door = ApiDoor.of(beans.getBean(ProductsApi.class), beans.getBean(PricesApi.class));
    }

    void later(String duration) {
        now.updateAndGet(before -> before.plus(java.time.Duration.parse(duration)));
    }

    Instant now() {
        return now.get();
    }

    Answer get(String path, Object... variables) {
        return send(MockMvcRequestBuilders.get(path, variables));
    }

    Answer post(String path, String body) {
        return send(MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    Answer put(String path, String body, String... seen) {
        return send(seen(
                MockMvcRequestBuilders.put(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body),
                seen));
    }

    Answer delete(String path, String... seen) {
        return send(seen(MockMvcRequestBuilders.delete(path), seen));
    }

    UnmappedSkus unmapped() {
        return beans.getBean(UnmappedSkus.class);
    }

    List<AuditEntry> deeds() {
        return TestAudit.deeds(beans.getBean(AuditLog.class));
    }

    /** All events told so far, each checked against its published schema. */
    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        store.jdbc
                .queryForList("select events from outbox order by id", String.class)
                .forEach(row -> read(row).forEach(events::add));
        events.forEach(event -> Assertions.assertThat(
                        EventTypes.find(event.path("type").asText())
                                .orElseThrow()
                                .check()
                                .faults(event.path("data")))
                .isEmpty());
        return events;
    }

    private static MockHttpServletRequestBuilder seen(MockHttpServletRequestBuilder request, String... seen) {
        return seen.length == 0 ? request : request.header("If-Match", seen[0]);
    }

    private Answer send(MockHttpServletRequestBuilder request) {
        try {
            MockHttpServletResponse answer = door.perform(request).andReturn().getResponse();
            answer.setCharacterEncoding("UTF-8");
            return new Answer(answer.getStatus(), read(answer.getContentAsString()), answer.getHeader("ETag"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        beans.close();
        store.close();
    }
}
