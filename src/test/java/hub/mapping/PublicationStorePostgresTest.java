package hub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationStorePostgresTest {

    @Test
    void publications_are_kept_the_same_on_postgres() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            PublicationStore store = MappingDatabase.on(postgres.getPostgresDatabase());
            MappingName name = new MappingName("shopify", "own");
            Compiled one = new Compiled(name, "1", Map.of("shopify/lib.jslt", "def f() 1"), Optional.empty());
            Compiled two = new Compiled(name, "2", Map.of(), Optional.empty());
            PublicationStore.Entry entry =
                    new PublicationStore.Entry("console", Instant.parse("2026-11-23T10:00:00Z"), "ann", "why");

            long first = store.publish(one, entry);
            long second = store.publish(two, entry);

            assertThat(second).isGreaterThan(first);
            assertThat(store.active()).isEqualTo(Map.of(name, second));
            assertThat(store.modules(first)).isEqualTo(one.modules());
            assertThat(store.newestWithHash(name, one.hash())).contains(first);
            assertThat(store.newestWithHash(name, "none")).isEmpty();
            assertThat(store.get(first))
                    .isEqualTo(new Publication(
                            first, "shopify", "own", one.hash(), "1", "console", entry.at(), "ann", "why", false));
            assertThat(store.list(name, 5, second))
                    .extracting(Publication::number)
                    .containsExactly(first);
        }
    }
}
