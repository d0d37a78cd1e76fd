package hub.outbound;

import org.apache.camel.Exchange;

/** What a call's exchange carries. Never a secret: those are looked up where the request is built. */
final class Call {

    static final String ACCOUNT = "account";
    static final String OPERATION = "operation";
    static final String KAMELET = "kamelet";
    static final String BASE = "base";
    static final String PATH = "path";
    static final String METHOD = "method";
    static final String EXTERNAL_ID = "externalId";

    private Call() {}

    static String text(Exchange exchange, String variable) {
        String value = exchange.getVariable(variable, String.class);
        if (value == null) {
            throw new IllegalStateException("variable " + variable + ": missing (expected: set before a call)");
        }
        return value;
    }
}
