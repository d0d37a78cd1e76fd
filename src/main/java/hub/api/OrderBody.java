package hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.folding.PersonalFields;
import java.util.function.UnaryOperator;

/** An order as a caller may see it. Whatever may name a person is left out for those who may not. */
final class OrderBody {

    private OrderBody() {}

    static UnaryOperator<JsonNode> shownTo(boolean persons) {
        return persons ? document -> document : OrderBody::withoutPersons;
    }

    static JsonNode withoutPersons(JsonNode document) {
        return PersonalFields.leftOutOf(document);
    }

    /** The order says how far behind it is while newer messages of it are parked. */
    static JsonNode withBehind(JsonNode document, long parked) {
        if (parked == 0) {
            return document;
        }
        ObjectNode shown = document.deepCopy();
        ArrayNode findings = shown.withArrayProperty("findings");
        findings.addObject().put("code", "behind").put("path", "$").put("detail", parked + " newer messages parked");
        return shown;
    }
}
