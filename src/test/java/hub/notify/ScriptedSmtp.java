package hub.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.icegreen.greenmail.util.GreenMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers what it is told to; the answer {@code hang up} breaks the connection. */
final class ScriptedSmtp implements AutoCloseable {

    static final String HANG_UP = "hang up";
    static final String MAIL = "the mail";

    /** Beginning of a command, or {@link #MAIL} for what follows DATA → answer. */
    final Map<String, String> answers = new ConcurrentHashMap<>();

    final List<String> mails = new CopyOnWriteArrayList<>();

    /** What came of each turn to TLS, under a certificate that nobody knows or that of {@link #shows}. */
    final List<String> handshakes = new CopyOnWriteArrayList<>();

    private final List<String> overTls = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private volatile LocalCertificate certificate;

    ScriptedSmtp() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::listen, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    void shows(LocalCertificate itsOwn) {
        certificate = itsOwn;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                talk(connection);
            } catch (IOException closed) {
                // The next one, unless it is over.
            }
        }
    }

    private void talk(Socket connection) throws IOException {
        if (say(connection, answers.getOrDefault("connect", "220 here"))) {
            hear(connection);
        }
    }

    private void hear(Socket connection) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (connection instanceof SSLSocket) {
                overTls.add(line);
            }
            if (!say(connection, answer(line)) || line.equals("QUIT")) {
                return;
            }
            if (line.equals("STARTTLS")) {
                turnToTls(connection);
                return;
            }
            if (line.equals("DATA") && !answer(line).startsWith("5")) {
                StringBuilder mail = new StringBuilder();
                for (String row = in.readLine(); row != null && !row.equals("."); row = in.readLine()) {
                    mail.append(row).append('\n');
                }
                mails.add(mail.toString());
                if (!say(connection, answers.getOrDefault(MAIL, "250 2.0.0 taken"))) {
                    return;
                }
            }
        }
    }

    private void turnToTls(Socket connection) {
        try (InputStream key = certificate == null
                ? GreenMail.class.getResourceAsStream("/greenmail.p12")
                : Files.newInputStream(certificate.keys())) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(key, LocalCertificate.PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, LocalCertificate.PASSWORD.toCharArray());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(factory.getKeyManagers(), null, null);
            SSLSocket turned = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, port(), true);
            turned.setUseClientMode(false);
            turned.startHandshake();
            // With TLS 1.3 a client refuses the certificate after the server is done.
            hear(turned);
            handshakes.add(said());
        } catch (IOException brokenOff) {
            // By an alert, a reset or a broken pipe, whichever came first.
            handshakes.add(said());
        } catch (GeneralSecurityException e) {
            handshakes.add(e.toString());
        }
    }

    /** A client that does not like what it is shown says nothing more. */
    private String said() {
        return overTls.isEmpty() ? "refused" : "taken";
    }

    private String answer(String line) {
        return answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> switch (line) {
                    case "DATA" -> "354 go on";
                    case "STARTTLS" -> "220 go on";
                    default -> "250 2.0.0 fine";
                });
    }

    private static boolean say(Socket connection, String answer) throws IOException {
        if (answer.equals(HANG_UP)) {
            return false;
        }
        connection.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
        connection.getOutputStream().flush();
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
