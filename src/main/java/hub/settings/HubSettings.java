package hub.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** What an installation decides; the environment names stand in {@code application.yaml}. Empty text means not set. */
@ConfigurationProperties("hub")
public record HubSettings(
        Path dataDir,
        String publicUrl,
        String adminKey,
        String masterKey,
        String overlay,
        Set<Part> parts,
        Transport transport,
        String artemisUrl,
        String kafkaBrokers,
        String dbUrl,
        String dbUser,
        String dbPassword,
        Worker worker,
        BrokerLimits broker,
        Feed feed) {

    public enum Transport {
        ARTEMIS,
        KAFKA
    }

    /** Addresses are built by adding a path. */
    public HubSettings {
        publicUrl = publicUrl != null && publicUrl.endsWith("/")
                ? publicUrl.substring(0, publicUrl.length() - 1)
                : publicUrl;
    }

    /** @param consumers messages worked on at once */
    public record Worker(@DefaultValue("4") int consumers) {}

    /**
     * @param minFreeDisk below this the hub answers 503 rather than risk the journal
     * @param listen where the embedded broker takes connections of feed readers, without sign-in; empty for nowhere
     */
    public record BrokerLimits(DataSize minFreeDisk, DataSize maxQueue, String listen) {}

    /**
     * @param address multicast address of the event feed
     * @param subscriptions durable queues of the embedded broker that hold events until they are read
     * @param keep how long the hub remembers what it has told
     */
    public record Feed(
            String address,
            Set<String> subscriptions,
            @DefaultValue("7d") Duration keep) {}

    /** Embedded: database and broker live in this process, in the data folder. */
    public boolean embeddedDatabase() {
        return dbUrl.isEmpty();
    }

    public boolean embeddedBroker() {
        return transport == Transport.ARTEMIS && artemisUrl.isEmpty();
    }

    public boolean runs(Part part) {
        return parts.contains(part);
    }
}
