package hub.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The demonstration's warehouse: now and then a delivery arrives, as a CSV dropped into the watched folder. */
@Component
@Profile("demo")
class DemoDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDelivery.class);
    private static final int LARGEST = 40;

    private final Path folder;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.of("Random");

    DemoDelivery(@Value("${hub.import-folder}") Path watched, Clock clock) {
        this.folder = watched.resolve("stock-adjustment");
        this.clock = clock;
    }

    /** Written beside it and moved, as a careful sender does. */
    @Scheduled(
            fixedDelayString = "${hub.demo.delivery-every:PT1M}",
            initialDelayString = "${hub.demo.delivery-every:PT1M}")
    void drop() {
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String name = "delivery-" + at.replace(":", "") + ".csv";
        String sku = Catalogue.any(random).sku();
        String rows = "sku,quantity,reason,at\n" + sku + "," + (1 + random.nextInt(LARGEST)) + ",receipt," + at + "\n";
        try {
            Files.createDirectories(folder);
            Path half = Files.writeString(folder.resolve("." + name), rows);
            Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("demo: delivery: {}", e.toString());
        }
    }
}
