package hub.level;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Levels that a list of products shows in passing: where one is not what it is taken for, it is looked at. */
@Component
public class MetLevels {

    private static final String LOOK = """
            update publication set must_read = true, due_at = ? where account = ? and listing = ? and location = ?
            and base is not null and base <> ?""";

    private final JdbcTemplate jdbc;

    MetLevels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param items as {@code list-products-answer.jslt} makes them */
    public void met(String account, JsonNode items, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        for (JsonNode item : items) {
            for (JsonNode level : item.path("levels")) {
                if (level.hasNonNull("level")) {
                    rows.add(new Object[] {
                        LevelRows.column(now),
                        account,
                        item.path("listing").asText(),
                        level.path("location").asText(""),
                        new BigDecimal(level.path("level").asText())
                    });
                }
            }
        }
        jdbc.batchUpdate(LOOK, rows);
    }
}
