package hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.benmanes.caffeine.cache.Ticker;
import com.jayway.jsonpath.JsonPath;
import hub.catalog.SkuLinks;
import hub.catalog.SkuMappings;
import hub.catalog.UnmappedSkus;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.store.EnrichmentStores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

class SkuMappingsApiTest {

    private static final String PATH = "/api/v1/sku-mappings";

    private UnmappedSkus unmapped;
    private AuditLog audit;
    private MockMvc door;

    @BeforeEach
    void open() {
        DataSource source = EnrichmentStores.h2();
        JdbcClient jdbc = JdbcClient.create(source);
        SkuLinks links = new SkuLinks(jdbc, 10, Duration.ofSeconds(10), Ticker.systemTicker());
        unmapped = new UnmappedSkus(new JdbcTemplate(source));
        audit = TestAudit.on(source);
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        door = ApiDoor.of(new SkuMappingsApi(
                new SkuMappings(jdbc, links, unmapped), unmapped, EnrichmentStores.transactions(source), audit, clock));
    }

    @Test
    void a_new_mapping_is_created_and_the_same_again_changes_it() throws Exception {
        save("acme", " TS-M", "TSHIRT-M")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.channelSku").value(" TS-M"))
                .andExpect(jsonPath("$.changedAt").value("2026-11-23T10:00:00Z"));
        save("acme", " TS-M", "OTHER").andExpect(status().isOk());

        door.perform(get(PATH).param("account", "acme"))
                .andExpect(jsonPath("$.items[*].sku").value(contains("OTHER")))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void every_fault_of_a_body_is_named_by_its_path() throws Exception {
        door.perform(post(PATH)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"sku\":\"" + "x".repeat(301) + "\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("schema_invalid"))
                .andExpect(jsonPath("$.errors[*].path").value(containsInAnyOrder("/account", "/channelSku", "/sku")));
        save("acme", "a\\u0000b", "X").andExpect(jsonPath("$.errors[*].path").value(contains("/channelSku")));
    }

    @Test
    void a_mapping_is_read_changed_and_deleted_by_its_id() throws Exception {
        String id =
                JsonPath.read(save("acme", "A", "B").andReturn().getResponse().getContentAsString(), "$.id");

        door.perform(put(PATH + "/" + id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"sku\":\"C\"}"))
                .andExpect(status().isOk());
        door.perform(get(PATH + "/" + id)).andExpect(jsonPath("$.sku").value("C"));
        door.perform(delete(PATH + "/" + id)).andExpect(status().isNoContent());
        door.perform(get(PATH + "/" + id)).andExpect(status().isNotFound());
        door.perform(get(PATH + "/none")).andExpect(status().isNotFound());

        List<AuditEntry> deeds = TestAudit.deeds(audit);
        assertThat(deeds)
                .extracting(AuditEntry::action)
                .containsExactly("sku_mapping.create", "sku_mapping.change", "sku_mapping.delete");
        assertThat(deeds.get(1).before()).contains("\"sku\":\"B\"");
        assertThat(deeds.get(1).after()).contains("\"sku\":\"C\"");
        assertThat(deeds.get(2).after()).isNull();
    }

    @Test
    void a_long_list_is_walked_with_its_cursor() throws Exception {
        for (String word : List.of("A", "B", "C")) {
            save("acme", word, "X");
        }
        String next = JsonPath.read(
                door.perform(get(PATH).param("limit", "2"))
                        .andExpect(jsonPath("$.items[*].channelSku").value(contains("A", "B")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.next");

        door.perform(get(PATH).param("limit", "2").param("cursor", next))
                .andExpect(jsonPath("$.items[*].channelSku").value(contains("C")))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void limits_and_cursors_that_are_none_are_refused() throws Exception {
        for (String limit : List.of("0", "201", "-1")) {
            door.perform(get(PATH).param("limit", limit))
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.errors[0].path").value("limit"));
        }
        for (String cursor : List.of("%%", "bnVsbA", "W10", "W251bGwsbnVsbF0")) {
            door.perform(get(PATH).param("cursor", cursor))
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.errors[0].path").value("cursor"));
        }
        door.perform(get(PATH).param("account", "a\0")).andExpect(status().is(422));
    }

    @Test
    void what_orders_wait_for_is_listed_with_their_number() throws Exception {
        unmapped.note(new UUID(1, 1), "acme", List.of("NEW", "OLD"));
        unmapped.note(new UUID(1, 2), "acme", List.of("NEW"));

        door.perform(get(PATH + "/unmapped").param("account", "acme"))
                .andExpect(jsonPath("$.items[*].channelSku").value(contains("NEW", "OLD")))
                .andExpect(jsonPath("$.items[*].orders").value(contains(2, 1)));
    }

    private ResultActions save(String account, String channelSku, String sku) throws Exception {
        String body = "{\"account\":\"%s\",\"channelSku\":\"%s\",\"sku\":\"%s\"}".formatted(account, channelSku, sku);
        return door.perform(post(PATH).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
