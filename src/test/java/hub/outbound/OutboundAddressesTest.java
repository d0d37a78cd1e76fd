package hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class OutboundAddressesTest {

    @Test
    void private_addresses_are_called_only_where_that_is_allowed() throws UnknownHostException {
        assertThat(new OutboundAddresses(settings(true)).resolve("127.0.0.1").isLoopbackAddress())
                .isTrue();
        for (String host : new String[] {"127.0.0.1", "localhost", "10.1.2.3", "169.254.169.254", "::1"}) {
            assertThatThrownBy(() -> new OutboundAddresses(settings(false)).resolve(host))
                    .as(host)
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    private static OutboundSettings settings(boolean allowPrivate) {
        Duration any = Duration.ofSeconds(1);
        return new OutboundSettings(
                allowPrivate,
                1,
                1,
                any,
                any,
                any,
                any,
                any,
                DataSize.ofKilobytes(1),
                new OutboundSettings.Breaker(1, 1, any, 1));
    }
}
