package hub.it;

import static hub.it.RunningHub.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A till, as it speaks to the hub. */
final class TillSide {

    static final String TRANSACTIONS = "/api/v1/pos/transactions";

    private final RunningHub hub;
    private final String id;

    TillSide(RunningHub hub, String id) {
        this.hub = hub;
        this.id = id;
    }

    static TillSide registered(RunningHub hub, String id, String... more) {
        ObjectNode form = Json.MAPPER.createObjectNode().put("id", id);
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        HttpResponse<String> answer = hub.post("/api/v1/terminals", form.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new TillSide(hub, id);
    }

    /** A sale of the moment, paid in cash. */
    ObjectNode sale(String transaction, String sku, int quantity, String price, String total) {
        ObjectNode sale = Json.MAPPER.createObjectNode();
        sale.put("transactionId", transaction);
        sale.put("terminal", id);
        sale.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        sale.put("currency", "EUR");
        sale.put("total", total);
        sale.putArray("lines")
                .addObject()
                .put("sku", sku)
                .put("quantity", quantity)
                .put("unitPrice", price);
        sale.putArray("payments")
                .addObject()
                .put("method", "cash")
                .put("status", "completed")
                .put("amount", total);
        return sale;
    }

    HttpResponse<String> post(JsonNode transaction, String... headers) {
        return hub.post(TRANSACTIONS, transaction.toString(), headers);
    }

    /** @return the message's id */
    String send(JsonNode transaction) {
        HttpResponse<String> answer = post(transaction);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return tree(answer).path("messageId").asText();
    }

    /** The message, once it has come to an end. */
    JsonNode ended(String message) {
        return RunningHub.await("message " + message)
                .until(() -> hub.get("/api/v1/messages/" + message), answer -> answer.statusCode() == 200)
                .body()
                .transform(body -> parsed(body));
    }

    JsonNode done(JsonNode transaction) {
        return ended(send(transaction));
    }

    JsonNode order(String transaction) {
        return hub.order(id, transaction);
    }

    JsonNode view() {
        return hub.json("/api/v1/terminals/" + id);
    }

    JsonNode cases(String code, String state) {
        return hub.json("/api/v1/terminals/" + id + "/cases?code=" + code + "&state=" + state)
                .path("items");
    }

    JsonNode shift(String shift) {
        return hub.json("/api/v1/terminals/" + id + "/shifts/" + shift);
    }

    private static JsonNode parsed(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }
}
