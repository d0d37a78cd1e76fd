package hub.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FileSealerTest {

    private static final byte[] NAME = "file-1".getBytes(UTF_8);
    private static final byte[] PLAIN = "Quirin Xaverson\n".repeat(20_000).getBytes(UTF_8);

    private final FileSealer sealer = sealer(1);
    private final byte[] key = sealer.newKey();

    @Test
    void what_was_sealed_opens_with_its_key_and_name_alone() throws IOException {
        byte[] sealed = sealed();

        assertThat(new String(sealed, UTF_8)).doesNotContain("Xaverson");
        assertThat(opened(sealer, sealed, key, NAME)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> opened(sealer, sealed, key, "file-2".getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> opened(sealer, sealed, sealer.newKey(), NAME)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> opened(sealer(2), sealed, key, NAME)).isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> opened(sealer, sealed, null, NAME)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void a_changed_or_shortened_file_is_noticed() throws IOException {
        byte[] changed = sealed();
        changed[changed.length / 2] ^= 1;
        byte[] cut = Arrays.copyOf(sealed(), 70_000);

        assertThatThrownBy(() -> opened(sealer, changed, key, NAME)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> opened(sealer, cut, key, NAME)).isInstanceOf(IOException.class);
    }

    private byte[] sealed() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream sealing = sealer.sealing(file, key, NAME)) {
            sealing.write(PLAIN);
        }
        return file.toByteArray();
    }

    private static byte[] opened(FileSealer sealer, byte[] sealed, byte[] key, byte[] name) throws IOException {
        return sealer.opening(new ByteArrayInputStream(sealed), key, name).readAllBytes();
    }

    private static FileSealer sealer(int seed) {
        byte[] material = new byte[32];
        Arrays.fill(material, (byte) seed);
        return new FileSealer(MasterKeys.parse(Base64.getEncoder().encodeToString(material)));
    }
}
