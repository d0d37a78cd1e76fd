package hub.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import hub.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table of publications. */
@Component
class PublicationStore {

    private static final String COLUMNS =
            "number, platform, name, hash, source, origin, published_at, published_by, reason, active";

    /** What a new publication says beside its content. */
    record Entry(String origin, Instant at, String by, String reason) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PublicationStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The publication in force of every mapping, with its number only. */
    Map<MappingName, Long> active() {
        Map<MappingName, Long> active = new HashMap<>();
        jdbc.sql(
                        "select platform, name, max(number) number from mapping_publication where active group by platform, name")
                .query((row, index) -> active.put(
                        new MappingName(row.getString("platform"), row.getString("name")), row.getLong("number")))
                .list();
        return active;
    }

    Publication get(long number) {
        return jdbc.sql("select " + COLUMNS + " from mapping_publication where number = ?")
                .param(number)
                .query(PublicationStore::publication)
                .single();
    }

    /** Path → source of what the publication imports. */
    Map<String, String> modules(long number) {
        String modules = jdbc.sql("select modules from mapping_publication where number = ?")
                .param(number)
                .query(String.class)
                .single();
        try {
            return Json.MAPPER.readValue(modules, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("mapping_publication " + number + ": modules are no JSON", e);
        }
    }

    Optional<Long> newestWithHash(MappingName name, String hash) {
        return jdbc
                .sql("select max(number) from mapping_publication where platform = ? and name = ? and hash = ?")
                .params(name.platform(), name.name(), hash)
                .query((row, index) -> row.getObject(1, Long.class))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Newest first. */
    List<Publication> list(MappingName name, int limit, long before) {
        return jdbc.sql("select " + COLUMNS + " from mapping_publication where platform = ? and name = ?"
                        + " and number < ? order by number desc fetch first " + limit + " rows only")
                .params(name.platform(), name.name(), before)
                .query(PublicationStore::publication)
                .list();
    }

    /** Records a content as the one in force. */
    long publish(Compiled compiled, Entry entry) {
        return transaction.execute(status -> {
            jdbc.sql("update mapping_publication set active = false where platform = ? and name = ? and active")
                    .params(compiled.name().platform(), compiled.name().name())
                    .update();
            return insert(compiled, entry, true);
        });
    }

    /** Records a content that runs only because the one in force does not compile. */
    long recordBeside(Compiled compiled, Entry entry) {
        return insert(compiled, entry, false);
    }

    private long insert(Compiled compiled, Entry entry, boolean active) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into mapping_publication (platform, name, hash, source, modules, origin, published_at,"
                        + " published_by, reason, active) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        compiled.name().platform(),
                        compiled.name().name(),
                        compiled.hash(),
                        compiled.source(),
                        json(compiled.modules()),
                        entry.origin(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.by(),
                        entry.reason(),
                        active)
                .update(key, "number");
        return key.getKeyAs(Long.class);
    }

    private static String json(Map<String, String> modules) {
        try {
            return Json.MAPPER.writeValueAsString(modules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }

    private static Publication publication(ResultSet row, int index) throws SQLException {
        return new Publication(
                row.getLong("number"),
                row.getString("platform"),
                row.getString("name"),
                row.getString("hash"),
                row.getString("source"),
                row.getString("origin"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("published_by"),
                row.getString("reason"),
                row.getBoolean("active"));
    }
}
