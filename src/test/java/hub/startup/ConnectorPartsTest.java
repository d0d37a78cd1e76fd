package hub.startup;

import static org.assertj.core.api.Assertions.assertThat;

import hub.mapping.MappingFaults;
import hub.overlay.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorPartsTest {

    @TempDir
    private Path folder;

    @Test
    void every_built_in_connector_has_what_it_promises() {
        assertThat(new ConnectorParts(new Overlay("")).faults()).isEmpty();
        assertThat(MappingFaults.of(new Overlay(""))).isEmpty();
    }

    @Test
    void an_ability_a_read_and_a_topic_need_their_files() throws IOException {
        write("connectors/acme/connector.yaml", """
                topics:
                  order: { mapping: order }
                  gone: { hint: /id }
                reads:
                  order: acme-get-ordr
                abilities: [receive-webhooks, read-order, set-stock, poll-orders]
                """);
        write("connectors/acme/acme-set-stock.kamelet.yaml", "x");
        write("mappings/acme/set-stock.jslt", ".");

        String file = folder.resolve("connectors/acme/connector.yaml").toString();
        assertThat(new ConnectorParts(new Overlay(folder.toString())).faults())
                .containsExactly(
                        file + ":2: mapping: order (expected: a file mappings/acme/order.jslt)",
                        file
                                + ":5: reads.order: acme-get-ordr (expected: a kamelet acme-get-ordr.kamelet.yaml beside it)",
                        file + ":6: abilities: receive-webhooks (expected: a section webhook for it)",
                        file + ":6: abilities: set-stock (expected: its mapping mappings/acme/set-stock-answer.jslt)",
                        file + ":6: abilities: set-stock (expected: a section stock for it)",
                        file + ":6: abilities: poll-orders (expected: its kamelet acme-list-orders.kamelet.yaml)",
                        file + ":6: abilities: poll-orders (expected: its mapping mappings/acme/list-orders.jslt)",
                        file
                                + ":6: abilities: poll-orders (expected: its mapping mappings/acme/list-orders-answer.jslt)",
                        file + ":6: abilities: poll-orders (expected: a section polling for it)");
    }

    @Test
    void a_sample_is_a_pair_of_an_existing_mapping() throws IOException {
        write("mappings/acme/order.jslt", "{\"a\": .a}");
        write("connectors/acme/samples/order.alone.json", "{}");
        write("connectors/acme/samples/order.lonely.expected.json", "{}");
        write("connectors/acme/samples/refund.whole.json", "{}");
        write("connectors/acme/samples/refund.whole.expected.json", "{}");
        write("connectors/acme/samples/order.torn.json", "{}");
        write("connectors/acme/samples/order.torn.expected.json", "{");
        write("connectors/acme/samples/order.json", "{}");

        String samples = folder.resolve("connectors/acme/samples") + "/";
        assertThat(MappingFaults.of(new Overlay(folder.toString())))
                .containsExactlyInAnyOrder(
                        samples
                                + "order.alone.json:1: expectation: missing (expected: order.alone.expected.json beside it)",
                        samples
                                + "order.lonely.expected.json:1: payload: missing (expected: order.lonely.json beside it)",
                        samples
                                + "refund.whole.json:1: mapping: missing (expected: mappings/acme/refund.jslt, which the sample is for)",
                        samples
                                + "refund.whole.expected.json:1: mapping: missing (expected: mappings/acme/refund.jslt, which the sample is for)",
                        samples
                                + "order.torn.expected.json:1: file: no JSON (expected: what the mapping makes of the payload)",
                        samples
                                + "order.json:1: file: order.json (expected: <mapping>.<case>.json and <mapping>.<case>.expected.json)");
    }

    @Test
    void a_mapping_that_does_not_compile_is_named_with_line_and_column() throws IOException {
        write("mappings/acme/order.jslt", "{\n  \"a\": nothing(.a)\n}");
        write("mappings/acme/refund.jslt", "import \"acme/nowhere.jslt\" as n\n{}");

        assertThat(MappingFaults.of(new Overlay(folder.toString())))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(folder.resolve("mappings/acme/order.jslt") + ":2:")
                        .contains("nothing"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(folder.resolve("mappings/acme/refund.jslt") + ":1:")
                        .contains("acme/nowhere.jslt"));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
