package hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.catalog.UnmappedSkus;
import hub.feed.Outbox;
import hub.stock.Adjustment;
import hub.stock.Adjustments;
import hub.stock.Locations;
import hub.stock.StockLevels;
import hub.stock.TestStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What a chunk writes, on both databases: they differ in what a refused row leaves behind. */
class ChunkWritingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @MethodSource("hub.stock.TestStore#both")
    void a_row_that_the_store_refuses_is_named_and_the_others_are_taken(TestStore store) {
        try (AnnotationConfigApplicationContext beans = beans(store)) {
            StockRows stock = new StockRows(
                    beans.getBean(Adjustments.class),
                    beans.getBean(StockLevels.class),
                    beans.getBean(Locations.class),
                    beans.getBean(Outbox.class));
            ChunkWriting writing =
                    new ChunkWriting(List.of(stock), new DataSourceTransactionManager(store.jdbc.getDataSource()));
            List<RowPlan> plans = List.of(
                    receipt(stock, 1, "A"), receipt(stock, 2, "x".repeat(400)), receipt(stock, 3, "B"), missing(4));

            assertThatThrownBy(() -> store.transaction.inTransaction(() -> writing.together(null, plans, NOW)))
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .matches(refused -> ChunkWriting.isPoison((RuntimeException) refused));
            assertThat(onHand(beans, "A")).isNull();

            ChunkWriting.Written written = store.transaction.inTransaction(() -> writing.oneByOne(file(), plans, NOW));

            assertThat(written.tally()).isEqualTo(new Tally(2, 0, 0, 2));
            assertThat(written.failed()).extracting(ImportErrors.OfRow::row).containsExactlyInAnyOrder(2L, 4L);
            assertThat(onHand(beans, "A")).isEqualByComparingTo("1");
            assertThat(onHand(beans, "B")).isEqualByComparingTo("1");
        } finally {
            store.close();
        }
    }

    private static RowPlan receipt(StockRows stock, long row, String sku) {
        Adjustment one = new Adjustment(sku, "main", Adjustment.Reason.RECEIPT, BigDecimal.ONE, NOW);
        return new RowPlan.Wanted<>(row, 1, stock, List.of(new StockRows.Stated(one, false)));
    }

    private static RowPlan missing(long row) {
        return new RowPlan.Failed(row, 1, List.of(new RowFault("/sku", RowFault.MISSING, "missing")));
    }

    private static BigDecimal onHand(AnnotationConfigApplicationContext beans, String sku) {
        return beans.getBean(StockLevels.class).asOf(sku, NOW).locations().stream()
                .map(StockLevels.AtLocation::onHand)
                .findFirst()
                .orElse(null);
    }

    private static FileImport file() {
        StoredFile stored = new StoredFile(new java.util.UUID(0, 1), 1, "sha", "UTF-8", null, new byte[1]);
        return FileImport.of(
                new IncomingFile(
                        Format.CSV, "stock-adjustment", null, IncomingFile.UPLOAD, null, hub.security.Caller.current()),
                stored,
                NOW);
    }

    private static AnnotationConfigApplicationContext beans(TestStore store) {
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.registerBean(DataSource.class, store.jdbc::getDataSource);
        beans.registerBean(JdbcTemplate.class, () -> store.jdbc);
        beans.registerBean(Clock.class, Clock::systemUTC);
        beans.registerBean(hub.store.TransactionRetry.class, () -> store.transaction);
        beans.register(UnmappedSkus.class, Outbox.class);
        beans.scan("hub.stock");
        beans.refresh();
        return beans;
    }
}
