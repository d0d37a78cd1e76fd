package hub.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A platform nobody knows, as an integration engineer would lay it into an overlay: files only. */
final class Kiosk {

    static final String ACCOUNT = """
            {"id":"corner","connector":"kiosk","settings":{"host":"corner.example"},"secrets":{"signing":"kiosk-secret-1"}}""";
    private static final String CONNECTOR = """
            name: kiosk
            title: Kiosk
            settings:
              - { name: host, title: Host, required: true, host: true }
            secrets:
              - { name: signing, title: Signing secret, required: true }
            storeKey: { setting: host }
            webhook:
              topicHeaders: [X-Kiosk-Event]
              idHeaders: [X-Kiosk-Id]
              signature: { scheme: hmac-sha256, encoding: hex, headers: [X-Kiosk-Signature], secret: signing }
              store: { body: [/kiosk] }
              limit: { perMinute: 600, burst: 100 }
              deduplicate: { hash: true }
            topics:
              sale: { mapping: order, orderId: /receipt }
              'read:order': { mapping: order, orderId: /receipt }
              gone: { hint: /receipt }
            version: { scheme: counter }
            status:
              order:
                sold: { status: confirmed, holdsStock: true, payment: paid }
            reads: { order: kiosk-get-order }
            limits:
              '*': { burst: 10, perSecond: 5 }
            timeouts: { connect: PT3S, read: PT10S, total: PT15S }
            stock: { level: available }
            abilities: [receive-webhooks, read-order]
            """;
    private static final String KAMELET = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: kiosk-get-order
              labels:
                camel.apache.org/kamelet.type: action
            spec:
              definition:
                title: Kiosk Get Order
                description: Reads one receipt.
                type: object
                properties: {}
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setHeader:
                        name: CamelHttpUri
                        expression:
                          simple:
                            expression: "${variable.base}/receipts/${bean:call?method=orderId}"
                    - to:
                        uri: https://kiosk
                        parameters:
                          httpClientConfigurer: "#kiosk-http"
                          throwExceptionOnFailure: false
            """;
    static final String MAPPING = """
            let currency = .currency
            let lines = [for (.goods) {
              "id": text(.article), "channelSku": text(.article), "name": text(.name), "quantity": quantity(.pieces),
              "unitPrice": money(.each, $currency), "total": money-times(money(.each, $currency), .pieces)
            }]
            {
              "observations": [{
                "externalId": text(.receipt),
                "ver": text(.version),
                "parts": {
                  "header": {
                    "number": "K-" + .receipt, "placedAt": text(.at), "currency": $currency, "taxesIncluded": true,
                    "statusWord": text(.state)
                  },
                  "lines": {"lines": $lines},
                  "money": {"total": money-sum([for ($lines) .total])},
                  "existence": {"state": "live"}
                },
                "lists": {},
                "elements": {}
              }]
            }
            """;
    private static final String EXPECTED = """
            {"observations":[{"externalId":"41","ver":"1","parts":{
              "header":{"number":"K-41","placedAt":"2026-11-23T10:00:00Z","currency":"EUR","taxesIncluded":true,"statusWord":"sold"},
              "lines":{"lines":[{"id":"COLA","channelSku":"COLA","name":"Cola","quantity":"2",
                "unitPrice":{"amount":"1.50","currency":"EUR"},"total":{"amount":"3.00","currency":"EUR"}}]},
              "money":{"total":{"amount":"3.00","currency":"EUR"}},
              "existence":{"state":"live"}},"lists":{},"elements":{}}]}
            """;

    private Kiosk() {}

    static void layInto(Path overlay) throws IOException {
        write(overlay, "connectors/kiosk/connector.yaml", CONNECTOR);
        write(overlay, "connectors/kiosk/kiosk-get-order.kamelet.yaml", KAMELET);
        write(overlay, "connectors/kiosk/samples/order.two-colas.json", sale("41"));
        write(overlay, "connectors/kiosk/samples/order.two-colas.expected.json", EXPECTED);
        write(overlay, "mappings/kiosk/order.jslt", MAPPING);
    }

    static String sale(String receipt) {
        return """
                {"kiosk":"corner.example","receipt":"%s","version":"1","at":"2026-11-23T10:00:00Z","currency":"EUR",
                 "state":"sold","goods":[{"article":"COLA","name":"Cola","pieces":2,"each":"1.50"}]}""".formatted(receipt);
    }

    /** @param hub base address */
    static HttpRequest.Builder webhook(String hub, String receipt) {
        String body = sale(receipt);
        return HttpRequest.newBuilder(URI.create(hub + "/webhooks/kiosk/corner"))
                .header("Content-Type", "application/json")
                .header("X-Kiosk-Event", "sale")
                .header("X-Kiosk-Id", receipt)
                .header("X-Kiosk-Signature", signed(body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static void write(Path overlay, String path, String text) throws IOException {
        Path file = overlay.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String signed(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("kiosk-secret-1".getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
