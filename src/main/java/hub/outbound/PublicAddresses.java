package hub.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Resolves for a connection, every time anew: a name that was public when it was saved may not be when it is called. */
final class PublicAddresses implements DnsResolver {

    private final DnsResolver names;

    PublicAddresses() {
        this(SystemDefaultDnsResolver.INSTANCE);
    }

    PublicAddresses(DnsResolver names) {
        this.names = names;
    }

    /** @throws UnknownHostException also when one of the addresses is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!isPublic(address)) {
                throw new UnknownHostException(
                        host + ": " + address.getHostAddress() + " (expected: a public address)");
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? publicV6(bytes) : publicV4(bytes);
    }

    private static boolean publicV4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        boolean carrierGradeNat = first == 100 && second >= 64 && second < 128;
        boolean protocolAssignments = first == 192 && second == 0 && address[2] == 0;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 224 && !carrierGradeNat && !protocolAssignments && !benchmarks;
    }

    /** Only global unicast; what carries an IPv4 address inside (6to4, NAT64, Teredo) could lead back home. */
    private static boolean publicV6(byte[] address) {
        int first = (address[0] & 0xff) << 8 | address[1] & 0xff;
        int second = (address[2] & 0xff) << 8 | address[3] & 0xff;
        boolean global = (first & 0xe000) == 0x2000;
        boolean sixToFour = first == 0x2002;
        boolean teredoOrDocumentation = first == 0x2001 && (second == 0 || second == 0xdb8);
        return global && !sixToFour && !teredoOrDocumentation;
    }
}
