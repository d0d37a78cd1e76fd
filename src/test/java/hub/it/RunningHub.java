package hub.it;

import architecture.RouteCoverage;
import com.fasterxml.jackson.databind.JsonNode;
import hub.Crossdock;
import hub.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole hub in this JVM, embedded default, on a port and a data folder of its own. */
public final class RunningHub implements AutoCloseable {

    public static final String ADMIN_KEY = "it-admin-key-0123456789abcdef0123";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final ConfigurableApplicationContext context;
    private final Path data;
    private final int port;

    private RunningHub(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.data = data;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public static RunningHub start(String... properties) throws IOException {
        return start(Files.createTempDirectory("hub"), properties);
    }

    public static RunningHub start(Path data, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--hub.data-dir=" + data,
                "--hub.admin-key=" + ADMIN_KEY,
                "--hub.doors-stay-open=PT0S",
                "--spring.jmx.enabled=false"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        SpringApplication hub = new SpringApplication(Crossdock.class);
        hub.addInitializers(starting -> {
            starting.getBeanFactory().registerSingleton("hubWithoutTests", new WithoutTests());
            starting.getBeanFactory().registerSingleton("hubRouteCoverage", new RouteCoverage());
        });
        return new RunningHub(hub.run(arguments.toArray(String[]::new)), data);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public Path data() {
        return data;
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return tree(answer);
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpResponse<String> put(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(60))
                .header("X-API-Key", ADMIN_KEY);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static JsonNode tree(HttpResponse<String> answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + answer.body(), e);
        }
    }

    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    /** The only order with this external id, once it is there. */
    public JsonNode order(String account, String externalId) {
        return await("order " + externalId)
                .until(
                        () -> json("/api/v1/orders?account=" + account + "&externalId=" + externalId)
                                .path("items"),
                        items -> items.size() == 1)
                .get(0);
    }

    public void count(String sku, int quantity) {
        HttpResponse<String> answer = post(
                "/api/v1/stock/adjustments",
                Json.MAPPER
                        .valueToTree(Map.of("sku", sku, "location", "main", "quantity", quantity, "reason", "count"))
                        .toString(),
                "Idempotency-Key",
                "count-" + sku + "-" + quantity);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("count: " + answer.statusCode() + " " + answer.body());
        }
    }

    public JsonNode stock(String sku) {
        return json("/api/v1/stock?sku=" + sku).path("items").path(0);
    }

    @Override
    public void close() {
        // What an overlay brings is not the product's.
        if (context.getEnvironment().getProperty("hub.overlay", "").isBlank()) {
            context.getBean(RouteCoverage.class).keep();
        }
        context.close();
    }
}
