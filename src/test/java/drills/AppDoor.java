package drills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import drills.Goods.Piece;
import hub.json.Json;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An app whose buyers are sent a confirmation each, and the mail server that takes it. */
final class AppDoor implements Door, AutoCloseable {

    private static final String ORDERS = "/api/v1/app/orders";
    private static final String KIND = "order_confirmation";
    private static final Set<String> OVER = Set.of("sent", "failed", "skipped");

    private final GreenMail mails = new GreenMail(PatientMail.of(ServerSetup.SMTP));
    private final AtomicInteger nextOrder = new AtomicInteger();
    /** By the buyer's address. */
    private final Map<String, List<Piece>> sold = new ConcurrentHashMap<>();

    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private long unknown;

    AppDoor() {
        mails.start();
    }

    Map<String, String> settings() {
        return Map.of(
                "HUB_MAIL_HOST", "localhost",
                "HUB_MAIL_PORT", Integer.toString(mails.getSmtp().getPort()),
                "HUB_MAIL_STARTTLS", "false",
                "HUB_MAIL_FROM", "Drill <drill@acme.example>",
                "HUB_MAIL_TIMEOUT", "PT3S",
                "HUB_MAIL_LEASE", "PT12S");
    }

    @Override
    public void prepare(HubProcess hub) {
        String rule = "{\"kind\":\"" + KIND + "\",\"to\":[\"customer\"],\"channels\":[\"app\"]}";
        Asking.expect(201, hub.put("/api/v1/notification-rules/buyers", rule).statusCode(), "rule of mails");
    }

    @Override
    public void send(HubProcess hub, Random random) {
        String id = "A-" + nextOrder.incrementAndGet();
        String buyer = id.toLowerCase() + "@buyers.example";
        List<Piece> pieces = Goods.some(random);
        sold.put(buyer, pieces);
        String order = order(id, buyer, pieces).toString();
        Asking.untilTaken("app order", () -> {
            var answer = Asking.post(hub, 201, ORDERS, order, "Idempotency-Key", id);
            answer.ifPresent(taken -> orders.put(buyer, taken.path("id").asText()));
            return answer.isPresent();
        });
    }

    private static ObjectNode order(String id, String buyer, List<Piece> pieces) {
        int total = pieces.stream().mapToInt(Piece::quantity).sum();
        ObjectNode order = Json.MAPPER.createObjectNode();
        order.put("externalId", id)
                .put("app", "drill")
                .put("placedAt", Instant.now().toString())
                .put("currency", "EUR");
        order.putObject("customer").put("name", "Bea Buyer").put("email", buyer);
        ArrayNode lines = order.putArray("lines");
        pieces.forEach(piece -> lines.addObject()
                .put("sku", piece.sku())
                .put("quantity", piece.quantity())
                .put("unitPrice", "1.00"));
        order.putArray("payments")
                .addObject()
                .put("method", "wallet")
                .put("status", "completed")
                .put("amount", total + ".00");
        return order;
    }

    @Override
    public void judge(HubProcess hub, Goods goods, List<String> broken) {
        sold.forEach((buyer, pieces) -> {
            String id = buyer.substring(0, buyer.indexOf('@')).toUpperCase();
            int found = Asking.json(hub, "/api/v1/orders?account=drill&externalId=" + id)
                    .path("items")
                    .size();
            if (found != 1) {
                broken.add("app order " + id + ": " + found + " (expected: 1)");
            }
            goods.reserved(pieces);
        });
        judgeMails(hub, broken);
    }

    /**
     * SMTP cannot say what became of a mail whose connection broke: such a one is named and not sent again. So each order's
     * mail is there once where the hub says sent, at most once where it says that it does not know, and never twice.
     */
    private void judgeMails(HubProcess hub, List<String> broken) {
        if (!Asking.comesTrue(
                Duration.ofMinutes(3),
                () -> wanted(hub).size() >= orders.size()
                        && wanted(hub).values().stream()
                                .allMatch(
                                        mail -> OVER.contains(mail.path("state").asText())))) {
            broken.add("mails: not all over (expected: " + orders.size() + " sent or named)");
        }
        Map<String, JsonNode> wanted = wanted(hub);
        Map<String, Integer> received = received();
        orders.forEach((buyer, order) -> {
            JsonNode mail = wanted.get(order);
            int times = received.getOrDefault(buyer, 0);
            boolean sent = mail != null && mail.path("state").asText().equals("sent");
            boolean named = mail != null && mail.path("reason").asText().startsWith("outcome_unknown");
            if (sent ? times != 1 : !named || times > 1) {
                broken.add("mail to " + buyer + ": received " + times + ", " + mail + " (expected: once)");
            }
            unknown += named ? 1 : 0;
        });
    }

    private static Map<String, JsonNode> wanted(HubProcess hub) {
        Map<String, JsonNode> wanted = new HashMap<>();
        Asking.all(hub, "/api/v1/notifications?kind=" + KIND)
                .forEach(mail -> wanted.put(mail.path("subject").asText(), mail));
        return wanted;
    }

    private Map<String, Integer> received() {
        return List.of(mails.getReceivedMessages()).stream()
                .collect(Collectors.toMap(AppDoor::recipient, mail -> 1, Integer::sum));
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String tally() {
        return sold.size() + " app orders with a mail each (" + unknown + " of unknown outcome)";
    }

    @Override
    public void close() {
        mails.stop();
    }
}
