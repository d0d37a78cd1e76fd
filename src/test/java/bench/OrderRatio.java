package bench;

import com.zaxxer.hikari.HikariDataSource;
import hub.settings.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Orders per second from a full queue into the database, by the hub; against the same transactions, recorded from the hub,
 * executed on a copy of its database by as many threads. In turns.
 */
final class OrderRatio {

    private static final int ROUNDS = 5;

    private final MeasuredHub hub;
    private final Path folder;
    private final int lines;
    private final int orders;
    private final BenchOrders shop;
    private final long ordersBefore;
    private final long heldBefore;
    private long sent;

    OrderRatio(MeasuredHub hub, Path folder, int lines, int orders) {
        this.hub = hub;
        this.folder = folder;
        this.lines = lines;
        this.orders = orders;
        this.shop = new BenchOrders(100 + lines);
        this.ordersBefore = hub.orders();
        this.heldBefore = hub.heldPieces();
    }

    void measure(Figures figures) throws Exception {
        hubRate(orders);
        Path copy = copyDatabase();
        List<List<Statement>> transactions = record();
        floorRate(copy, transactions);
        List<Double> ratios = new ArrayList<>();
        List<Double> hubRates = new ArrayList<>();
        List<Double> floorRates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            hubRates.add(hubRate(orders));
            floorRates.add(floorRate(copy, transactions));
            ratios.add(hubRates.get(round) / floorRates.get(round));
        }
        String of = "_" + lines + "_lines";
        figures.say("order_statements" + of, transactions.get(0).size());
        figures.say("order_hub_per_s_h2" + of, Figures.median(hubRates));
        figures.say("order_floor_per_s_h2" + of, Figures.median(floorRates));
        figures.say(lines == 20 ? "order_ratio_h2" : "order_ratio_h2" + of, Figures.median(ratios));
    }

    private double hubRate(int count) throws Exception {
        Burst.once(hub.port(), shop.requests(count, lines));
        sent += count;
        long start = System.nanoTime();
        hub.work();
        hub.awaitWorkedOff();
        double seconds = (System.nanoTime() - start) / 1e9;
        hub.hold();
        checkAllThere();
        return count / seconds;
    }

    /** A message can end in many ways: only orders with their stock held are what is measured. */
    private void checkAllThere() {
        if (hub.orders() - ordersBefore != sent || hub.heldPieces() - heldBefore != sent * lines) {
            throw new IllegalStateException("orders: " + (hub.orders() - ordersBefore) + " holding "
                    + (hub.heldPieces() - heldBefore) + " pieces (expected: " + sent + " of " + lines + ")");
        }
    }

    private List<List<Statement>> record() throws Exception {
        SqlRecorder recorder = (SqlRecorder) hub.bean(DataSource.class);
        recorder.record(true);
        hubRate(orders);
        recorder.record(false);
        List<List<Statement>> transactions = recorder.taken();
        if (transactions.size() != orders) {
            throw new IllegalStateException(
                    "transactions recorded: " + transactions.size() + " (expected: " + orders + ", one an order)");
        }
        return transactions;
    }

    private double floorRate(Path copy, List<List<Statement>> transactions) throws Exception {
        Path place = Files.createTempDirectory(folder, "floor");
        Files.copy(copy, place.resolve("crossdock.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (HikariDataSource database = sameAsHub(place.resolve("crossdock"))) {
            return SqlFloor.rate(
                    database, transactions, hub.bean(HubSettings.class).worker().consumers());
        } finally {
            FileSystemUtils.deleteRecursively(place);
        }
    }

    private HikariDataSource sameAsHub(Path file) {
        HikariDataSource own = hubPool();
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(own.getJdbcUrl().replaceFirst("jdbc:h2:file:[^;]*", "jdbc:h2:file:" + file));
        database.setUsername(own.getUsername());
        database.setPassword(own.getPassword());
        database.setMaximumPoolSize(own.getMaximumPoolSize());
        database.setTransactionIsolation(own.getTransactionIsolation());
        return database;
    }

    private HikariDataSource hubPool() {
        return (HikariDataSource) ((SqlRecorder) hub.bean(DataSource.class)).getTargetDataSource();
    }

    /** @return the database file as it is now: nothing writes while everything is held, and every commit is in the file */
    private Path copyDatabase() throws IOException {
        Path copy = folder.resolve("before.mv.db");
        return Files.copy(databaseFile(hubPool()), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path databaseFile(HikariDataSource pool) {
        return Path.of(pool.getJdbcUrl().replaceFirst("jdbc:h2:file:([^;]*).*", "$1") + ".mv.db");
    }
}
