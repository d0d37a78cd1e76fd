package hub.mapping;

import hub.overlay.Overlay;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All mappings, compiled. A content published from the console goes before the overlay, the overlay before the built-in;
 * a file that is wrong stops the start, a publication that no longer compiles falls back to the file.
 */
@Component
class MappingLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(MappingLibrary.class);

    private final Overlay overlay;
    private final PublicationStore store;
    private final Clock clock;
    private volatile MappingFiles files = new MappingFiles(Map.of());
    private volatile Map<MappingName, Compiled> compiledFiles = Map.of();
    private Map<MappingName, Long> adopted = Map.of();
    private volatile Map<MappingName, InForce> inForce = Map.of();
    private volatile Map<MappingName, String> troubles = Map.of();

    @Autowired
    MappingLibrary(Overlay overlay, PublicationStore store) {
        this(overlay, store, Clock.systemUTC());
    }

    MappingLibrary(Overlay overlay, PublicationStore store, Clock clock) {
        this.overlay = overlay;
        this.store = store;
        this.clock = clock;
        reload();
    }

    Optional<InForce> inForce(MappingName name) {
        return Optional.ofNullable(inForce.get(name));
    }

    /** Publications that do not compile any more, with the reason; their files run instead. */
    Map<MappingName, String> troubles() {
        return troubles;
    }

    /**
     * Reads all files again and, where one changed, records what is new.
     *
     * @throws hub.overlay.WrongFiles when a file is wrong; what ran before goes on running
     */
    final synchronized void reload() {
        MappingFiles read = MappingFiles.load(overlay);
        if (read.equals(files) && !adopted.isEmpty()) {
            return;
        }
        compiledFiles = read.compiled();
        files = read;
        adopted = Map.of();
        Map<MappingName, Long> active = store.active();
        compiledFiles.forEach((name, compiled) -> {
            if (compiled.program().isPresent()) {
                recordIfChanged(name, compiled, Optional.ofNullable(active.get(name)));
            }
        });
        refresh();
    }

    /** Takes over what this or another replica published meanwhile. */
    final synchronized void refresh() {
        Map<MappingName, Long> active = store.active();
        if (active.equals(adopted)) {
            return;
        }
        Map<MappingName, InForce> next = new HashMap<>();
        Map<MappingName, String> broken = new HashMap<>();
        active.forEach((name, number) -> load(name, number, broken).ifPresent(loaded -> next.put(name, loaded)));
        troubles = Map.copyOf(broken);
        inForce = Map.copyOf(next);
        adopted = active;
    }

    Set<String> platforms() {
        return Stream.concat(compiledFiles.keySet().stream(), inForce.keySet().stream())
                .map(MappingName::platform)
                .collect(Collectors.toSet());
    }

    /** @throws MappingFileException when it does not compile */
    Compiled compile(MappingName name, String source) {
        return MappingCompiler.compile(name, name.path(), source, files::source);
    }

    /** Runs from the next {@link #refresh()} on, which belongs after the commit. */
    long record(Compiled compiled, String by, String reason) {
        return store.publish(compiled, new PublicationStore.Entry("console", clock.instant(), by, reason));
    }

    List<Publication> publications(MappingName name, int limit, long before) {
        return store.list(name, limit, before);
    }

    Publication publication(long number) {
        return store.get(number);
    }

    private void recordIfChanged(MappingName name, Compiled file, Optional<Long> active) {
        Publication running = active.map(store::get).orElse(null);
        if (running == null
                || !running.origin().equals("console") && !running.hash().equals(file.hash())) {
            long number = store.publish(file, fileEntry(name));
            LOG.info("mapping {} changed: publication {}", name, number);
        }
    }

    private PublicationStore.Entry fileEntry(MappingName name) {
        return new PublicationStore.Entry(files.byPath().get(name.path()).origin(), clock.instant(), null, null);
    }

    private Optional<InForce> load(MappingName name, long number, Map<MappingName, String> broken) {
        Publication publication = store.get(number);
        Compiled file = compiledFiles.get(name);
        if (file != null && file.program().isPresent() && file.hash().equals(publication.hash())) {
            return file.program().map(program -> new InForce(program, number));
        }
        try {
            Map<String, String> modules = store.modules(number);
            Compiled compiled = MappingCompiler.compile(
                    name,
                    name.path() + " publication " + number,
                    publication.source(),
                    path -> Optional.ofNullable(modules.get(path)));
            return compiled.program().map(program -> new InForce(program, number));
        } catch (RuntimeException e) {
            broken.put(name, e.getMessage());
            LOG.error(
                    "mapping {} publication {} does not compile, its file runs instead: {}",
                    name,
                    number,
                    e.getMessage());
            return fallback(name, file);
        }
    }

    private Optional<InForce> fallback(MappingName name, Compiled file) {
        if (file == null || file.program().isEmpty()) {
            return Optional.empty();
        }
        long number =
                store.newestWithHash(name, file.hash()).orElseGet(() -> store.recordBeside(file, fileEntry(name)));
        return file.program().map(program -> new InForce(program, number));
    }
}
