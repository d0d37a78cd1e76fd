package hub.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import hub.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What accounts sell: thin, only what calls need to know. */
@Component
class Listings {

    private static final int LONGEST_SKU = 300;
    private static final String CHANGE = """
            update listing set channel_sku = ?, call_group = ?, ids = ?, locations = ?, tracked = ?, walk = ?, seen_at = ?
            where account = ? and listing = ?""";
    private static final String ADD = """
            insert into listing (channel_sku, call_group, ids, locations, tracked, walk, seen_at, account, listing)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private final JdbcTemplate jdbc;

    Listings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param items as {@code list-products-answer.jslt} makes them */
    void met(String account, JsonNode items, long walk, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        for (JsonNode item : items) {
            String listing = item.path("listing").asText("");
            if (listing.isBlank()) {
                throw new IllegalArgumentException("items.listing: missing (expected: the platform's id)");
            }
            ArrayNode locations = Json.MAPPER.createArrayNode();
            item.path("levels")
                    .forEach(level -> locations.add(level.path("location").asText("")));
            rows.add(new Object[] {
                sku(item.path("sku")),
                item.path("group").asText(""),
                item.path("ids").toString(),
                locations.toString(),
                item.path("tracked").asBoolean(false),
                walk,
                now.atOffset(ZoneOffset.UTC),
                account,
                listing
            });
        }
        jdbc.batchUpdate(CHANGE, rows);
        jdbc.batchUpdate(ADD, rows);
    }

    void forgetUnmet(String account, long walk) {
        jdbc.update("delete from listing where account = ? and walk <> ?", account, walk);
    }

    private static String sku(JsonNode given) {
        String sku = given.asText("");
        boolean usable = !given.isNull()
                && !sku.isBlank()
                && sku.length() <= LONGEST_SKU
                && sku.chars().noneMatch(Character::isISOControl);
        return usable ? sku : null;
    }
}
