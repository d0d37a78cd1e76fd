package hub.api;

import hub.notify.Kind;
import hub.notify.NotificationRule;
import hub.notify.NotificationRule.Scope;
import hub.settings.MailAddress;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a rule as somebody stated it; every fault is named. */
final class NotificationRuleChecks {

    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000");
    private static final BigDecimal USUAL = new BigDecimal("5");
    private static final String KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", "));

    private final FieldChecks checks = new FieldChecks();

    /** @param held the rule as it is; empty for a new one */
    NotificationRule read(String id, NotificationRuleBody body, Optional<NotificationRule> held, Instant now) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            checks.fault("/id", "not usable (expected: small letters, digits and dashes, at most 60)");
        }
        Kind kind = Kind.of(String.valueOf(body.kind())).orElse(null);
        if (kind == null) {
            checks.fault("/kind", "unknown (expected: one of " + KINDS + ")");
        }
        List<String> to = texts("/to", body.to());
        boolean toCustomer = to.contains(NotificationRuleBody.CUSTOMER);
        Scope scope = new Scope(
                texts("/channels", body.channels()),
                texts("/accounts", body.accounts()),
                texts("/alerts", body.alerts()));
        addresses(to, toCustomer);
        if (toCustomer && kind != null && kind.about() != Kind.About.ORDER) {
            checks.fault("/to", "customer (expected: mail addresses, because only orders have a customer)");
        }
        boolean enabled = body.enabled() == null || body.enabled();
        if (toCustomer
                && enabled
                && scope.channels().isEmpty()
                && scope.accounts().isEmpty()) {
            checks.fault(
                    "/accounts",
                    "missing (expected: at least one account or channel, because most platforms write to the buyer themselves)");
        }
        Duration digest = digest(body.digest(), toCustomer);
        BigDecimal threshold = kind == Kind.LOW_STOCK ? threshold(body.threshold()) : null;
        checkLocale(body.locale());
        checks.done();
        // Whoever comes to be covered is not told of what was before; a rule that covers the same goes on where it was.
        Instant since = held.filter(rule -> rule.enabled() && enabled && rule.kind() == kind)
                .filter(rule -> rule.scope().equals(scope) && rule.toCustomer() == toCustomer)
                .map(NotificationRule::since)
                .orElse(now);
        long version = held.map(NotificationRule::version).orElse(0L);
        List<String> addresses = toCustomer ? List.of() : to;
        return new NotificationRule(
                id, kind, scope, toCustomer, addresses, body.locale(), threshold, digest, enabled, since, now, version);
    }

    private List<String> texts(String path, List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST) {
            checks.fault(path, given.size() + " entries (expected: at most " + MOST + ")");
            return List.of();
        }
        for (int i = 0; i < given.size(); i++) {
            checks.text(path + "/" + i, given.get(i), 254);
        }
        return given.stream()
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
    }

    private void addresses(List<String> to, boolean toCustomer) {
        if (toCustomer && to.size() > 1) {
            checks.fault("/to", to.size() + " entries (expected: customer alone, or mail addresses)");
        }
        for (int i = 0; !toCustomer && i < to.size(); i++) {
            if (!MailAddress.isOne(to.get(i))) {
                checks.fault("/to/" + i, "not an address (expected: one mail address, or customer)");
            }
        }
    }

    private Duration digest(String text, boolean toCustomer) {
        try {
            Duration digest = text == null ? Duration.ZERO : Duration.parse(text);
            if (toCustomer && !digest.isZero()) {
                checks.fault("/digest", digest + " (expected: none, a customer's mails are never made one)");
            }
            if (!digest.isNegative() && digest.compareTo(LONGEST) <= 0) {
                return digest;
            }
        } catch (DateTimeException notADuration) {
            // Told below, with the durations out of range.
        }
        checks.fault("/digest", "not usable (expected: ISO 8601, PT0S to P1D)");
        return Duration.ZERO;
    }

    private BigDecimal threshold(BigDecimal given) {
        BigDecimal threshold = given == null ? USUAL : given;
        if (threshold.signum() < 0 || threshold.compareTo(HIGHEST) > 0 || threshold.scale() > 9) {
            checks.fault("/threshold", "not usable (expected: a number from 0 to " + HIGHEST + ")");
        }
        return threshold;
    }

    private void checkLocale(String text) {
        boolean right = text == null
                || text.length() <= 35
                        && !Locale.forLanguageTag(text).getLanguage().isEmpty();
        if (!right) {
            checks.fault("/locale", "unknown (expected: a language tag such as en or ar-EG)");
        }
    }
}
