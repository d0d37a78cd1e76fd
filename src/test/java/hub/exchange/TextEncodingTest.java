package hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextEncodingTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Test
    void text_is_told_by_its_bytes() {
        assertThat(charset("sku,quantity\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset("K\u00f6ln \ud83d\ude00".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(charset("K\u00f6ln".getBytes(WINDOWS))).isEqualTo(WINDOWS);
        assertThat(charset("sku,K\u00f6ln".getBytes(StandardCharsets.UTF_16BE))).isEqualTo(StandardCharsets.UTF_16BE);
        assertThat(charset("sku,K\u00f6ln".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(charset("\ufeffx".getBytes(StandardCharsets.UTF_16BE))).isEqualTo(StandardCharsets.UTF_16BE);
    }

    @Test
    void a_character_may_lie_across_two_buffers() {
        byte[] umlaut = "\u00f6".getBytes(StandardCharsets.UTF_8);
        TextEncoding encoding = new TextEncoding();
        encoding.add(new byte[] {umlaut[0]}, 1);
        encoding.add(new byte[] {umlaut[1]}, 1);

        assertThat(encoding.charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void what_is_no_text_or_two_texts_is_named() {
        assertThat(code(new byte[0])).isEqualTo("file_empty");
        assertThat(code(new byte[] {0x1f, (byte) 0x8b, 8})).isEqualTo("file_compressed");
        assertThat(code(new byte[] {'P', 'K', 3, 4})).isEqualTo("file_compressed");
        assertThat(code(new byte[] {(byte) 0xc3, (byte) 0xb6, (byte) 0xf6, 'x'}))
                .isEqualTo("encoding_mixed");
        assertThat(code(new byte[] {(byte) 0xc3, (byte) 0xb6, (byte) 0xc3})).isEqualTo("encoding_mixed");
    }

    private static Charset charset(byte[] bytes) {
        TextEncoding encoding = new TextEncoding();
        encoding.add(bytes, bytes.length);
        return encoding.charset();
    }

    private static String code(byte[] bytes) {
        String[] code = new String[1];
        assertThatThrownBy(() -> charset(bytes))
                .isInstanceOfSatisfying(FileFailed.class, failed -> code[0] = failed.code());
        return code[0];
    }
}
