package hub.filetransfer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the last look at the watched folder met. Names of files are not told: they may name persons. */
@Component
class FolderState {

    /** @param code stable word */
    record Trouble(String code, String detail, int files) {}

    private final Map<String, Trouble> noted = new LinkedHashMap<>();
    private volatile Map<String, Trouble> last = Map.of();

    /** A look begins. */
    synchronized void begin() {
        noted.clear();
    }

    synchronized void note(String code, String detail) {
        noted.merge(code, new Trouble(code, detail, 1), (one, more) -> new Trouble(code, detail, one.files() + 1));
    }

    /** A look ended. */
    synchronized void end() {
        last = Map.copyOf(noted);
    }

    /** There was nothing to look at. */
    synchronized void only(String code, String detail) {
        begin();
        note(code, detail);
        end();
    }

    Map<String, Trouble> troubles() {
        return last;
    }

    Optional<Trouble> trouble(String code) {
        return Optional.ofNullable(last.get(code));
    }
}
