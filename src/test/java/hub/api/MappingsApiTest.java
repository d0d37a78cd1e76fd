package hub.api;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import hub.mapping.MappingName;
import hub.mapping.Publication;
import hub.mapping.Publications;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class MappingsApiTest {

    private static final String PATH = "/api/v1/mappings/shopify/order/publications";
    private static final MappingName ORDER = new MappingName("shopify", "order");

    private final Publications publications = mock();
    private final MockMvc http =
            MockMvcBuilders.standaloneSetup(new MappingsApi(publications)).build();

    @BeforeEach
    void shopifyIsKnown() {
        when(publications.knows("shopify")).thenReturn(true);
    }

    @Test
    void a_publication_says_its_number_and_who_made_it() throws Exception {
        when(publications.publish(ORDER, "{}", "ann", "hotfix")).thenReturn(publication(7));

        http.perform(post(PATH)
                        .principal(() -> "ann")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"source\":\"{}\",\"reason\":\"hotfix\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.number").value(7))
                .andExpect(jsonPath("$.publishedBy").value("ann"));
    }

    @Test
    void the_list_goes_on_where_a_page_is_full() throws Exception {
        when(publications.list(ORDER, 2, Long.MAX_VALUE)).thenReturn(List.of(publication(7), publication(4)));
        when(publications.list(ORDER, 2, 4)).thenReturn(List.of(publication(1)));

        http.perform(get(PATH + "?limit=2"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].number", hasItem(7)))
                .andExpect(jsonPath("$.next").value("4"));
        http.perform(get(PATH + "?limit=2&cursor=4"))
                .andExpect(jsonPath("$.items[0].number").value(1))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void an_unknown_platform_or_an_impossible_name_is_not_found() throws Exception {
        http.perform(get("/api/v1/mappings/nowhere/order/publications"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("not_found"))
                .andExpect(jsonPath("$.detail", startsWith("platform: nowhere")));
        http.perform(get("/api/v1/mappings/shopify/..%2Fsecret/publications")).andExpect(status().is4xxClientError());
        http.perform(get("/api/v1/mappings/shopify/Order_1/publications"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("not_found"));
    }

    @Test
    void a_request_without_a_reason_is_refused() throws Exception {
        when(publications.publish(any(), any(), any(), eq(""))).thenThrow(new AssertionError("must not come here"));

        http.perform(post(PATH).contentType(MediaType.APPLICATION_JSON).content("{\"source\":\"{}\",\"reason\":\"\"}"))
                .andExpect(status().is4xxClientError());
    }

    private static Publication publication(long number) {
        Instant at = Instant.parse("2026-11-23T10:00:00Z");
        return new Publication(number, "shopify", "order", "ab", "{}", "console", at, "ann", "hotfix", true);
    }
}
