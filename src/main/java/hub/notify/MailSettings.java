package hub.notify;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mails go out, from whom, and how patiently.
 *
 * @param host empty: nothing is sent, what is wanted waits
 * @param port 465 speaks TLS from the first byte
 * @param from the sender, checked when the hub starts
 * @param to people who are told where a rule names nobody
 * @param starttls whether the connection must turn to TLS; the certificate is always verified
 * @param tls whether the server speaks TLS from the first byte; null: on port 465
 * @param trust file of PEM certificates that must vouch for the server; empty for those that Java knows
 * @param locale where neither order nor rule says one
 * @param zone the clock that dates are written by
 * @param atOnce mails under way in this instance
 * @param digestAbove more than so many of one rule, gathered within its window, become one mail
 * @param listed entries one mail lists; the rest is counted
 * @param lease how long a mail that was begun counts as under way
 * @param oldAfter what happened longer ago is told to nobody
 * @param waitForTracking how long a shipment without a tracking number is waited with
 * @param keep how long it is remembered what was sent
 */
@ConfigurationProperties("hub.mail")
public record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue List<String> to,
        @DefaultValue("true") boolean starttls,
        Boolean tls,
        @DefaultValue("") String trust,
        @DefaultValue("en") Locale locale,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("4") int atOnce,
        @DefaultValue("3") int digestAbove,
        @DefaultValue("100") int listed,
        @DefaultValue("PT10M") Duration lease,
        @DefaultValue("P7D") Duration oldAfter,
        @DefaultValue("PT10M") Duration waitForTracking,
        @DefaultValue("P90D") Duration keep,
        @DefaultValue("PT10S") Duration connectTimeout,
        @DefaultValue("PT30S") Duration timeout) {

    private static final int IMPLICIT_TLS = 465;

    public MailSettings {
        to = to.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        positive("at-once", atOnce);
        positive("digest-above", digestAbove);
        positive("listed", listed);
        if (lease.compareTo(timeout.multipliedBy(4)) < 0) {
            throw new IllegalArgumentException(
                    "hub.mail.lease: " + lease + " (expected: four times the timeout or more, " + timeout + ")");
        }
        if (keep.compareTo(oldAfter) <= 0) {
            throw new IllegalArgumentException("hub.mail.keep: " + keep + " (expected: longer than old-after, "
                    + oldAfter + ", so that nothing is sent twice)");
        }
    }

    public boolean hasServer() {
        return !host.isEmpty();
    }

    String protocol() {
        return (tls == null ? port == IMPLICIT_TLS : tls) ? "smtps" : "smtp";
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("hub.mail." + name + ": " + value + " (expected: 1 or more)");
        }
    }

    // The password must not reach a log through a careless message.
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
