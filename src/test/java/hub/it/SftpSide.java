package hub.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server of a partner, that can be made to hang in the middle of a file. */
final class SftpSide implements AutoCloseable {

    static final String USER = "partner";
    static final String PASSWORD = "secret-4711";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path root;
    private final KeyPair hostKey;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    SftpSide() throws Exception {
        root = Files.createTempDirectory("sftp");
        hostKey = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        SftpSubsystemFactory files = new SftpSubsystemFactory();
        files.addSftpEventListener(new SftpEventListener() {
            @Override
            public void reading(
                    ServerSession session, String id, FileHandle file, long offset, byte[] data, int at, int length) {
                if (offset > 0) {
                    hang();
                }
            }
        });
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> USER.equals(user) && PASSWORD.equals(password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(files));
        server.start();
    }

    int port() {
        return server.getPort();
    }

    String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    Path put(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /** From now on no byte beyond the first answer of a file comes. */
    void hangs() {
        hanging = new CountDownLatch(1);
    }

    void goesOn() {
        hanging.countDown();
    }

    private void hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        goesOn();
        server.stop(true);
    }
}
