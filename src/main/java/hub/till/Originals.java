package hub.till;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which till sold what is brought back. A refund that names the terminal needs nobody to look; a bare id means this
 * terminal's own sale, or the only one of that id the hub knows.
 */
@Component
class Originals {

    private static final String SOLD = "select store_key from orders where channel = '" + TillMessages.CONNECTOR
            + "' and external_id = ? and visible and account = coalesce(?, account)"
            + " order by created_at desc fetch first 2 rows only";

    private final JdbcTemplate jdbc;
    private final Terminals terminals;

    Originals(JdbcTemplate jdbc, Terminals terminals) {
        this.jdbc = jdbc;
        this.terminals = terminals;
    }

    String storeKey(Sale sale) {
        String original = sale.original().orElseThrow();
        JsonNode named = sale.transaction().path("refundOf");
        if (named.path("terminal").asText("").isBlank()) {
            return somewhere(sale, original);
        }
        String terminal = named.path("terminal").asText().strip();
        if (named.path("registration").isIntegralNumber()) {
            return Terminal.storeKey(terminal, named.path("registration").asInt());
        }
        List<String> sold = jdbc.queryForList(SOLD, String.class, original, terminal);
        return sold.isEmpty()
                ? Terminal.storeKey(
                        terminal,
                        terminals.find(terminal).map(Terminal::registration).orElse(1))
                : sold.get(0);
    }

    private String somewhere(Sale sale, String original) {
        List<String> sold = jdbc.queryForList(SOLD, String.class, original, null);
        return sold.size() == 1 ? sold.get(0) : sale.storeKey();
    }
}
