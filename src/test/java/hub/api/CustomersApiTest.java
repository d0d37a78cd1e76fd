package hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import hub.customer.CustomerStack;
import hub.customer.Sighting;
import hub.security.AuditEntry;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.store.EnrichmentStores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

class CustomersApiTest {

    private static final String PATH = "/api/v1/customers";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private CustomerStack stack;
    private AuditLog audit;
    private MockMvc door;
    private String anna;
    private String bob;

    @BeforeEach
    void open() {
        DataSource source = EnrichmentStores.h2();
        stack = new CustomerStack(source);
        audit = TestAudit.on(source);
        door = ApiDoor.of(new CustomersApi(
                stack.customers,
                stack.merges,
                EnrichmentStores.transactions(source),
                audit,
                Clock.fixed(NOW, ZoneOffset.UTC)));
        anna = customer(1, "Anna", "anna@x.de", "acme", "77", NOW);
        bob = customer(2, "Bob", "bob@x.de", "other", "78", NOW.plusSeconds(1));
    }

    @Test
    void a_customer_shows_contact_and_its_id_at_each_channel() throws Exception {
        door.perform(get(PATH + "/" + anna))
                .andExpect(jsonPath("$.name").value("Anna"))
                .andExpect(jsonPath("$.email").value("anna@x.de"))
                .andExpect(jsonPath("$.identities[0].account").value("acme"))
                .andExpect(jsonPath("$.identities[0].channelId").value("77"))
                .andExpect(jsonPath("$.mergedInto").doesNotExist());
    }

    @Test
    void the_list_is_searched_by_whole_words_and_walked_with_its_cursor() throws Exception {
        door.perform(get(PATH).param("email", " ANNA@x.de"))
                .andExpect(jsonPath("$.items[*].id").value(contains(anna)));
        door.perform(get(PATH).param("email", "anna"))
                .andExpect(jsonPath("$.items").value(empty()));
        door.perform(get(PATH).param("phone", "0171 1234567").param("country", "DE"))
                .andExpect(jsonPath("$.items[*].id").value(contains(bob, anna)));

        String next = JsonPath.read(
                door.perform(get(PATH).param("limit", "1"))
                        .andExpect(jsonPath("$.items[*].id").value(contains(bob)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.next");
        door.perform(get(PATH).param("limit", "1").param("cursor", next))
                .andExpect(jsonPath("$.items[*].id").value(contains(anna)))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void a_merge_is_asked_for_from_either_side_and_undone_from_either() throws Exception {
        change(bob, "merge", "{\"into\":\"" + anna + "\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(anna))
                .andExpect(jsonPath("$.merged").value(contains(bob)));
        door.perform(get(PATH + "/" + bob)).andExpect(jsonPath("$.mergedInto").value(anna));
        door.perform(post(PATH + "/" + bob + "/unmerge"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(bob));

        change(bob, "merge", "{\"from\":\"" + anna + "\"}")
                .andExpect(jsonPath("$.id").value(bob));
        change(bob, "unmerge", "{\"from\":\"" + anna + "\"}")
                .andExpect(jsonPath("$.id").value(anna))
                .andExpect(jsonPath("$.mergedInto").doesNotExist());
        change(bob, "merge", "{\"from\":\"" + anna + "\"}").andExpect(status().isOk());
        door.perform(post(PATH + "/" + bob + "/unmerge"))
                .andExpect(jsonPath("$.id").value(anna));
    }

    @Test
    void merges_are_recorded_by_ids_and_a_merge_that_changed_nothing_is_not() throws Exception {
        change(bob, "merge", "{\"into\":\"" + anna + "\"}");
        change(bob, "merge", "{\"into\":\"" + anna + "\"}").andExpect(status().isOk());
        change(bob, "unmerge", "{}");

        assertThat(TestAudit.deeds(audit))
                .extracting(AuditEntry::action)
                .containsExactly("customer.merge", "customer.unmerge");
        AuditEntry merge = TestAudit.deeds(audit).get(0);
        assertThat(merge.object()).isEqualTo("customer:" + bob);
        assertThat(merge.after()).contains(anna);
        assertThat(TestAudit.deeds(audit).toString()).doesNotContain("Anna", "Bob", "@x.de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"into\":\"x\"}", "{\"into\":\"00000000-0000-0000-0000-000000000009\"}"})
    void a_merge_with_nobody_is_refused_by_its_path(String body) throws Exception {
        change(anna, "merge", body)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].path").value("/into"));
    }

    @Test
    void what_cannot_be_merged_or_undone_is_refused() throws Exception {
        change(anna, "merge", "{\"into\":\"" + anna + "\"}").andExpect(status().is(422));
        change(anna, "merge", "{\"into\":\"" + bob + "\",\"from\":\"" + bob + "\"}")
                .andExpect(status().is(422));
        change(anna, "unmerge", "{}").andExpect(status().is(422));
        change(anna, "unmerge", "{\"from\":\"" + bob + "\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].path").value("/from"));
        change(new UUID(9, 9).toString(), "merge", "{\"into\":\"" + bob + "\"}").andExpect(status().isNotFound());
        door.perform(get(PATH + "/nobody")).andExpect(status().isNotFound());
    }

    private String customer(int order, String name, String email, String account, String channelId, Instant at) {
        Sighting seen = new Sighting(name, email, "+49 171 1234567", null, "DE", account, channelId, at);
        return stack.links
                .link(new UUID(1, order), seen, at)
                .orElseThrow()
                .customerId()
                .toString();
    }

    private ResultActions change(String id, String verb, String body) throws Exception {
        return door.perform(post(PATH + "/" + id + "/" + verb)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
