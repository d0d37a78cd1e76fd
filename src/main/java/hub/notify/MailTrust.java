package hub.notify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Who may vouch for a mail server that no public authority knows. */
final class MailTrust {

    private MailTrust() {}

    /**
     * @param file PEM certificates; empty where Java's own authorities count
     * @throws IllegalArgumentException when it holds none
     */
    static Optional<SSLSocketFactory> of(String file) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry(Integer.toString(trusted.size()), one);
            }
            if (trusted.size() == 0) {
                throw unusable(file, null);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            return Optional.of(tls.getSocketFactory());
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    private static IllegalArgumentException unusable(String file, Exception cause) {
        return new IllegalArgumentException(
                "hub.mail.trust: " + file + " (expected: a file of PEM certificates)", cause);
    }
}
