package hub.notify;

import hub.startup.BoundToCamel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The one mail server: how Camel reaches it, and whether it is asked at all just now. */
@Component
@BoundToCamel("mail-server")
@EnableConfigurationProperties(MailSettings.class)
class MailServer implements CamelContextConfiguration {

    private static final Duration FIRST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final MailSettings settings;
    private final DefaultJavaMailSender sender;
    private Instant restsUntil = Instant.MIN;
    private int failures;
    private String failure;

    MailServer(MailSettings settings) {
        this.settings = settings;
        this.sender = sender(settings);
    }

    DefaultJavaMailSender sender() {
        return sender;
    }

    /** @return why nothing is sent now; empty when nothing stands against it */
    Optional<String> whyNot() {
        return settings.hasServer()
                ? Optional.ofNullable(failure())
                : Optional.of("HUB_MAIL_HOST: not set (expected: the mail server)");
    }

    /** @return until when nothing is sent; empty when it may be asked now */
    synchronized Optional<Instant> rests(Instant now) {
        return now.isBefore(restsUntil) ? Optional.of(restsUntil) : Optional.empty();
    }

    /** It could not be reached, or did not let us in: all that is due waits, not only what was tried. */
    synchronized void away(String reason, Instant now) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures++, 10));
        restsUntil = now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
        failure = reason;
    }

    synchronized void answered() {
        restsUntil = Instant.MIN;
        failures = 0;
        failure = null;
    }

    private synchronized String failure() {
        return failure;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        ThreadPoolProfile threads = new ThreadPoolProfile("mails");
        threads.setPoolSize(settings.atOnce());
        threads.setMaxPoolSize(settings.atOnce());
        // When all have as much to do again, whoever hands out mails sends one itself.
        threads.setMaxQueueSize(settings.atOnce());
        threads.setRejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns);
        threads.setAllowCoreThreadTimeOut(true);
        camel.getExecutorServiceManager().registerThreadPoolProfile(threads);
        camel.getRegistry().bind("mail-server", sender);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // All stands before the routes are built.
    }

    private static DefaultJavaMailSender sender(MailSettings settings) {
        DefaultJavaMailSender sender = new DefaultJavaMailSender();
        sender.setProtocol(settings.protocol());
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        if (!settings.user().isEmpty()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
        }
        Properties mail = new Properties();
        String at = "mail." + settings.protocol() + ".";
        mail.put(at + "auth", String.valueOf(!settings.user().isEmpty()));
        mail.put(at + "starttls.enable", String.valueOf(settings.starttls()));
        mail.put(at + "starttls.required", String.valueOf(settings.starttls()));
        mail.put(at + "ssl.checkserveridentity", "true");
        MailTrust.of(settings.trust()).ifPresent(trusted -> mail.put(at + "ssl.socketFactory", trusted));
        mail.put(
                at + "connectiontimeout",
                String.valueOf(settings.connectTimeout().toMillis()));
        mail.put(at + "timeout", String.valueOf(settings.timeout().toMillis()));
        mail.put(at + "writetimeout", String.valueOf(settings.timeout().toMillis()));
        // Of several people, one whose address is refused must not keep the others from hearing.
        mail.put(at + "sendpartial", "true");
        mail.put("mail.transport.protocol", settings.protocol());
        sender.setJavaMailProperties(mail);
        return sender;
    }
}
