package hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
                "100.64.0.1", "0.0.0.0", "0.1.2.3", "198.18.0.1", "192.0.0.8", "224.0.0.1", "240.0.0.1",
                "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1",
                "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "2001:db8::1"
            })
    void addresses_inside_are_not_called(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f:cb07::1", "2a00:1450::1"})
    void public_addresses_are_called(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void a_name_with_one_private_address_among_public_ones_is_refused() throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        names.add("shop.example", InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1"));
        DnsResolver resolver = new PublicAddresses(names);

        assertThatThrownBy(() -> resolver.resolve("shop.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("shop.example: 10.0.0.1 (expected: a public address)");
    }

    @Test
    void a_shop_at_a_private_address_is_not_called() throws Exception {
        try (CallHarness hub = new CallHarness(false)) {
            hub.accounts.put(
                    "acme",
                    new Callee(
                            "acme",
                            "shopify",
                            Callee.Standing.CALLED,
                            "https://localhost:" + hub.platform.port(),
                            java.util.Map.of("accessToken", java.util.List.of("shpat_t0ken"))));
            hub.tasks.ask("acme", "1", "edited", hub.now);

            hub.turn();

            assertThat(hub.task("acme", "1").lastError()).contains("expected: a public address");
        }
    }

    @Test
    void a_shop_without_encryption_is_not_called() throws Exception {
        try (CallHarness hub = new CallHarness(false)) {
            hub.account("acme", "shopify", Callee.Standing.CALLED);
            hub.tasks.ask("acme", "1", "edited", hub.now);

            hub.turn();

            assertThat(hub.task("acme", "1").lastError()).isEqualTo("address: http (expected: https)");
            assertThat(hub.platform.getAllServeEvents()).isEmpty();
        }
    }
}
