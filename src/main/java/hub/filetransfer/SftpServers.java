package hub.filetransfer;

import hub.outbound.OutboundAddresses;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.springframework.stereotype.Component;

/**
 * Camel's endpoints of SFTP servers, made from rows: their addresses hold no secret and are registered nowhere. The server is
 * called by the address that was checked, and is the one whose key was stated.
 */
@Component
class SftpServers {

    private final CamelContext camel;
    private final OutboundAddresses addresses;
    private final Silences silences;

    SftpServers(CamelContext camel, OutboundAddresses addresses, Silences silences) {
        this.camel = camel;
        this.addresses = addresses;
        this.silences = silences;
    }

    SftpEndpoint endpoint(UUID schedule, Place.Sftp place, Credentials credentials) throws UnknownHostException {
        String host = addresses.resolve(place.host()).getHostAddress();
        int patience = (int) silences.most().toMillis();
        SftpConfiguration server = new SftpConfiguration();
        server.setProtocol("sftp");
        server.setHost(host);
        server.setPort(place.port());
        server.setUsername(place.user());
        server.setStrictHostKeyChecking("yes");
        server.setUseUserKnownHostsFile(false);
        server.setKnownHosts(knownHost(host, place).getBytes(StandardCharsets.US_ASCII));
        server.setPreferredAuthentications(
                credentials.privateKey() == null ? "password,keyboard-interactive" : "publickey");
        server.setPassword(credentials.password());
        if (credentials.privateKey() != null) {
            server.setPrivateKey(credentials.privateKey().getBytes(StandardCharsets.UTF_8));
            server.setPrivateKeyPassphrase(credentials.passphrase());
        }
        server.setConnectTimeout(Math.min(patience, 10_000));
        server.setTimeout(patience);
        server.setSoTimeout(patience);
        server.setDirectory(place.path());
        server.setSeparator(RemoteFileConfiguration.PathSeparator.UNIX);
        server.setStepwise(false);
        server.setStreamDownload(true);
        server.setThrowExceptionOnConnectFailed(true);
        server.setJschLoggingLevel(LoggingLevel.OFF);
        server.setServerMessageLoggingLevel(LoggingLevel.OFF);
        SftpEndpoint endpoint =
                new SftpEndpoint("sftp:schedule-" + schedule, camel.getComponent("sftp", SftpComponent.class), server);
        endpoint.setCamelContext(camel);
        endpoint.setDisconnect(true);
        endpoint.setMaximumReconnectAttempts(0);
        return endpoint;
    }

    private static String knownHost(String host, Place.Sftp place) {
        String name = place.port() == 22 ? host : "[" + host + "]:" + place.port();
        return name + " " + place.hostKey() + "\n";
    }
}
