package hub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;

/** A function that mappings can call beside those of JSLT. */
record HubFunction(String getName, int getMinArguments, int getMaxArguments, Body body) implements Function {

    interface Body {
        JsonNode call(JsonNode[] arguments);
    }

    /** What a function refuses; its message never repeats the value. */
    static final class Refused extends JsltException {
        Refused(String message) {
            super(message);
        }
    }

    static HubFunction of(String name, int arguments, Body body) {
        return new HubFunction(name, arguments, arguments, body);
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return body.call(arguments);
    }
}
