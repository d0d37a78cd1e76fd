package drills;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of goods received, uploaded or dropped into the watched folder. Rows are receipts, so that one taken twice shows. */
final class FileDoor implements Door {

    private static final String MAPPING = "stock-adjustment";
    private static final int ROWS = 10;
    private static final Set<String> OVER = Set.of("done", "repeated");

    /** Null where files are uploaded. */
    private final Path folder;

    private final AtomicInteger nextFile = new AtomicInteger();
    private final Map<String, String> imports = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    private FileDoor(Path folder) {
        this.folder = folder;
    }

    static FileDoor ofUploads() {
        return new FileDoor(null);
    }

    /** @param folder the hub's {@code HUB_IMPORT_FOLDER} */
    static FileDoor ofFolder(Path folder) throws IOException {
        return new FileDoor(Files.createDirectories(folder.resolve(MAPPING)));
    }

    @Override
    public void send(HubProcess hub, Random random) throws IOException {
        String name = (folder == null ? "upload-" : "dropped-") + nextFile.incrementAndGet() + ".csv";
        StringBuilder rows = new StringBuilder("sku,quantity,reason,note\n");
        for (int row = 0; row < ROWS; row++) {
            rows.append("SKU-" + (1 + row % Goods.SKUS) + ",1,receipt," + name + "\n");
        }
        sent.add(name);
        if (folder == null) {
            upload(hub, name, rows.toString());
        } else {
            // Whole at once, as a careful writer does it.
            Path half = Files.writeString(folder.resolve("." + name), rows);
            Files.move(half, folder.resolve(name));
        }
    }

    private void upload(HubProcess hub, String name, String rows) {
        Asking.untilTaken("file", () -> {
            var answer = Asking.post(hub, 202, "/api/v1/imports?format=csv&mapping=" + MAPPING, rows);
            answer.ifPresent(taken -> imports.put(name, taken.path("id").asText()));
            return answer.isPresent();
        });
    }

    @Override
    public void judge(HubProcess hub, Goods goods, List<String> broken) {
        if (!Asking.comesTrue(Duration.ofMinutes(3), () -> open(hub).isEmpty() && allThere(hub))) {
            broken.add("files: " + open(hub) + " not over, " + left() + " left in the folder (expected: none)");
        }
        for (String name : sent) {
            for (int row = 0; row < ROWS; row++) {
                goods.received("SKU-" + (1 + row % Goods.SKUS), 1);
            }
        }
        Asking.all(hub, "/api/v1/imports").stream()
                .filter(one -> one.path("state").asText().equals("done"))
                .filter(one -> one.path("rows").path("done").asInt() != ROWS)
                .forEach(one -> broken.add("file " + one + " (expected: " + ROWS + " rows)"));
    }

    private static Set<String> open(HubProcess hub) {
        return Asking.all(hub, "/api/v1/imports").stream()
                .filter(one -> !OVER.contains(one.path("state").asText()))
                .map(one -> one.path("id").asText())
                .collect(Collectors.toSet());
    }

    private boolean allThere(HubProcess hub) {
        List<JsonNode> all = Asking.all(hub, "/api/v1/imports");
        if (folder == null) {
            Set<String> known = all.stream().map(one -> one.path("id").asText()).collect(Collectors.toSet());
            return known.containsAll(imports.values());
        }
        Set<String> known = new HashSet<>();
        all.forEach(one -> known.add(one.path("name").asText()));
        return known.containsAll(sent) && left().isEmpty();
    }

    private List<String> left() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String tally() {
        return sent.size() + (folder == null ? " uploaded files" : " dropped files");
    }
}
