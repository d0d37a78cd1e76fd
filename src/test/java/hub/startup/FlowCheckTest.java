package hub.startup;

import static org.assertj.core.api.Assertions.assertThat;

import hub.outbound.Reads;
import hub.overlay.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowCheckTest {

    private static final Map<String, Class<?>> BEANS = Map.of(
            "reads", Reads.class,
            "jms-worker", JmsComponent.class,
            "guard", Object.class,
            "call", Object.class,
            "answers", Object.class,
            "dueReads", Object.class,
            "shopify-http", Object.class,
            "woocommerce-http", Object.class);

    @TempDir
    private Path folder;

    @Test
    void every_built_in_route_and_kamelet_passes() {
        HubNames names = names(true);

        assertThat(new FlowCheck(new Overlay(""), names).faults()).isEmpty();
    }

    @Test
    void a_flow_that_names_only_what_is_there_passes() throws IOException {
        route("""
                - route:
                    id: acme-orders
                    description: Says hello.
                    from:
                      uri: timer:acme-orders
                      parameters:
                        period: 5s
                        delay: "{{acme.delay:1000}}"
                      steps:
                        - toD:
                            uri: kamelet:acme-get-order/x
                            parameters:
                              region: eu
                        - choice:
                            when:
                              - expression:
                                  simple:
                                    expression: ${header.a} == 1
                                steps:
                                  - to: jms-worker:queue:acme?timeToLive=500
                            otherwise:
                              steps:
                                - bean:
                                    ref: reads
                                    method: settle
                """);
        kamelet("""
                    properties:
                      region:
                        title: Region
                        description: Where the shop lies.
                        type: string
                    required: [region]
                """, "{{region}}");

        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    log: [                                  | 8: file: expected the node content, but found '-' (expected: YAML)
                    setBdy: {constant: x}                   | 7: setBdy: unknown (expected: a step or key of Camel's YAML DSL)
                    to: {uri: "log:a", paramters: {}}       | 7: paramters: unknown (expected: a step or key of Camel's YAML DSL)
                    to: nowhere:a                           | 7: uri: nowhere (expected: a component on the class path, or a bean that is one)
                    to: log:a?showAl=true                   | 7: showAl: unknown (expected: an option of log)
                    to: {uri: "log:a", parameters: {showAl: true}} | 7: showAl: unknown (expected: an option of log)
                    to: {uri: "log:a", parameters: {showAll: perhaps}} | 7: showAll: perhaps (expected: true or false)
                    to: {uri: "jms-worker:queue:a", parameters: {timeToLiv: 5}} | 7: timeToLiv: unknown (expected: an option of jms)
                    to: {uri: "log:a", parameters: {exchangeFormatter: "#nobody"}} | 7: exchangeFormatter: #nobody (expected: a bean)
                    bean: {ref: nobody}                     | 7: ref: nobody (expected: a bean)
                    bean: {ref: reads, method: sttle}       | 7: method: sttle (expected: a public method of reads)
                    setBody: {simple: "${bean:nobody?method=x}"} | 7: bean: nobody (expected: a bean)
                    policy: {ref: nobody, steps: []}        | 7: ref: nobody (expected: a bean)
                    to: "kamelet:acme-get-ordr/x"           | 7: kamelet: acme-get-ordr (expected: one of [acme-get-order
                    to: "kamelet:shopify-get-order?apiVerson=1" | 7: apiVerson: unknown (expected: a parameter of shopify-get-order [apiVersion])
                    kamelet: {name: nobody-get-order}       | 7: kamelet: nobody-get-order (expected: one of [acme-get-order
                    throwException: {exceptionType: acme.Nothing, message: x} | 7: exceptionType: acme.Nothing (expected: a class of the hub or its libraries)
                    log: "{{acme.nothing}}"                 | 7: {{acme.nothing}}: unknown (expected: a parameter of the kamelet or a setting)
                    """)
    void a_wrong_step_is_named_with_its_line(String step, String fault) throws IOException {
        route("""
                - route:
                    id: acme-orders
                    description: Says hello.
                    from:
                      uri: timer:acme-orders
                      steps:
                        - %s
                        - log: done
                """.formatted(step));
        kamelet("""
                    properties: {}
                """, "x");

        assertThat(faults())
                .anySatisfy(found -> assertThat(found).startsWith(file("routes/acme-orders.yaml") + ":" + fault));
    }

    @Test
    void a_wrong_condition_is_named_with_its_line() throws IOException {
        route("""
                - route:
                    id: acme-orders
                    description: Says hello.
                    from:
                      uri: timer:acme-orders
                      steps:
                        - filter:
                            simple: ${header.a} ==
                            steps:
                              - log: x
                        - setBody:
                            simple: ${nothing.at.all}
                """);

        assertThat(faults())
                .anySatisfy(found -> assertThat(found).startsWith(file("routes/acme-orders.yaml") + ":8: simple: "))
                .anySatisfy(found -> assertThat(found).startsWith(file("routes/acme-orders.yaml") + ":12: simple: "));
    }

    @Test
    void a_route_is_named_like_its_file_described_and_alone() throws IOException {
        route("""
                - route:
                    id: acme
                    from:
                      uri: timer:a
                      steps:
                        - log: a
                - route:
                    id: other
                    description: x
                    from:
                      uri: timer:b
                      steps:
                        - log: b
                - from:
                    uri: timer:c
                    steps:
                      - log: c
                """);

        assertThat(faults())
                .containsExactly(
                        file("routes/acme-orders.yaml")
                                + ":2: route.id: acme (expected: acme-orders, the name of the file)",
                        file("routes/acme-orders.yaml")
                                + ":2: route.description: missing (expected: one sentence that says what the flow does)",
                        file("routes/acme-orders.yaml")
                                + ":8: route: 2 in one file (expected: one, named like the file)",
                        file("routes/acme-orders.yaml")
                                + ":14: from: outside of a route (expected: route: {id, description, from})");
    }

    @Test
    void a_kamelet_is_named_like_its_file_and_says_what_it_is_and_takes() throws IOException {
        write("connectors/acme/acme-get-order.kamelet.yaml", """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: acme-order
                spec:
                  definition:
                    title: Acme
                    properties:
                      region:
                        type: string
                    required: [realm]
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - log: "{{realm}}"
                """);

        String kamelet = file("connectors/acme/acme-get-order.kamelet.yaml");
        assertThat(faults())
                .containsExactly(
                        kamelet + ":4: metadata.name: acme-order (expected: acme-get-order, the name of the file)",
                        kamelet + ":7: spec.definition.description: missing (expected: a text)",
                        kamelet + ":9: region.title: missing (expected: a text)",
                        kamelet + ":9: region.description: missing (expected: a text)",
                        kamelet + ":11: required: realm (expected: one of [region])",
                        kamelet + ":16: {{realm}}: unknown (expected: a parameter of the kamelet or a setting)");
    }

    @Test
    void a_call_without_a_required_parameter_is_named() throws IOException {
        route("""
                - route:
                    id: acme-orders
                    description: Says hello.
                    from:
                      uri: timer:a
                      steps:
                        - to: kamelet:acme-get-order
                """);
        kamelet("""
                    properties:
                      region:
                        title: Region
                        description: Where the shop lies.
                        type: string
                    required: [region]
                """, "{{region}}");

        assertThat(faults())
                .containsExactly(file("routes/acme-orders.yaml")
                        + ":7: region: missing (expected: a value, because acme-get-order requires it)");
    }

    @Test
    void a_broken_kamelet_is_named_with_its_line() throws IOException {
        kamelet("""
                    properties: {}
                """, "x\n        - setBdy: {constant: x}");

        assertThat(faults())
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(file("connectors/acme/acme-get-order.kamelet.yaml"))
                        .contains("setBdy: unknown (expected: a step or key of Camel's YAML DSL)"));
    }

    @Test
    void a_file_the_hub_would_overlook_is_a_fault() throws IOException {
        write("routes/acme-orders.yml", "[]");
        write("mappings/acme/order.jstl", "{}");
        write("connectors/acme/conector.yaml", "{}");
        write("routes/README.md", "why");

        assertThat(faults())
                .containsExactly(
                        file("routes/acme-orders.yml") + ":1: file: acme-orders.yml (expected: <route>.yaml)",
                        file("mappings/acme/order.jstl") + ":1: file: order.jstl (expected: <platform>/<name>.jslt)",
                        file("connectors/acme/conector.yaml")
                                + ":1: file: conector.yaml (expected: connector.yaml or <platform>-<verb>.kamelet.yaml)");
    }

    private List<String> faults() {
        return new FlowCheck(new Overlay(folder.toString()), names(false))
                .faults().stream()
                        .filter(fault -> fault.startsWith(folder.toString()))
                        .toList();
    }

    private static HubNames names(boolean everything) {
        return new HubNames() {
            @Override
            public boolean hasBean(String name) {
                return everything || BEANS.containsKey(name);
            }

            @Override
            public Optional<Class<?>> typeOf(String bean) {
                return Set.of("reads", "jms-worker").contains(bean) ? Optional.of(BEANS.get(bean)) : Optional.empty();
            }

            @Override
            public boolean hasProperty(String name) {
                return false;
            }
        };
    }

    private void route(String text) throws IOException {
        write("routes/acme-orders.yaml", text);
    }

    private void kamelet(String properties, String word) throws IOException {
        write("connectors/acme/acme-get-order.kamelet.yaml", """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: acme-get-order
                spec:
                  definition:
                    title: Acme Get Order
                    description: Reads one order.
                %s  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - log: %s
                """.formatted(
                        properties, word.startsWith("{{") ? "\"" + word + "\"" : word));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String file(String path) {
        return folder.resolve(path).toString();
    }
}
