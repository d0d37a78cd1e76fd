package hub.outbound;

import architecture.RouteCoverage;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import hub.mapping.FileMappings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

/** The read flow as it runs, with its kamelets and HTTP client, a platform played by WireMock and a clock that is moved. */
final class CallHarness implements AutoCloseable, Callees, ReadDoor, AccountSigns {

    record Admitted(
            String connector,
            String account,
            String topic,
            long readSeq,
            Instant askedAt,
            String contentType,
            String body) {}

    static final String TABLES = """
            create sequence read_seq start with 1 increment by 1;
            create table account (id varchar(100) primary key);
            create table read_task (
                account varchar(100) not null, external_id varchar(300) not null, reason varchar(200) not null,
                due_at timestamp(6) with time zone not null, asked bigint not null, attempts int not null,
                last_error varchar(500), primary key (account, external_id))""";

    final WireMockServer platform =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));
    private final CallMappings mappings = new FileMappings();
    final List<Admitted> admitted = Collections.synchronizedList(new ArrayList<>());
    final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Callee> accounts = new ConcurrentHashMap<>();
    final JdbcClient jdbc = database();
    final ReadTasks tasks = new ReadTasks(jdbc);
    final CamelContext camel = new DefaultCamelContext();
    private final RouteCoverage coverage = new RouteCoverage();
    final OutboundSettings settings;
    final DueReads due;
    Map<String, CallRules.Budget> budgets = Map.of();
    Map<String, String> orderParts = Map.of();
    volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    volatile RuntimeException doorClosed;

    CallHarness(boolean allowPrivate) throws Exception {
        settings = new OutboundSettings(
                allowPrivate,
                32,
                4,
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                DataSize.ofKilobytes(100),
                new OutboundSettings.Breaker(4, 50, Duration.ofSeconds(1), 1));
        platform.start();
        Clock clock = clock();
        CallTurns turns = new CallTurns(this, settings);
        due = new DueReads(tasks, turns, settings, clock);
        camel.getRegistry().bind("dueReads", due);
        camel.getRegistry().bind("guard", new Guard(this, new Budgets(), new Breakers(settings), settings));
        camel.getRegistry().bind("call", new CallParts(this));
        camel.getRegistry().bind("answers", new Answers(clock));
        PlatformCalls calls = new PlatformCalls(
                this, mappings, turns, this, new Budgets(), settings, camel.createProducerTemplate(), clock);
        OrderParts parts = new OrderParts(this, mappings, calls);
        camel.getRegistry().bind("platformCalls", calls);
        camel.getRegistry().bind("orderParts", parts);
        camel.getRegistry().bind("wholeOrder", new WholeOrder());
        camel.getRegistry()
                .bind(
                        "reads",
                        new Reads(this, tasks, turns, parts, this, this, new Backoff(settings), settings, clock));
        CallingOut calling = new CallingOut(this, settings);
        calling.beforeApplicationStart(camel);
        camel.setSourceLocationEnabled(true);
        camel.getCamelContextExtension().addInterceptStrategy(coverage);
        load("connectors/shopify/shopify-get-order.kamelet.yaml");
        load("connectors/woocommerce/woocommerce-get-order.kamelet.yaml");
        load("connectors/bigcommerce/bigcommerce-get-part.kamelet.yaml");
        load("connectors/bigcommerce/bigcommerce-get-order.kamelet.yaml");
        load("connectors/woocommerce/woocommerce-list-refunds.kamelet.yaml");
        load("src/main/resources/routes/orders-from-reads.yaml");
        load("src/main/resources/routes/platform-call.yaml");
        camel.start();
        calling.afterApplicationStart(camel);
    }

    void account(String id, String connector, Callee.Standing standing) {
        accounts.put(
                id,
                new Callee(
                        id,
                        connector,
                        standing,
                        platform.baseUrl(),
                        Map.of(
                                "accessToken", List.of("shpat_t0ken"),
                                "consumerKey", List.of("ck_1"),
                                "consumerSecret", List.of("cs_2"))));
    }

    /** One turn of the clock route, read by read. */
    int turn() {
        List<ReadTask> taken = due.take();
        taken.forEach(task -> camel.createProducerTemplate().sendBody("direct:orders-from-reads", task));
        return taken.size();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    ReadTask task(String account, String externalId) {
        return tasks.due(Instant.parse("2100-01-01T00:00:00Z"), List.of(), 1000).stream()
                .filter(task ->
                        task.account().equals(account) && task.externalId().equals(externalId))
                .findFirst()
                .orElse(null);
    }

    static JdbcClient database() {
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1"));
        for (String statement : TABLES.split(";")) {
            jdbc.sql(statement).update();
        }
        return jdbc;
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return source.withZone(zone);
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    void load(String file) throws Exception {
        Resource resource = ResourceHelper.resolveMandatoryResource(
                camel, "file:" + Path.of(file).toAbsolutePath());
        PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    }

    @Override
    public Optional<Callee> find(String account) {
        return Optional.ofNullable(accounts.get(account));
    }

    @Override
    public Collection<Callee> all() {
        return accounts.values();
    }

    @Override
    public Collection<String> connectors() {
        return List.of("shopify", "woocommerce", "bigcommerce");
    }

    /** Only where nothing is said of time-outs they are long: a slow machine is no failure then. */
    private static CallRules.Timeouts timeouts(String connector) {
        return connector.equals("bigcommerce")
                ? new CallRules.Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(2))
                : new CallRules.Timeouts(Duration.ofSeconds(2), Duration.ofMillis(1500), Duration.ofMillis(2500));
    }

    @Override
    public CallRules rules(String connector) {
        return new CallRules(
                timeouts(connector),
                Map.of("order", connector + "-get-order"),
                connector.equals("woocommerce") ? orderParts : Map.of(),
                budgets);
    }

    @Override
    public void admit(
            String connector,
            String account,
            String topic,
            long readSeq,
            Instant askedAt,
            String contentType,
            byte[] body) {
        if (doorClosed != null) {
            throw doorClosed;
        }
        admitted.add(new Admitted(
                connector, account, topic, readSeq, askedAt, contentType, new String(body, StandardCharsets.UTF_8)));
    }

    @Override
    public void failed(String account, String words) {
        refusals.add(account + " " + words);
        accounts.computeIfPresent(account, (id, callee) -> as(callee, Callee.Standing.SPARINGLY));
    }

    @Override
    public void worked(String account) {
        accounts.computeIfPresent(account, (id, callee) -> as(callee, Callee.Standing.CALLED));
    }

    private static Callee as(Callee callee, Callee.Standing standing) {
        return new Callee(callee.id(), callee.connector(), standing, callee.base(), callee.secrets());
    }

    @Override
    public void close() {
        coverage.keep();
        camel.stop();
        platform.stop();
    }
}
