package hub.notify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of localhost that nobody but its own file vouches for.
 *
 * @param keys PKCS12
 * @param pem the certificate alone
 */
record LocalCertificate(Path keys, Path pem) {

    static final String PASSWORD = "changeit";

    static LocalCertificate in(Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        Path pem = folder.resolve("authority.pem");
        keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        keytool(keys, "-exportcert", "-rfc", "-file", pem.toString());
        return new LocalCertificate(keys, pem);
    }

    private static void keytool(Path keys, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(
                List.of("-alias", "one", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", keys.toString()));
        Process tool = new ProcessBuilder(command).inheritIO().start();
        if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
            throw new IllegalStateException("keytool " + words[0] + ": failed (expected: 0)");
        }
    }
}
