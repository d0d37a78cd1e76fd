package hub.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** What kamelets build a request of: {@code method: secret(${exchange}, 'accessToken')}. */
@Component("call")
public final class CallParts {

    private final Callees callees;

    CallParts(Callees callees) {
        this.callees = callees;
    }

    /** The order's id as one segment of a path: an id out of a payload must not lead anywhere else. */
    public String orderId(Exchange exchange) {
        String id = Call.text(exchange, Call.EXTERNAL_ID);
        return URLEncoder.encode(id, UTF_8).replace("+", "%20").replace(".", "%2E");
    }

    /** A platform that tells milliseconds is understood by a {@code Retry-After} of seconds. Null without a number. */
    public String seconds(String milliseconds) {
        return milliseconds == null || !milliseconds.matches("[0-9]{1,12}")
                ? null
                : new BigDecimal(milliseconds).movePointLeft(3).toPlainString();
    }

    public String secret(Exchange exchange, String name) {
        String account = Call.text(exchange, Call.ACCOUNT);
        return callees.find(account)
                .flatMap(callee -> callee.secret(name))
                .orElseThrow(() -> new CallNotMade("secret " + name + ": not set (expected: needed to call)"));
    }

    /** The body made by the mapping, with a secret in it: mappings never see one. */
    public byte[] bodyWith(Exchange exchange, String field, String name) throws IOException {
        ObjectNode body =
                (ObjectNode) Json.MAPPER.readTree(exchange.getMessage().getBody(byte[].class));
        return Json.MAPPER.writeValueAsBytes(body.put(field, secret(exchange, name)));
    }

    /** The value of an {@code Authorization} header. */
    public String basic(Exchange exchange, String user, String password) {
        String pair = secret(exchange, user) + ":" + secret(exchange, password);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
