package hub.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.stereotype.Component;

/** Where the hub may call, for callers other than HTTP: the address is to be connected to as it was resolved here. */
@Component
public class OutboundAddresses {

    private final DnsResolver names;

    OutboundAddresses(OutboundSettings settings) {
        this.names = settings.allowPrivate() ? SystemDefaultDnsResolver.INSTANCE : new PublicAddresses();
    }

    /** @throws UnknownHostException also when it is not public and private ones are not allowed */
    public InetAddress resolve(String host) throws UnknownHostException {
        return names.resolve(host)[0];
    }
}
