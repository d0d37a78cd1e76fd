package hub.security;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PlantedWordsTest {

    private static final String WORD = "Zacharias Plantée";

    private final PlantedWords planted = PlantedWords.of(WORD);

    @Test
    void a_word_is_found_in_every_dress() throws IOException {
        byte[] text = ("x" + WORD + "y").getBytes(UTF_8);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        zipped.writeBytes(new byte[] {1, 2, 3});
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(text);
        }

        assertThat(planted.in(text)).containsExactly(WORD);
        assertThat(planted.in(("x" + WORD).getBytes(UTF_16LE))).isNotEmpty();
        assertThat(planted.in(HexFormat.of().formatHex(text).getBytes(UTF_8))).isNotEmpty();
        assertThat(planted.in(zipped.toByteArray())).isNotEmpty();
        for (int before = 0; before < 3; before++) {
            String encoded =
                    Base64.getEncoder().encodeToString(("xyz".substring(0, before) + WORD + "abcd").getBytes(UTF_8));
            assertThat(planted.in(encoded.getBytes(UTF_8)))
                    .as("offset " + before)
                    .isNotEmpty();
        }
        assertThat(planted.in("Zacharias alone".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void what_is_sealed_shows_no_word(@TempDir Path folder) throws IOException {
        JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
        MasterKeys master = new SealingBeans().hubMasterKeys("", "", folder);
        Sealer sealer = new Sealer(master, new IntakeKeys(jdbc, master, java.time.Clock.systemUTC()));
        Sealed sealed = sealer.sealAtIntake(WORD.getBytes(UTF_8));
        Files.write(folder.resolve("payload"), sealed.toBytes());
        Files.write(folder.resolve("secret"), sealer.sealSecret(WORD));

        assertThat(planted.below(folder)).isEmpty();
        assertThat(sealer.open(sealed, Optional.empty())).isEqualTo(WORD.getBytes(UTF_8));
        Files.write(folder.resolve("leak.log"), WORD.getBytes(UTF_8));
        assertThat(planted.below(folder)).containsExactly("leak.log: " + WORD);
    }
}
