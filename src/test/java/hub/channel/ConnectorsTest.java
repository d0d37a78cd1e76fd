package hub.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import hub.channel.Connector.Ability;
import hub.order.Order;
import hub.order.StatusWords;
import hub.overlay.Overlay;
import hub.overlay.WrongFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorsTest {

    @TempDir
    Path overlay;

    @Test
    void the_built_in_connectors_are_read() {
        Connectors connectors = new Connectors(new Overlay(""));

        assertThat(connectors.all()).extracting(Connector::name).contains("shopify", "woocommerce");
        Connector shopify = connectors.get("shopify");
        assertThat(shopify.webhook().maxBody()).isEqualTo(10L * 1024 * 1024);
        assertThat(shopify.version().resolution()).isEqualTo(Duration.ofSeconds(1));
        assertThat(shopify.statusWords().payment()).containsEntry("partially_paid", Order.PaymentStatus.PARTIALLY_PAID);
        assertThat(shopify.abilities()).contains(Ability.RECEIVE_WEBHOOKS);
        assertThat(shopify.setting("shop")).get().matches(Connector.Setting::host);
        assertThat(shopify.secret("clientSecret")).get().matches(Connector.Secret::many);
        assertThat(connectors.get("woocommerce").webhook().signature().secretForm())
                .isEqualTo(Webhook.Signature.SecretForm.HTML_DECODED);
        assertThat(connectors
                        .get("woocommerce")
                        .statusWords()
                        .order()
                        .get("completed")
                        .shipped())
                .isTrue();
    }

    @Test
    void a_topic_is_found_by_its_name_then_by_the_longest_pattern() throws IOException {
        write("two", minimal("two") + "topics:\n  a/*: {keep: all}\n  a/b*: {keep: some}\n  a/bc: {hint: /x/id}\n");
        Connector two = new Connectors(new Overlay(overlay.toString())).get("two");

        assertThat(two.topic("a/bc")).contains(new Topic.OrderHint(JsonPointer.compile("/x/id")));
        assertThat(two.topic("a/bd")).contains(new Topic.Kept("some"));
        assertThat(two.topic("a/z")).contains(new Topic.Kept("all"));
        assertThat(two.topic("b")).isEmpty();
    }

    @Test
    void every_kind_of_status_word_is_read_as_the_platform_writes_it() throws IOException {
        String words = """
                  order:
                    Ready To Ship: {status: confirmed, holdsStock: true}
                    DONE: {status: delivered, holdsStock: true, shipped: true, payment: paid}
                  fulfilment: {part: partial}
                  paymentElement: {ok: completed}
                  shipment: {gone: true}
                  refund: {ok: true, nok: false}
                  returned: {received: true}
                """;
        write("one", minimal("one") + words);

        StatusWords read =
                new Connectors(new Overlay(overlay.toString())).get("one").statusWords();

        assertThat(read.order())
                .containsEntry("Ready To Ship", new StatusWords.OrderWord(Order.Status.CONFIRMED, true, false, null))
                .containsEntry(
                        "DONE",
                        new StatusWords.OrderWord(Order.Status.DELIVERED, true, true, Order.PaymentStatus.PAID));
        assertThat(read.fulfilment()).containsEntry("part", Order.FulfilmentStatus.PARTIAL);
        assertThat(read.paymentElement()).containsEntry("ok", "completed");
        assertThat(read.shipment()).containsEntry("gone", true);
        assertThat(read.refund()).containsEntry("ok", true).containsEntry("nok", false);
        assertThat(read.returned()).containsEntry("received", true);
    }

    @Test
    void an_overlay_replaces_a_connector_and_adds_another() throws IOException {
        write("shopify", minimal("shopify"));
        write("mine", minimal("mine"));

        Connectors connectors = new Connectors(new Overlay(overlay.toString()));

        assertThat(connectors.get("shopify").title()).isEqualTo("Mine");
        assertThat(connectors.find("mine")).isPresent();
        assertThat(connectors.get("woocommerce").title()).isEqualTo("WooCommerce");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "scheme: hmac-sha256 | scheme: md5 | 14: webhook.signature.scheme: md5 (expected: hmac-sha256)",
                "encoding: base64 | encoding: rot13 | 15: webhook.signature.encoding: rot13 (expected: base64, hex)",
                "headers: [X-Sig] | headers: [] | 16: webhook.signature.headers: empty (expected: at least one entry)",
                "headers: [X-Sig] | headers: X-Sig | 16: webhook.signature.headers: X-Sig (expected: a list)",
                "secret: key | secret: kye | 17: webhook.signature.secret: kye (expected: the name of a secret)",
                "perMinute: 60 | perMinute: many | 19: webhook.limit.perMinute: many (expected: a whole number above 0)",
                "perMinute: 60 | perMinute: 0 | 19: webhook.limit.perMinute: 0 (expected: a whole number above 0)",
                "burst: 10 | brust: 10 | 20: webhook.limit.brust: unknown (expected: perMinute, burst)",
                "hash: true | hash: perhaps | 22: webhook.deduplicate.hash: perhaps (expected: true or false)",
                "hash: true | hash: false | 22: webhook.deduplicate.hash: false (expected: true, or body: unsigned headers alone let one message hide another)",
                "scheme: timestamp | scheme: guess | 24: version.scheme: guess (expected: timestamp, counter, read)",
                "resolution: PT1S | resolution: 1s | 25: version.resolution: 1s (expected: a duration such as PT5M)",
                "setting: url | setting: uri | 11: storeKey.setting: uri (expected: the name of a required setting)",
                "paid: paid | paid: payed | 27: status.payment.paid: payed (expected: pending, authorized, partially-paid, paid, partially-refunded, refunded, voided, failed, expired, disputed, unknown)",
                "name: one | name: two | 1: name: two (expected: one, the name of the folder)",
                "title: Mine | title: | 2: title: empty (expected: a text)",
                "required: true | required: yes | 6: settings[0].required: yes (expected: true or false)",
                "pattern: '.+' | pattern: '(' | 5: settings[0].pattern: ( (expected: a regular expression)",
            })
    void a_wrong_value_is_named_with_file_line_value_and_expectation(String right, String wrong, String message)
            throws IOException {
        write("one", minimal("one").replace(right, wrong));

        assertThat(faults()).contains(overlay.resolve("connectors/one/connector.yaml") + ":" + message);
    }

    @Test
    void all_faults_of_all_files_are_listed_in_the_order_of_their_lines() throws IOException {
        write("one", minimal("one").replace("base64", "x").replace("PT1S", "y"));
        write("two", "name: two\n");

        List<String> faults = faults();

        assertThat(faults).hasSizeGreaterThan(4);
        assertThat(faults.get(0)).contains("one/connector.yaml:15:");
        assertThat(faults.get(1)).contains("one/connector.yaml:25:");
        assertThat(faults)
                .anyMatch(fault -> fault.endsWith("two/connector.yaml:1: title: missing (expected: a text)"))
                .anyMatch(
                        fault -> fault.endsWith("two/connector.yaml:1: version: missing (expected: keys and values)"));
    }

    @Test
    void an_unknown_key_a_key_given_twice_and_a_file_that_is_no_yaml_stop_the_start() throws IOException {
        write("one", minimal("one") + "colour: red\ntitle: Again\n");
        write("two", "name: [two\n");
        write("three", "");
        write("four", "- a list\n");

        assertThat(faults())
                .anyMatch(fault -> fault.contains("one/connector.yaml:28: colour: unknown (expected: name, title,"))
                .anyMatch(fault -> fault.contains("one/connector.yaml:29: title: given twice (expected: once)"))
                .anyMatch(fault -> fault.matches(".*two/connector.yaml:2: file: .*expected.*\\(expected: YAML\\)"))
                .anyMatch(fault -> fault.contains("three/connector.yaml:1: file: empty (expected: keys and values)"))
                .anyMatch(fault -> fault.contains("four/connector.yaml:1: file: a list (expected: keys and values)"));
    }

    @Test
    void a_folder_without_its_file_stops_the_start() throws IOException {
        Files.createDirectories(overlay.resolve("connectors/empty"));
        Files.writeString(overlay.resolve("connectors/empty/README.md"), "nothing else");

        assertThat(faults())
                .containsExactly(
                        "connectors/empty/connector.yaml:1: file: missing (expected: what the hub knows about empty)");
    }

    @Test
    void a_replay_window_counts_only_where_the_time_is_signed() throws IOException {
        String replay = "  replay:\n    timestampHeaders: [X-Time]\n    signed: true\n    window: PT5M\n";
        write("one", minimal("one").replace("  limit:\n", replay + "  limit:\n"));

        assertThat(faults())
                .anyMatch(fault -> fault.endsWith("one/connector.yaml:20: webhook.replay.signed: true"
                        + " (expected: false, or a timestamp header in signature.content)"));
    }

    private List<String> faults() {
        Overlay files = new Overlay(overlay.toString());
        return catchThrowableOfType(WrongFiles.class, () -> new Connectors(files))
                .faults();
    }

    private void write(String name, String file) throws IOException {
        Path folder = Files.createDirectories(overlay.resolve("connectors").resolve(name));
        Files.writeString(folder.resolve("connector.yaml"), file);
    }

    private static String minimal(String name) {
        return Stream.of(
                        "name: " + name,
                        "title: Mine",
                        "settings:",
                        "  - {name: url, title: Site,",
                        "     pattern: '.+',",
                        "     required: true}",
                        "secrets:",
                        "  - name: key",
                        "    title: Key",
                        "storeKey:",
                        "  setting: url",
                        "webhook:",
                        "  signature:",
                        "    scheme: hmac-sha256",
                        "    encoding: base64",
                        "    headers: [X-Sig]",
                        "    secret: key",
                        "  limit:",
                        "    perMinute: 60",
                        "    burst: 10",
                        "  deduplicate:",
                        "    hash: true",
                        "version:",
                        "  scheme: timestamp",
                        "  resolution: PT1S",
                        "status:",
                        "  payment: {paid: paid}")
                .reduce("", (file, line) -> file + line + "\n");
    }
}
