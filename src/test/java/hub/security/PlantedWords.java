package hub.security;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Looks for words that must be nowhere in every byte of a folder: as they are, in UTF-16, in hexadecimal, in base64 at
 * any offset, and inside gzip and deflate streams.
 */
public final class PlantedWords {

    private static final int DEEPEST = 3;

    private final Map<String, byte[]> traces = new LinkedHashMap<>();

    private PlantedWords(List<String> words) {
        for (String word : words) {
            byte[] plain = word.getBytes(UTF_8);
            traces.put(word, plain);
            traces.put(word + " (UTF-16)", word.getBytes(UTF_16BE));
            traces.put(word + " (UTF-16 little)", word.getBytes(UTF_16LE));
            traces.put(word + " (hex)", HexFormat.of().formatHex(plain).getBytes(UTF_8));
            for (int shift = 0; shift < 3; shift++) traces.put(word + " (base64 " + shift + ")", base64(plain, shift));
        }
    }

    /** @param words at least 6 characters each, so that chance finds none */
    public static PlantedWords of(String... words) {
        return new PlantedWords(List.of(words));
    }

    /** {@code file: word} for every find below {@code folder}; a file may vanish while a hub writes. */
    public List<String> below(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                in(read(file)).forEach(word -> found.add(folder.relativize(file) + ": " + word));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failure;
            }
        });
        return found;
    }

    public List<String> in(byte[] bytes) {
        List<String> found = new ArrayList<>();
        search(bytes, 0, found);
        return found;
    }

    private void search(byte[] bytes, int depth, List<String> found) {
        found.addAll(tracesIn(bytes));
        if (depth == DEEPEST) return;
        for (int at = 0; at + 2 < bytes.length; at++) {
            if (bytes[at] == 0x1F && bytes[at + 1] == (byte) 0x8B) search(unzipped(bytes, at, true), depth + 1, found);
            if (bytes[at] == 0x78 && zlib(bytes[at + 1])) search(unzipped(bytes, at, false), depth + 1, found);
        }
    }

    private static boolean zlib(byte level) {
        return level == 0x01 || level == 0x5E || level == (byte) 0x9C || level == (byte) 0xDA;
    }

    /** As much as can be unpacked: what only looks like a stream yields nothing. */
    private static byte[] unzipped(byte[] bytes, int at, boolean gzip) {
        var out = new java.io.ByteArrayOutputStream();
        var raw = new ByteArrayInputStream(bytes, at, bytes.length - at);
        try (var in = gzip ? new GZIPInputStream(raw) : new InflaterInputStream(raw)) {
            byte[] chunk = new byte[8192];
            for (int n = in.read(chunk); n >= 0 && out.size() < 50_000_000; n = in.read(chunk)) out.write(chunk, 0, n);
        } catch (IOException endOfStream) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    /** The characters of the base64 text that depend on the word alone, whatever stands before and after it. */
    private static byte[] base64(byte[] plain, int shift) {
        byte[] shifted = new byte[shift + plain.length];
        System.arraycopy(plain, 0, shifted, shift, plain.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = shift == 0 ? 0 : shift + 1;
        int to = shifted.length * 8 / 6;
        return text.substring(from, to).getBytes(UTF_8);
    }

    /** In one walk: whole folders are searched for some hundred traces. */
    private Set<String> tracesIn(byte[] bytes) {
        Map<Byte, List<Map.Entry<String, byte[]>>> byFirst =
                traces.entrySet().stream().collect(Collectors.groupingBy(trace -> trace.getValue()[0]));
        Set<String> found = new LinkedHashSet<>();
        for (int at = 0; at < bytes.length; at++) {
            for (var trace : byFirst.getOrDefault(bytes[at], List.of())) {
                if (stands(trace.getValue(), bytes, at)) found.add(trace.getKey());
            }
        }
        return found;
    }

    private static boolean stands(byte[] wanted, byte[] bytes, int at) {
        int end = at + wanted.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, wanted, 0, wanted.length);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException vanished) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
