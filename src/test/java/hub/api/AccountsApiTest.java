package hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import hub.channel.Account;
import hub.channel.AccountHarness;
import hub.channel.AccountReads;
import hub.channel.AccountResumed;
import hub.channel.AccountSubscriptions;
import hub.json.Json;
import hub.problem.Problem;
import hub.security.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

class AccountsApiTest {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String ACME = """
            {"id":"acme","connector":"shopify","status":"active","syncFrequency":"real-time",
             "settings":{"shop":"acme.example"},"secrets":{"clientSecret":"sh-1","accessToken":"tok-1"}}""";

    private final List<Object> events = new ArrayList<>();
    private final AccountHarness hub = new AccountHarness(events::add);
    private final MockMvc api = api(null);

    @Test
    void the_body_of_the_contract_creates_an_account_without_calling_the_platform() throws Exception {
        send(post(ACCOUNTS), ACME)
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", "/api/v1/accounts/acme"))
                .andExpect(jsonPath("$.id").value("acme"))
                .andExpect(jsonPath("$.storeKey").value("acme.example"))
                .andExpect(jsonPath("$.status").value("active"))
                .andExpect(jsonPath("$.syncFrequency").value("real-time"))
                .andExpect(jsonPath("$.stockFrom").value(AccountHarness.NOW.toString()))
                .andExpect(jsonPath("$.effectsFrom").value(AccountHarness.NOW.toString()));

        Account known = hub.accounts().find("shopify", "acme").orElseThrow();
        assertThat(known.secretValues("clientSecret")).containsExactly("sh-1");
        assertThat(known.secretValues("accessToken")).containsExactly("tok-1");
    }

    @Test
    void secrets_go_in_and_never_come_out() throws Exception {
        send(post(ACCOUNTS), ACME).andExpect(content().string(noSecret()));

        api.perform(get(ACCOUNTS + "/acme"))
                .andExpect(content().string(noSecret()))
                .andExpect(jsonPath("$.secretsSet").value(containsInAnyOrder("accessToken", "clientSecret")));
        api.perform(get(ACCOUNTS)).andExpect(content().string(noSecret()));
    }

    @Test
    void every_change_is_recorded_with_the_names_of_the_secrets_and_never_their_values() throws Exception {
        send(post(ACCOUNTS), ACME);
        send(put(ACCOUNTS + "/acme"), "{\"label\":\"Acme 2\",\"secrets\":{\"accessToken\":\"tok-2\"}}");
        send(put(ACCOUNTS + "/acme"), "{\"label\":\"Acme 2\"}");
        api.perform(post(ACCOUNTS + "/acme/pause"));
        api.perform(post(ACCOUNTS + "/acme/resume"));
        hub.desk().failed("acme", "401 from the platform");
        api.perform(delete(ACCOUNTS + "/acme"));

        List<AuditEntry> deeds = hub.deeds();
        assertThat(deeds)
                .extracting(AuditEntry::action)
                .containsExactly(
                        "account.create", "account.change", "account.pause", "account.resume", "account.delete");
        assertThat(deeds).extracting(AuditEntry::object).containsOnly("account:acme");
        assertThat(deeds.get(0).after()).contains("\"secretsChanged\":[\"accessToken\",\"clientSecret\"]");
        assertThat(deeds.get(1).before()).contains("\"label\":\"acme\"");
        assertThat(deeds.get(1).after()).contains("\"label\":\"Acme 2\"", "\"secretsChanged\":[\"accessToken\"]");
        assertThat(deeds.get(2).after()).contains("\"paused\":true").doesNotContain("secretsChanged");
        assertThat(deeds.get(4).after()).isNull();
        assertThat(deeds.toString()).doesNotContain("sh-1", "tok-1", "tok-2");
    }

    @Test
    void a_secret_may_be_a_list_while_it_rotates_and_others_may_not() throws Exception {
        send(post(ACCOUNTS), ACME.replace("\"sh-1\"", "[\" sh-2\\n\",\"sh-1\"]"))
                .andExpect(status().isCreated());
        assertThat(hub.accounts().find("acme").orElseThrow().secretValues("clientSecret"))
                .containsExactly("sh-2", "sh-1");

        send(put(ACCOUNTS + "/acme"), "{\"secrets\":{\"accessToken\":[\"a\",\"b\"]}}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.paths[0]").value("/secrets/accessToken"))
                .andExpect(content().string(not(containsString("\"b\""))));
    }

    @Test
    void a_wrong_body_is_refused_with_every_path() throws Exception {
        String wrong = """
                {"id":"no blanks","connector":"shopify","status":"asleep","syncFrequency":"sometimes","stockFrom":"2026",
                 "settings":{"shop":"a b","shape":"round"},"secrets":{"clientSecret":" ","password":"x"}}""";

        send(post(ACCOUNTS), wrong)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("schema_invalid"))
                .andExpect(jsonPath("$.paths")
                        .value(containsInAnyOrder(
                                "/id",
                                "/status",
                                "/syncFrequency",
                                "/stockFrom",
                                "/settings/shop",
                                "/settings/shape",
                                "/secrets/clientSecret",
                                "/secrets/password")));
        send(post(ACCOUNTS), "{}").andExpect(jsonPath("$.paths").value(containsInAnyOrder("/id", "/connector")));
        send(post(ACCOUNTS), "{\"id\":\"x\",\"connector\":\"shopify\"}")
                .andExpect(jsonPath("$.paths").value(containsInAnyOrder("/settings/shop", "/secrets/clientSecret")));
        send(post(ACCOUNTS), "[]").andExpect(status().isUnprocessableEntity());
        send(post(ACCOUNTS), ACME.replace("shopify", "nowhere"))
                .andExpect(jsonPath("$.paths").value(containsInAnyOrder("/connector")));
        assertThat(hub.accounts().all()).isEmpty();
    }

    @Test
    void unknown_fields_of_the_body_are_not_refused() throws Exception {
        send(post(ACCOUNTS), ACME.replace("{\"id\"", "{\"colour\":\"red\",\"id\""))
                .andExpect(status().isCreated());
    }

    @Test
    void the_same_store_and_the_same_id_are_refused_twice() throws Exception {
        send(post(ACCOUNTS), ACME);

        send(post(ACCOUNTS), ACME)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("conflict"));
        send(post(ACCOUNTS), ACME.replace("\"acme\"", "\"again\"").replace("acme.example", "https://ACME.example/"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("store: acme.example")));
        send(post(ACCOUNTS), ACME.replace("acme.example", "other.example"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("id: acme")));
        send(post(ACCOUNTS), ACME.replace("\"acme\"", "\"other\"").replace("acme.example", "other.example"));
        send(put(ACCOUNTS + "/other"), "{\"settings\":{\"shop\":\"acme.example\"}}")
                .andExpect(status().isConflict());
    }

    @Test
    void what_a_change_does_not_say_stays() throws Exception {
        send(post(ACCOUNTS), ACME);

        send(
                        put(ACCOUNTS + "/acme"),
                        "{\"label\":\"Acme Ltd\",\"status\":\"maintenance\",\"syncFrequency\":\"15 min\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.label").value("Acme Ltd"))
                .andExpect(jsonPath("$.syncFrequency").value("15min"))
                .andExpect(jsonPath("$.settings.shop").value("acme.example"));

        Account changed = hub.accounts().find("acme").orElseThrow();
        assertThat(changed.secretValues("clientSecret")).containsExactly("sh-1");
        assertThat(changed.keepsIncoming()).isTrue();
    }

    @Test
    void the_moments_from_which_stock_and_effects_count_are_changed_one_by_one() throws Exception {
        send(post(ACCOUNTS), ACME);

        send(
                        put(ACCOUNTS + "/acme"),
                        "{\"stockFrom\":\"2026-10-01T00:00:00Z\",\"effectsFrom\":\"2026-10-02T00:00:00Z\"}")
                .andExpect(status().isOk());
        send(put(ACCOUNTS + "/acme"), "{\"effectsFrom\":\"2026-10-03T08:00:00+02:00\"}")
                .andExpect(status().isOk());

        api.perform(get(ACCOUNTS + "/acme"))
                .andExpect(jsonPath("$.stockFrom").value("2026-10-01T00:00:00Z"))
                .andExpect(jsonPath("$.effectsFrom").value("2026-10-03T06:00:00Z"));
        assertThat(hub.deeds().get(1).before()).contains("\"stockFrom\":\"" + AccountHarness.NOW + "\"");
        assertThat(hub.deeds().get(1).after()).contains("\"stockFrom\":\"2026-10-01T00:00:00Z\"");
    }

    @Test
    void a_changed_host_loses_the_secrets_that_are_not_given_with_it() throws Exception {
        send(post(ACCOUNTS), ACME);

        send(put(ACCOUNTS + "/acme"), "{\"settings\":{\"shop\":\"evil.example\"}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.secretsSet").isEmpty())
                .andExpect(jsonPath("$.status").value("error"))
                .andExpect(jsonPath("$.error.text").value(containsString("clientSecret")));
        assertThat(hub.accounts().find("acme").orElseThrow().secrets()).isEmpty();

        send(
                        put(ACCOUNTS + "/acme"),
                        "{\"settings\":{\"shop\":\"new.example\"},\"secrets\":{\"clientSecret\":\"sh-9\"}}")
                .andExpect(jsonPath("$.status").value("active"))
                .andExpect(jsonPath("$.error").doesNotExist())
                .andExpect(jsonPath("$.secretsSet").value(containsInAnyOrder("clientSecret")));
    }

    @Test
    void a_required_secret_cannot_be_taken_away_and_an_optional_one_can() throws Exception {
        send(post(ACCOUNTS), ACME);

        send(put(ACCOUNTS + "/acme"), "{\"secrets\":{\"clientSecret\":null}}")
                .andExpect(jsonPath("$.paths").value(containsInAnyOrder("/secrets/clientSecret")));
        send(put(ACCOUNTS + "/acme"), "{\"secrets\":{\"accessToken\":null}}")
                .andExpect(jsonPath("$.secretsSet").value(containsInAnyOrder("clientSecret")));
    }

    @Test
    void a_change_made_from_an_older_version_is_refused() throws Exception {
        send(post(ACCOUNTS), ACME).andExpect(header().string("ETag", "\"1\""));

        send(put(ACCOUNTS + "/acme").header("If-Match", "\"1\""), "{\"label\":\"one\"}")
                .andExpect(status().isOk());
        send(put(ACCOUNTS + "/acme").header("If-Match", "\"1\""), "{\"label\":\"two\"}")
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.code").value("changed_meanwhile"));
    }

    @Test
    void a_put_to_the_list_creates_or_changes_the_account_it_names() throws Exception {
        send(put(ACCOUNTS), ACME).andExpect(status().isCreated());
        send(put(ACCOUNTS), ACME.replace("real-time", "hourly"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.syncFrequency").value("hourly"));
    }

    @Test
    void pause_stands_beside_the_status_and_resume_tells_that_kept_messages_can_go_on() throws Exception {
        send(post(ACCOUNTS), ACME);

        api.perform(post(ACCOUNTS + "/acme/pause"))
                .andExpect(jsonPath("$.paused").value(true))
                .andExpect(jsonPath("$.status").value("active"));
        assertThat(hub.accounts().find("acme").orElseThrow().keepsIncoming()).isTrue();
        assertThat(events).noneMatch(AccountResumed.class::isInstance);

        api.perform(post(ACCOUNTS + "/acme/resume"))
                .andExpect(jsonPath("$.paused").value(false));
        assertThat(events).contains(new AccountResumed("acme"));
    }

    @Test
    void leaving_maintenance_tells_that_kept_messages_can_go_on() throws Exception {
        send(post(ACCOUNTS), ACME.replace("\"active\"", "\"maintenance\""))
                .andExpect(jsonPath("$.stockFrom").doesNotExist());

        send(put(ACCOUNTS + "/acme"), "{\"status\":\"active\"}")
                .andExpect(jsonPath("$.stockFrom").value(AccountHarness.NOW.toString()));

        assertThat(events).contains(new AccountResumed("acme"));
    }

    @Test
    void an_error_is_a_sign_that_the_next_good_call_clears() throws Exception {
        send(post(ACCOUNTS), ACME);

        hub.desk().failed("acme", "HTTP 401");
        api.perform(get(ACCOUNTS + "/acme"))
                .andExpect(jsonPath("$.status").value("error"))
                .andExpect(jsonPath("$.error.text").value("HTTP 401"));
        assertThat(hub.accounts().find("acme").orElseThrow().keepsIncoming()).isFalse();

        hub.desk().worked("acme");
        api.perform(get(ACCOUNTS + "/acme")).andExpect(jsonPath("$.status").value("active"));
    }

    @Test
    void a_deleted_account_is_unknown() throws Exception {
        send(post(ACCOUNTS), ACME);

        api.perform(delete(ACCOUNTS + "/acme")).andExpect(status().isNoContent());

        api.perform(delete(ACCOUNTS + "/acme")).andExpect(status().isNotFound());
        api.perform(get(ACCOUNTS + "/acme")).andExpect(status().isNotFound());
        api.perform(post(ACCOUNTS + "/acme/pause")).andExpect(status().isNotFound());
        send(post(ACCOUNTS), ACME).andExpect(status().isCreated());
    }

    @Test
    void a_list_goes_on_where_its_cursor_says() throws Exception {
        for (String id : new String[] {"a", "b", "c"}) {
            send(post(ACCOUNTS), ACME.replace("\"acme\"", "\"" + id + "\"").replace("acme.example", id + ".example"));
        }

        api.perform(get(ACCOUNTS + "?limit=2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").value("b"));
        api.perform(get(ACCOUNTS + "?limit=2&cursor=b"))
                .andExpect(jsonPath("$.items[0].id").value("c"))
                .andExpect(jsonPath("$.next").doesNotExist());
        api.perform(get(ACCOUNTS + "?limit=201")).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void a_platform_that_cannot_be_asked_is_not_asked() throws Exception {
        send(post(ACCOUNTS), ACME);

        for (String read : new String[] {"poll", "reconcile"}) {
            api.perform(post(ACCOUNTS + "/acme/" + read))
                    .andExpect(status().isConflict())
                    .andExpect(jsonPath("$.code").value("not_supported"));
        }
    }

    @Test
    void a_poll_and_a_reconciliation_are_queued_where_the_connector_has_the_ability() throws Exception {
        List<String> asked = new ArrayList<>();
        AccountHarness able = new AccountHarness(events::add, "abilities: [receive-webhooks, poll-orders, reconcile]");
        MockMvc reading = api(able, new AccountReads() {
            @Override
            public void productsChanged(String account) {
                throw new AssertionError("not asked for");
            }

            @Override
            public void poll(Account account) {
                asked.add("poll " + account.id());
            }

            @Override
            public void reconcile(Account account) {
                asked.add("reconcile " + account.id());
            }
        });
        able.create(ACME);

        reading.perform(post(ACCOUNTS + "/acme/poll")).andExpect(status().isAccepted());
        reading.perform(post(ACCOUNTS + "/acme/reconcile")).andExpect(status().isAccepted());

        assertThat(asked).containsExactly("poll acme", "reconcile acme");
        assertThat(able.deeds())
                .extracting(AuditEntry::action)
                .containsExactly("account.create", "account.poll", "account.reconcile");
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return api.perform(request.contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private MockMvc api(AccountReads reads) {
        return api(hub, reads);
    }

    private static MockMvc api(AccountHarness hub, AccountReads reads) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (reads != null) {
            beans.addBean("reads", reads);
        }
        AccountsApi api = new AccountsApi(
                hub.desk(),
                hub.accounts(),
                hub.connectors(),
                beans.getBeanProvider(AccountReads.class),
                beans.getBeanProvider(AccountSubscriptions.class));
        return MockMvcBuilders.standaloneSetup(api)
                .setControllerAdvice(new ShownProblems())
                .setMessageConverters(new MappingJackson2HttpMessageConverter(Json.MAPPER))
                .build();
    }

    private static org.hamcrest.Matcher<String> noSecret() {
        return not(org.hamcrest.Matchers.anyOf(containsString("sh-1"), containsString("tok-1")));
    }

    @RestControllerAdvice
    static class ShownProblems {

        @ExceptionHandler
        ResponseEntity<Map<String, Object>> shown(Problem problem) {
            return ResponseEntity.status(problem.status())
                    .body(Map.of(
                            "code", problem.code(),
                            "detail", problem.detail(),
                            "messages",
                                    problem.errors().stream()
                                            .map(Problem.FieldFault::message)
                                            .toList(),
                            "paths",
                                    problem.errors().stream()
                                            .map(Problem.FieldFault::path)
                                            .toList()));
        }
    }
}
