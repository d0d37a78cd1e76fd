package drills;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP over a bare socket, so that what became of every single connection is known and nothing is repeated in secret. */
final class BareSender implements AutoCloseable {

    /**
     * What a sender saw: nobody listened, an answer, or a connection that was cut while its request was under way. A fresh
     * connection that ends before any answer was on its way through the port when it closed: no request was read from it.
     */
    sealed interface Outcome {

        record Refused() implements Outcome {}

        record Unheard() implements Outcome {}

        record Answered(int status, Map<String, String> headers) implements Outcome {}

        record Cut(String how) implements Outcome {}
    }

    private final int port;
    private final boolean keepsAlive;
    private Socket socket;

    BareSender(int port, boolean keepsAlive) {
        this.port = port;
        this.keepsAlive = keepsAlive;
    }

    Outcome send(String account, ShopifyShop.Delivery delivery) {
        boolean fresh = socket == null;
        if (fresh) {
            try {
                socket = new Socket();
                socket.connect(new InetSocketAddress("localhost", port), 5000);
                socket.setSoTimeout(60_000);
            } catch (IOException nobodyListens) {
                close();
                return new Outcome.Refused();
            }
        }
        try {
            write(account, delivery);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            if (fresh && endsAtOnce(in)) {
                close();
                return new Outcome.Unheard();
            }
            Outcome.Answered answer = read(in);
            if (!keepsAlive || "close".equalsIgnoreCase(answer.headers().get("connection"))) {
                close();
            }
            return answer;
        } catch (SocketException reset) {
            close();
            return fresh ? new Outcome.Unheard() : new Outcome.Cut(reset.toString());
        } catch (IOException cut) {
            close();
            return new Outcome.Cut(cut.toString());
        }
    }

    private static boolean endsAtOnce(InputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return true;
        }
        in.reset();
        return false;
    }

    private void write(String account, ShopifyShop.Delivery delivery) throws IOException {
        String head = "POST /webhooks/shopify/" + account + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nX-Shopify-Topic: " + delivery.topic()
                + "\r\nX-Shopify-Shop-Domain: " + account + ".example\r\nX-Shopify-Webhook-Id: " + delivery.webhookId()
                + "\r\nX-Shopify-Hmac-Sha256: " + ShopifyShop.sign(delivery.body())
                + "\r\nContent-Length: " + delivery.body().length
                + (keepsAlive ? "" : "\r\nConnection: close") + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(delivery.body());
        out.flush();
    }

    private static Outcome.Answered read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                in.readNBytes(size);
                line(in);
            }
            line(in);
        } else {
            in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        return new Outcome.Answered(status, headers);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed after " + line.length() + " characters of a line");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException gone) {
            // Closed is closed.
        } finally {
            socket = null;
        }
    }
}
