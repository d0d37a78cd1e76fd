package hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import hub.rate.MissingRates;
import hub.rate.Rates;
import hub.security.AuditLog;
import hub.security.TestAudit;
import hub.store.EnrichmentStores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

class RatesApiTest {

    private static final String PATH = "/api/v1/rates";

    private AuditLog audit;
    private MockMvc door;

    @BeforeEach
    void open() {
        DataSource source = EnrichmentStores.h2();
        Rates rates = new Rates(JdbcClient.create(source), new MissingRates(new JdbcTemplate(source)));
        audit = TestAudit.on(source);
        door = ApiDoor.of(new RatesApi(
                rates,
                EnrichmentStores.transactions(source),
                TestAudit.on(source),
                Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC)));
    }

    @Test
    void a_rate_is_recorded_with_source_and_date() throws Exception {
        add("{\"from\":\"USD\",\"to\":\"EUR\",\"rate\":\"0.9150\",\"source\":\"ECB\",\"validAt\":\"2026-11-20T16:00:00+01:00\"}")
                .andExpect(status().isCreated());

        door.perform(get(PATH))
                .andExpect(jsonPath("$.items[0].rate").value("0.915"))
                .andExpect(jsonPath("$.items[0].source").value("ECB"))
                .andExpect(jsonPath("$.items[0].validAt").value("2026-11-20T15:00:00Z"))
                .andExpect(jsonPath("$.items[0].recordedAt").value("2026-11-23T10:00:00Z"));
        assertThat(TestAudit.deeds(audit)).singleElement().satisfies(deed -> {
            assertThat(deed.action()).isEqualTo("rate.record");
            assertThat(deed.after()).contains("ECB", "0.915");
        });
    }

    @Test
    void a_rate_may_be_a_json_number_of_any_digits_and_its_date_a_day() throws Exception {
        add("{\"from\":\"IDR\",\"to\":\"EUR\",\"rate\":0.000055123456789012,\"date\":\"2026-11-20\"}")
                .andExpect(jsonPath("$.rate").value("0.000055123456789012"))
                .andExpect(jsonPath("$.validAt").value("2026-11-20T00:00:00Z"))
                .andExpect(jsonPath("$.source").value("manual"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "abc",
                "",
                "1e400000000",
                "1e-19",
                "100000000000000000000",
                "0.1234567890123456789",
                "1,5",
                "NaN"
            })
    void a_rate_that_is_none_is_refused_by_its_path(String rate) throws Exception {
        add("{\"from\":\"USD\",\"to\":\"EUR\",\"rate\":\"" + rate + "\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].path").value(contains("/rate")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "2026-11-20T16:00:00", "2026-02-30", "today"})
    void a_date_that_is_none_is_refused_by_its_path(String date) throws Exception {
        add("{\"from\":\"USD\",\"to\":\"EUR\",\"rate\":\"1\",\"validAt\":\"" + date + "\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].path").value(contains("/validAt")));
    }

    @Test
    void every_fault_is_named_at_once() throws Exception {
        add("{\"from\":\"eur\",\"to\":\"XXX\",\"source\":\" \"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("schema_invalid"))
                .andExpect(jsonPath("$.errors[*].path").value(containsInAnyOrder("/from", "/to", "/rate", "/source")));
    }

    @Test
    void a_currency_is_worth_one_of_itself() throws Exception {
        add("{\"from\":\"EUR\",\"to\":\"EUR\",\"rate\":\"1.01\"}").andExpect(status().is(422));
        add("{\"from\":\"EUR\",\"to\":\"EUR\",\"rate\":\"1.00\"}").andExpect(status().isCreated());
    }

    @Test
    void the_list_is_filtered_and_walked_with_its_cursor() throws Exception {
        add("{\"from\":\"USD\",\"to\":\"EUR\",\"rate\":\"1\"}");
        add("{\"from\":\"USD\",\"to\":\"EUR\",\"rate\":\"2\"}");
        add("{\"from\":\"GBP\",\"to\":\"EUR\",\"rate\":\"3\"}");

        String next = JsonPath.read(
                door.perform(get(PATH).param("from", "USD").param("limit", "1"))
                        .andExpect(jsonPath("$.items.length()").value(1))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.next");
        door.perform(get(PATH).param("from", "USD").param("limit", "1").param("cursor", next))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.next").doesNotExist());
        door.perform(get(PATH).param("cursor", Cursor.of("then", "it").word())).andExpect(status().is(422));
    }

    private ResultActions add(String body) throws Exception {
        return door.perform(post(PATH).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
