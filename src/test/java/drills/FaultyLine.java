package drills;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut: refused at once, or silent, so that what is sent arrives nowhere for a while. */
public final class FaultyLine implements AutoCloseable {

    private final int serverPort;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;
    private volatile boolean silent;

    public FaultyLine(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.port = door.getLocalPort();
        listen();
    }

    public int port() {
        return port;
    }

    /** Nobody listens any more, and whoever was connected is thrown out. */
    public void refuse() throws IOException {
        door.close();
        cut();
    }

    /** Packets get lost: nobody hears anything, not even that the line is dead. */
    public void fallSilent() {
        silent = true;
    }

    /** What lay on the silent line is lost with its connections. */
    public void heal() throws IOException {
        if (silent) {
            cut();
            silent = false;
        }
        if (door.isClosed()) {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            door = again;
            listen();
        }
    }

    private void cut() {
        open.forEach(FaultyLine::shut);
        open.clear();
    }

    private void listen() {
        ServerSocket listening = door;
        daemon(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket client = listening.accept();
                    open.add(client);
                    daemon(() -> connect(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void connect(Socket client) {
        try {
            waitWhileSilent();
            if (client.isClosed()) {
                return;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            open.add(server);
            daemon(() -> carry(server, client));
            carry(client, server);
        } catch (IOException noServer) {
            shut(client);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                waitWhileSilent();
                out.write(bytes, 0, count);
            }
            waitWhileSilent();
        } catch (IOException cut) {
            // Both ends are shut below.
        }
        shut(from);
        shut(to);
        open.remove(from);
        open.remove(to);
    }

    private void waitWhileSilent() {
        while (silent) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyShut) {
            // That is what was wanted.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
        silent = false;
    }
}
