package hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub: starts every part that this instance is configured to run. */
@SpringBootApplication(scanBasePackages = {"hub", "routes"})
public class Crossdock {

    public static void main(String[] args) {
        try {
            SpringApplication.run(Crossdock.class, args);
        } catch (Throwable failedStart) {
            // Broker and database threads would keep a half-started process alive.
            System.exit(1);
        }
    }
}
