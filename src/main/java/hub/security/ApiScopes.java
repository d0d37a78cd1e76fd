package hub.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.AntPathMatcher;

/** Which scope a handler needs. What is not listed here is refused to everybody. */
public final class ApiScopes {

    /** Answered without a key: the sender proves itself otherwise, or nothing is to be protected. */
    public static final String OPEN = "";

    private static final AntPathMatcher MATCHER = new AntPathMatcher();
    private static final Map<String, String> SCOPES = new LinkedHashMap<>();

    static {
        put("* /webhooks/**", OPEN);
        put("* /error", OPEN);
        // Exists in the profiles demo and sandbox only; the platforms played there check credentials of their own.
        put("* /sandbox/**", OPEN);
        // A gateway proves itself by its signature.
        put("POST /api/v1/gateways/{id}/payments", OPEN);
        put("GET /openapi.json/**", OPEN);
        put("GET /openapi.json", OPEN);
        put("GET /openapi.json.yaml", OPEN);
        put("GET /asyncapi.json", OPEN);
        put("POST /api/v1/pos/**", "pos:write");
        put("GET /api/v1/pos/**", "pos:read");
        put("POST /api/v1/app/orders", "app:write");
        put("POST /api/v1/app/orders/{id}/payments", "app:payments");
        put("POST /api/v1/accounts/{id}/{action}", "accounts:run");
        put("* /api/v1/mappings/**", "mappings");
        put("GET /api/v1/exports/orders", "orders:read");
        put("GET /api/v1/exports/lines", "orders:read");
        put("GET /api/v1/exports/stock", "stock:read");
        put("GET /api/v1/exports/ledger", "stock:read");
        put("GET /api/v1/exports/products", "catalog:read");
        put("GET /api/v1/exports/prices", "catalog:read");
        put("GET /api/v1/exports/customers", "customers:read");
        resources("orders", "orders");
        resources("stock", "stock");
        resources("locations", "locations");
        resources("kits", "stock");
        resources("transfers", "stock");
        resources("sku-mappings", "catalog");
        resources("products", "catalog");
        resources("prices", "catalog");
        resources("apps", "apps");
        resources("gateways", "gateways");
        resources("terminals", "terminals");
        resources("till-cases", "terminals");
        resources("customers", "customers");
        resources("subscribers", "subscribers");
        resources("alerts", "alerts");
        resources("alert-rules", "alerts");
        resources("notifications", "notifications");
        resources("notification-rules", "notifications");
        resources("keys", "keys");
        resources("rates", "rates");
        resources("imports", "imports");
        resources("import-schedules", "imports");
        resources("export-schedules", "exports");
        resources("accounts", "accounts");
        resources("connectors", "accounts");
        resources("messages", "messages");
        resources("jobs", "messages");
        resources("audit", "audit");
        resources("feed", "feed");
    }

    private ApiScopes() {}

    /**
     * @param pattern path pattern of the handler: {@code /api/v1/orders/{id}}
     * @return the scope needed, {@link #OPEN} where none is, empty where nobody may
     */
    public static Optional<String> needed(String method, String pattern) {
        return SCOPES.entrySet().stream()
                .filter(rule -> covers(rule.getKey(), method, pattern))
                .map(rule -> scope(rule.getValue(), method))
                .findFirst();
    }

    /** Every scope that can be given to a key. */
    public static Set<String> all() {
        Set<String> all =
                new TreeSet<>(Set.of("*", "metrics:read", "flows:call", "orders:personal", "messages:payload"));
        SCOPES.values().stream().filter(scope -> !scope.isEmpty()).forEach(scope -> {
            all.add(scope(scope, "GET"));
            all.add(scope(scope, "POST"));
        });
        return all;
    }

    private static boolean covers(String rule, String method, String pattern) {
        String[] parts = rule.split(" ");
        return (parts[0].equals("*") || parts[0].equals(method)) && MATCHER.match(parts[1], pattern);
    }

    /** A resource without a verb is read by GET and HEAD and written by all else. */
    private static String scope(String scope, String method) {
        if (scope.isEmpty() || scope.contains(":")) return scope;
        return scope + (method.equals("GET") || method.equals("HEAD") ? ":read" : ":write");
    }

    private static void resources(String path, String scope) {
        put("* /api/v1/" + path + "/**", scope);
    }

    private static void put(String rule, String scope) {
        SCOPES.put(rule, scope);
    }
}
