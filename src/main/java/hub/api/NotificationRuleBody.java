package hub.api;

import hub.notify.NotificationRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A rule as callers state it and read it.
 *
 * @param kind what is written about
 * @param channels of orders; all when absent
 * @param accounts of orders; all when absent
 * @param alerts ids of alert rules; all when absent
 * @param to {@code customer}, or mail addresses of people; those of {@code HUB_MAIL_TO} when absent
 * @param locale language where the order says none; the hub's when absent
 * @param threshold of {@code low_stock}: available pieces; 5 when absent
 * @param digest ISO 8601, how long mails are gathered to become one; at once when absent
 * @param enabled true when absent
 * @param since when it was switched on last; only shown
 */
record NotificationRuleBody(
        String id,
        String kind,
        List<String> channels,
        List<String> accounts,
        List<String> alerts,
        List<String> to,
        String locale,
        BigDecimal threshold,
        String digest,
        Boolean enabled,
        Instant since,
        Instant changedAt) {

    static final String CUSTOMER = "customer";

    static NotificationRuleBody of(NotificationRule rule) {
        return new NotificationRuleBody(
                rule.id(),
                rule.kind().word(),
                rule.scope().channels(),
                rule.scope().accounts(),
                rule.scope().alerts(),
                rule.toCustomer() ? List.of(CUSTOMER) : rule.addresses(),
                rule.locale(),
                rule.threshold(),
                rule.digest().toString(),
                rule.enabled(),
                rule.since(),
                rule.changedAt());
    }
}
